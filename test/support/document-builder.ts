/** One case of a document in the official form; the sections are Markdown. */
export type CaseSource = {
  number: number;
  title: string;
  page: number;
  audience: string;
  procedure: string;
  results: string;
};

/** A document in the official form without any irregularity. */
export function officialDocument(cases: readonly CaseSource[]): string {
  const contents = cases.map(({ number, title, page }) => `| ${number}. ${title} ..... | ${page} |`);
  const bodies = cases.map(({ number, title, audience, procedure, results }) =>
    [
      `## ${number}.${title}`,
      `### 一、适用对象\n\n${audience}`,
      `### 二、办理流程\n\n${procedure}`,
      `### 三、实际效果\n\n${results}\n`,
    ].join('\n\n'),
  );
  return ['# 目 录', '', '|     |    |', '|-----|----|', ...contents, '', ...bodies].join('\n');
}

/**
 * The line (from 1) of a document that starts with the last of these texts, searched from the line that starts with
 * the one before, and so on. Throws when there is none.
 */
export function lineOf(text: string, ...starts: string[]): number {
  const lines = text.split('\n');
  return starts.reduce((from, start) => {
    const index = lines.findIndex((line, i) => i >= from && line.startsWith(start));
    if (index < 0) throw new Error(`no line starts with "${start}"`);
    return index + 1;
  }, 0);
}
