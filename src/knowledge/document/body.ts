import type { ProcedureSource } from '../case.ts';
import type { AnomalyKind } from './anomaly.ts';

type Section = 'audience' | 'procedure' | 'results';
export type Body = Record<Section, string> & { procedureSource: ProcedureSource };

type BodySource = {
  number: number;
  lines: readonly string[];
  /** Index of the heading's line, and of the line after the case. */
  start: number;
  end: number;
  report: (kind: AnomalyKind, number: number, line: number, detail?: string) => void;
};

const sections: readonly { section: Section; numeral: string; name: string; slips: readonly string[] }[] = [
  { section: 'audience', numeral: '一', name: '适用对象', slips: ['适应对象'] },
  { section: 'procedure', numeral: '二', name: '办理流程', slips: [] },
  { section: 'results', numeral: '三', name: '实际效果', slips: [] },
];

/** Reads the three sections of a case and reports what is irregular in them. */
export function inspectBody({ number, lines, start, end, report }: BodySource): Body {
  const found: Partial<Record<Section, { from: number; to: number }>> = {};
  let open: Section | undefined;
  for (let index = start + 1; index < end; index++) {
    const heading = /^#{1,6}\s*([一二三四五])\s*[、.．]\s*(\S+)\s*$/.exec(lines[index] ?? '');
    const known =
      heading && sections.find(({ name, slips }) => name === heading[2] || slips.includes(heading[2] ?? ''));
    if (!known) continue;
    if (heading[2] !== known.name) report('label-slip', number, index + 1, `${heading[2]} for ${known.name}`);
    if (heading[1] !== known.numeral) report('numeral-slip', number, index + 1, `${heading[1]} for ${known.numeral}`);
    const before = open && found[open];
    if (before) before.to = index;
    open = known.section;
    found[open] = { from: index + 1, to: end };
  }
  for (const { section, name } of sections) if (!found[section]) report('missing-section', number, start + 1, name);
  const textOf = (section: Section) => sectionText(lines, found[section]);
  const procedureLine = found.procedure?.from ?? start + 1;
  const procedureSource = sourceOfProcedure(lines, found.procedure);
  if (procedureSource.kind) report(procedureSource.kind, number, procedureLine);
  if (procedureSource.kind === 'chart-only' && hasGap(lines, found.results))
    report('blank-after-results', number, found.results?.from ?? start + 1);
  reportMarkup(lines, start, end, (kind, line) => report(kind, number, line));
  reportArrows(lines, found.procedure, (kind, line) => report(kind, number, line));
  for (const section of ['procedure', 'results'] as const)
    reportRepeats(lines, found[section], (line, detail) => report('repeated-sentence', number, line, detail));
  return {
    audience: textOf('audience'),
    procedure: textOf('procedure'),
    results: textOf('results'),
    procedureSource: procedureSource.source,
  };
}

type Span = { from: number; to: number } | undefined;

/** A section as text: markup headings lose their marks, blank lines are folded. */
function sectionText(lines: readonly string[], span: Span): string {
  if (!span) return '';
  return lines
    .slice(span.from, span.to)
    .map((line) => line.replace(/^#{1,6}\s*/, '').trim())
    .filter(Boolean)
    .join('\n');
}

/** Pictures were dropped from the text and left three or more blank lines behind. */
function hasGap(lines: readonly string[], span: Span): boolean {
  if (!span) return false;
  let blank = 0;
  for (let index = span.from; index < span.to; index++) {
    blank = (lines[index] ?? '').trim() === '' ? blank + 1 : 0;
    if (blank >= 3) return true;
  }
  return false;
}

function sourceOfProcedure(lines: readonly string[], span: Span): { source: ProcedureSource; kind?: AnomalyKind } {
  const parts = sectionText(lines, span).split('\n').filter(Boolean);
  if (parts.length === 0) return { source: 'figure', kind: 'chart-only' };
  if (!hasGap(lines, span)) return { source: 'text' };
  // Captions are short and have neither the punctuation of a sentence nor an arrow.
  const isCaption = (part: string) => part.length <= 30 && !/[。；：:→（(]/u.test(part);
  return parts.every(isCaption)
    ? { source: 'figure', kind: 'chart-captions' }
    : { source: 'partial', kind: 'chart-beside-text' };
}

function reportMarkup(
  lines: readonly string[],
  start: number,
  end: number,
  report: (kind: AnomalyKind, line: number) => void,
): void {
  const own = lines.slice(start + 1, end);
  const reportFirst = (kind: AnomalyKind, isMarkup: (line: string) => boolean) => {
    const place = own.findIndex(isMarkup);
    if (place >= 0) report(kind, start + place + 2);
  };
  reportFirst('table', (line) => line.startsWith('|') && line.trimEnd().length > 1 && line.trimEnd().endsWith('|'));
  reportFirst('latex', (line) => /\$[^$]*\$/.test(line));
}

function reportArrows(lines: readonly string[], span: Span, report: (kind: AnomalyKind, line: number) => void): void {
  if (!span) return;
  const seen = new Set<AnomalyKind>();
  const once = (kind: AnomalyKind, index: number) => {
    if (!seen.has(kind)) report(kind, index + 1);
    seen.add(kind);
  };
  for (let index = span.from; index < span.to; index++) {
    const line = (lines[index] ?? '').trim();
    if (/[^\s?？][?？](?=\p{Script=Han}|利)|。[?？]/u.test(line)) once('arrow-question', index);
    if (
      /\p{Script=Han}[）)]?\s*(——+|—{1,2}| - |—)>?\s*[“(（]?\p{Script=Han}/u.test(line) ||
      /^一(?=利用|\p{Script=Han}{4})/u.test(line)
    )
      once('arrow-dash', index);
  }
}

function reportRepeats(lines: readonly string[], span: Span, report: (line: number, detail: string) => void): void {
  const repeat = firstRepeat(sectionText(lines, span));
  if (!span || !repeat) return;
  const place = lines.slice(span.from, span.to).findLastIndex((line) => line.includes(repeat));
  report(span.from + Math.max(0, place) + 1, `"${repeat.slice(0, 24)}"`);
}

/** A clause that stands twice in a section, or a sentence that says what the one before it said. */
function firstRepeat(text: string): string | undefined {
  const seen = new Set<string>();
  let before = '';
  for (const sentence of text.split(/[。；\n]/u)) {
    if (sentence.length >= 8 && shareOf(sentence, before) >= 0.6) return sentence;
    before = sentence;
    for (const clause of sentence.split('，').map((part) => part.trim())) {
      if (clause.length < 9 || /^[（(]/.test(clause)) continue;
      if (seen.has(clause)) return clause;
      seen.add(clause);
    }
  }
  return undefined;
}

/** Share of a sentence's character pairs that another one has too. */
function shareOf(sentence: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const known = new Set(pairs(other));
  const own = pairs(sentence);
  return own.filter((pair) => known.has(pair)).length / Math.max(1, own.length);
}
