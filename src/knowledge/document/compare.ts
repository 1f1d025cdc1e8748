import type { Case } from '../case.ts';
import type { Casebook } from '../casebook.ts';
import { compareTitles } from './contents.ts';
import { lackingFigures } from './figures.ts';
import type { DocumentCase, OfficialDocument } from './parse.ts';

/** How a document and the records differ. All lists are empty when they agree. */
export type Comparison = {
  /** In the document, not in data/. */
  added: DocumentCase[];
  /** In data/, not in the document. */
  removed: Case[];
  titles: { number: number; document: string; record: string }[];
  pages: { number: number; document: string; record: string }[];
  procedures: { number: number; document: string; record: string }[];
  /** Figures of the official text that a record lacks. */
  figures: { number: number; lacking: string[] }[];
};

/** Compares the document with the records, case by case. */
export function compareWithRecords(document: OfficialDocument, casebook: Casebook): Comparison {
  const result: Comparison = { added: [], removed: [], titles: [], pages: [], procedures: [], figures: [] };
  for (const entry of document.cases) {
    const record = casebook.get(entry.number);
    if (record) compareCase(entry, record, result);
    else result.added.push(entry);
  }
  const numbers = new Set(document.cases.map(({ number }) => number));
  result.removed = casebook.cases.filter(({ number }) => !numbers.has(number));
  return result;
}

function compareCase(entry: DocumentCase, record: Case, result: Comparison): void {
  const { number } = entry;
  const title = record.text.zh.title;
  if (!['same', 'spacing'].includes(compareTitles(entry.title, title)))
    result.titles.push({ number, document: entry.title, record: title });
  const pages = (span: { first: number; last: number }) => `${span.first}-${span.last}`;
  if (pages(entry.pages) !== pages(record.pages))
    result.pages.push({ number, document: pages(entry.pages), record: pages(record.pages) });
  const source = entry.body?.procedureSource ?? 'missing';
  if (source !== record.procedureSource)
    result.procedures.push({ number, document: source, record: record.procedureSource });
  if (!entry.body) return;
  const { audience, procedure, results } = entry.body;
  const lacking = lackingFigures(`${audience}\n${procedure}\n${results}`, record);
  if (lacking.length > 0) result.figures.push({ number, lacking });
}

/** The official wording by case number, to be attached to a casebook. */
export function officialTexts(document: OfficialDocument) {
  return new Map(
    document.cases.flatMap(({ number, body }) => {
      if (!body) return [];
      const { title, audience, procedure, results } = body;
      return [[number, { title, audience, procedure, results }] as const];
    }),
  );
}
