import type { OfficialText, ProcedureSource } from '../case.ts';
import { type Anomaly, type AnomalyKind, anomalyKinds } from './anomaly.ts';
import { inspectBody } from './body.ts';
import { type ContentsLine, cleanTitle, compareTitles, readContents } from './contents.ts';

/** A case as the official document has it. */
export type DocumentCase = {
  number: number;
  /** From the contents, cleaned. */
  title: string;
  pages: { first: number; last: number };
  /** Undefined where the document has a contents line only. */
  body: (OfficialText & { line: number; procedureSource: ProcedureSource }) | undefined;
};

export type OfficialDocument = { cases: DocumentCase[]; anomalies: Anomaly[]; bodyCount: number };

/** The document cannot be read as a casebook; the message says why, for the person who named it. */
export class DocumentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentError';
  }
}

/** Parses the official document (Markdown made from a scan). Throws a DocumentError when it is no casebook. */
export function parseOfficialDocument(text: string): OfficialDocument {
  if (text.trim() === '') throw new DocumentError('The document is empty.');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const contents = readContents(lines);
  if (contents.lines.length === 0)
    throw new DocumentError('The document has no table of contents (lines such as "| 52. title ... | 56 |").');
  const anomalies = [...contents.anomalies];
  const report = (kind: AnomalyKind, number: number, line: number, detail: string = anomalyKinds[kind]) =>
    anomalies.push({ kind, number, line, detail });
  const heads = findHeads(lines, contents.end, contents.lines, report);
  const cases = contents.lines.map((entry, i): DocumentCase => {
    const next = contents.lines[i + 1];
    const pages = { first: entry.page, last: Math.max(entry.page, (next?.page ?? entry.page + 1) - 1) };
    const place = heads.findIndex(({ number }) => number === entry.number);
    const head = heads[place];
    if (!head) {
      report('missing-body', entry.number, entry.line);
      return { number: entry.number, title: entry.title, pages, body: undefined };
    }
    const end = heads[place + 1]?.index ?? lines.length;
    const body = inspectBody({ number: entry.number, lines, start: head.index, end, report });
    reportTitle(entry, head, report);
    return {
      number: entry.number,
      title: entry.title,
      pages,
      body: { ...body, title: head.title, line: head.index + 1 },
    };
  });
  anomalies.sort((a, b) => a.line - b.line || a.number - b.number);
  return { cases, anomalies, bodyCount: heads.length };
}

type Head = { number: number; index: number; title: string; raw: string; splitAt: number | undefined };
type Report = (kind: AnomalyKind, number: number, line: number, detail?: string) => void;
type Candidate = Head & { level: number; space: string; isLike: boolean };

/** Case headings: levels 1 to 3, each number once; of several with one number the one titled as in the contents. */
function findHeads(lines: readonly string[], from: number, contents: readonly ContentsLine[], report: Report): Head[] {
  const candidates = findCandidates(lines, from, contents, report);
  const byNumber = new Map<number, Candidate>();
  for (const candidate of candidates)
    if (candidate.isLike && !byNumber.has(candidate.number)) byNumber.set(candidate.number, candidate);
  const heads = [...byNumber.values()];
  for (const candidate of candidates) {
    if (byNumber.has(candidate.number)) continue;
    const before = heads.findLast(({ index }) => index < candidate.index);
    if (before && before.number !== candidate.number - 1) continue;
    byNumber.set(candidate.number, candidate);
    heads.push(candidate);
    heads.sort((a, b) => a.index - b.index);
  }
  for (const { number, index, level, space } of heads)
    if (level !== 2 || space)
      report('heading-form', number, index + 1, `level ${level}${space ? ', a space after the number' : ''}`);
  return heads;
}

function findCandidates(
  lines: readonly string[],
  from: number,
  contents: readonly ContentsLine[],
  report: Report,
): Candidate[] {
  const byNumber = new Map(contents.map((entry) => [entry.number, entry]));
  const candidates: Candidate[] = [];
  for (let index = from; index < lines.length; index++) {
    const match = /^(#{1,3})\s+(\d{1,3})\s*[.．、](\s*)(\S.*)$/.exec(lines[index] ?? '');
    if (!match) continue;
    const [, marks = '', digits = '', space = '', raw = ''] = match;
    const number = Number(digits);
    const entry = byNumber.get(number);
    if (!entry) {
      if (startsCase(lines, index)) report('not-in-contents', number, index + 1);
      continue;
    }
    const { title, splitAt } = fullTitle(lines, index, raw, entry);
    const isLike = compareTitles(title, entry.title) !== 'different';
    candidates.push({ number, index, title, raw: raw.trim(), splitAt, level: marks.length, space, isLike });
  }
  return candidates;
}

/** A numbered heading heads a case when the first section follows it. */
function startsCase(lines: readonly string[], index: number): boolean {
  let next = index + 1;
  while (next < lines.length && lines[next]?.trim() === '') next += 1;
  return /^#{1,6}\s*一\s*[、.．]/.test(lines[next] ?? '');
}

/** Joins a title that runs on into the next heading. */
function fullTitle(
  lines: readonly string[],
  index: number,
  raw: string,
  entry: ContentsLine,
): { title: string; splitAt: number | undefined } {
  const title = cleanTitle(raw);
  if (compareTitles(title, entry.title) !== 'part' || title.length >= entry.title.length)
    return { title, splitAt: undefined };
  for (let next = index + 1; next <= index + 3; next++) {
    const more = /^#{1,4}\s+(\S.*)$/.exec(lines[next] ?? '')?.[1];
    if (more === undefined) continue;
    const joined = cleanTitle(`${title}${more}`);
    if (['same', 'spacing'].includes(compareTitles(joined, entry.title))) return { title: joined, splitAt: next };
  }
  return { title, splitAt: undefined };
}

function reportTitle(entry: ContentsLine, { title, raw, index, splitAt }: Head, report: Report): void {
  const relation = compareTitles(title, entry.title);
  if (relation === 'part' || relation === 'different')
    report('title-differs', entry.number, index + 1, `the text has "${title}", the contents "${entry.title}"`);
  else if (splitAt !== undefined) report('title-split', entry.number, index + 1, `continues on line ${splitAt + 1}`);
  else if (raw !== entry.raw) report('title-spacing', entry.number, index + 1);
}
