import { type Case, type CaseRecord, type CaseText, caseSchema, type Passage } from './case.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

/** The six sections of a record, in the order they stand in. */
export const sectionTitles = ['概要', '办理流程', '实际效果', 'Summary', 'Procedure', 'Results'] as const;
type SectionTitle = (typeof sectionTitles)[number];
type Sections = Record<SectionTitle, Passage[]>;

/** A case as its file states it; the map code is the book's to add. */
export type ParsedCase = Omit<Case, 'mapCode'> & { draft: boolean };
export type CaseFileResult = { value: ParsedCase; problems: [] } | { value: undefined; problems: Problem[] };

/** Reads a record: YAML front matter between `---` lines, then the six sections. Never throws. */
export function parseCaseFile(content: string, file: string): CaseFileResult {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(content.replace(/^\uFEFF/, ''));
  if (!match)
    return failed([{ file, line: 1, field: '', message: 'must start with front matter between two --- lines' }]);
  const [, frontMatter = '', body = ''] = match;
  const yaml = readYaml(frontMatter, caseSchema, file, 2);
  const sections = parseSections(body, file, frontMatter.split('\n').length + 3);
  const problems = [...yaml.problems, ...sections.problems];
  if (yaml.value === undefined || problems.length > 0) return failed(problems);
  return { value: toCase(yaml.value, sections.value), problems: [] };
}

function failed(problems: Problem[]): CaseFileResult {
  return { value: undefined, problems };
}

function parseSections(body: string, file: string, firstLine: number): { value: Sections; problems: Problem[] } {
  const value = Object.fromEntries(sectionTitles.map((title) => [title, [] as Passage[]])) as Sections;
  const problems: Problem[] = [];
  const seen: string[] = [];
  let current: Passage[] | undefined;
  for (const [index, text] of body.split(/\r?\n/).entries()) {
    const heading = /^##\s+(\S.*)$/.exec(text.trimEnd())?.[1];
    if (heading === undefined) {
      if (current) addLine(current, text);
      continue;
    }
    const known = sectionTitles.find((title) => title === heading);
    const line = firstLine + index;
    if (!known) problems.push({ file, line, field: '', message: `unknown section "${heading}"` });
    else if (seen.includes(known)) problems.push({ file, line, field: known, message: 'the section stands twice' });
    current = known && value[known];
    seen.push(heading);
  }
  for (const title of sectionTitles) {
    if (!seen.includes(title)) problems.push({ file, field: title, message: 'the section is missing' });
    else if (value[title].length === 0) problems.push({ file, field: title, message: 'the section is empty' });
  }
  return { value, problems };
}

/** Steps are `1. …`, points are `- …`; an indented line belongs to the item above it. */
function addLine(passages: Passage[], line: string): void {
  const text = line.trim();
  if (!text) return;
  const last = passages.at(-1);
  if (/^\s{2,}/.test(line) && last && last.kind !== 'paragraph') {
    last.text += ` ${text.replace(/^[-*]\s+/, '')}`;
    return;
  }
  const step = /^\d+[.、]\s*(.+)$/.exec(text)?.[1];
  const point = /^[-*]\s+(.+)$/.exec(text)?.[1];
  if (step) passages.push({ kind: 'step', text: step });
  else if (point) passages.push({ kind: 'point', text: point });
  else passages.push({ kind: 'paragraph', text });
}

function toCase(record: CaseRecord, sections: Sections): ParsedCase {
  const zh: CaseText = {
    title: record.title,
    audiences: record.audiences,
    aliases: record.aliases,
    questions: record.questions,
    metrics: record.metrics,
    summary: sections.概要,
    procedure: sections.办理流程,
    results: sections.实际效果,
  };
  const en: CaseText = {
    ...record.en,
    summary: sections.Summary,
    procedure: sections.Procedure,
    results: sections.Results,
  };
  return {
    number: record.number,
    pages: { first: record.pages[0], last: record.pages[1] },
    audienceTags: record.audience_tags,
    topics: record.topics,
    areas: record.areas,
    procedureSource: record.process,
    text: { zh, en },
    draft: record.draft ?? false,
  };
}
