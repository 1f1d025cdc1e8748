import type { Measurement } from './types.ts';

/** A column: its heading and how a row's value is written. */
export type Column<Row> = { title: string; cell: (row: Row) => string };

/** The columns of every search table. */
export const measurementColumns: readonly Column<Measurement>[] = [
  { title: 'engine', cell: ({ label }) => label },
  { title: 'hit@1', cell: ({ hit1 }) => hit1.toFixed(1) },
  { title: 'hit@5', cell: ({ hit5 }) => hit5.toFixed(1) },
  { title: 'MRR@10', cell: ({ mrr10 }) => mrr10.toFixed(1) },
  { title: 'build ms', cell: ({ buildMs }) => buildMs.toFixed(0) },
  { title: 'heap MB', cell: ({ heapMb }) => heapMb.toFixed(1) },
  { title: 'p50 µs', cell: ({ p50Us }) => p50Us.toFixed(0) },
  { title: 'p99 µs', cell: ({ p99Us }) => p99Us.toFixed(0) },
];

/** The same with the number of documents, for sets that grow. */
export const growthColumns: readonly Column<Measurement>[] = [
  { title: 'documents', cell: ({ documents }) => String(documents) },
  ...measurementColumns,
];

/** Lines of an aligned table: the first column to the left, numbers to the right. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  const widths = columns.map((_, place) => Math.max(...cells.map((line) => line[place]?.length ?? 0)));
  const isText = columns.map(({ title }) => title === 'engine' || title === 'what');
  const write = (line: readonly string[]) =>
    line
      .map((cell, place) => (isText[place] ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join('  ')
      .trimEnd();
  return cells.map(write).join('\n');
}
