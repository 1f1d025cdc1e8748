import type { Aspect } from '../../bot/reply.ts';
import type { Score } from './score.ts';

/** One question with what was expected, what came, and what it earned. */
export type Row = {
  id: string;
  kind: string;
  q: string;
  gold: readonly number[];
  must?: readonly number[];
  answer?: readonly string[];
  wantedAspect?: string;
  got: readonly number[];
  aspect: Aspect | null;
  rule: string;
  score: Score;
  explanation: { words: readonly string[]; hits: readonly { number: number; score: number }[] };
};

const measures = ['hit1', 'hit3', 'fact', 'aspect', 'recall', 'precision', 'refused', 'falseRefusal', 'right'] as const;
type Measure = (typeof measures)[number];
/** Means of each measure by kind, in percent; undefined where it does not apply. */
export type Table = Map<string, { count: number; means: Partial<Record<Measure, number>> }>;

/** Means by kind, and over groups of kinds that the floors speak of. */
export function tabulate(rows: readonly Row[]): Table {
  const table: Table = new Map();
  for (const kind of [...new Set(rows.map((row) => row.kind))].sort())
    table.set(kind, summarise(rows.filter((row) => row.kind === kind)));
  for (const [name, kinds] of Object.entries(groups)) {
    const members = rows.filter((row) => kinds.includes(row.kind));
    if (members.length > 0) table.set(name, summarise(members));
  }
  return table;
}

const chineseSingles = ['paraphrase', 'term', 'fact', 'typo', 'pinyin', 'traditional', 'short', 'aspect'];
const groups: Record<string, readonly string[]> = {
  'ALL CHINESE SINGLES': chineseSingles,
  'ALL ENGLISH, MIXED': ['english', 'mixed'],
  'ALL EXACT': ['number', 'code', 'range', 'count', 'page'],
  'ALL IN THE BOOK': [...chineseSingles, 'english', 'mixed', 'page'],
};

function summarise(rows: readonly Row[]) {
  const means: Partial<Record<Measure, number>> = {};
  for (const measure of measures) {
    const values = rows.flatMap(({ score }) => (score[measure] === undefined ? [] : [Number(score[measure])]));
    if (values.length > 0) means[measure] = (100 * values.reduce((a, b) => a + b, 0)) / values.length;
  }
  return { count: rows.length, means };
}

/** The table as text. */
export function describeTable(table: Table, half: string): string {
  const head = ['kind'.padEnd(22), 'n'.padStart(4), ...measures.map((measure) => measure.padStart(12))].join(' ');
  const lines = [...table].map(([kind, { count, means }]) =>
    [
      kind.padEnd(22),
      String(count).padStart(4),
      ...measures.map((measure) => (means[measure]?.toFixed(1) ?? '-').padStart(12)),
    ].join(' '),
  );
  return [`Evaluation, half "${half}" (percent)`, head, ...lines].join('\n');
}

/** Least means that a run must reach; `falseRefusal` is a most. */
const floors: readonly { kind: string; measure: Measure; floor: number }[] = [
  { kind: 'ALL CHINESE SINGLES', measure: 'hit1', floor: 96 },
  ...chineseSingles.map((kind) => ({ kind, measure: 'hit1' as const, floor: 92 })),
  { kind: 'ALL ENGLISH, MIXED', measure: 'hit1', floor: 94 },
  { kind: 'fact', measure: 'fact', floor: 95 },
  { kind: 'ALL EXACT', measure: 'right', floor: 100 },
  { kind: 'audience', measure: 'recall', floor: 99 },
  { kind: 'audience', measure: 'precision', floor: 95 },
  { kind: 'topic', measure: 'recall', floor: 97 },
  { kind: 'topic', measure: 'precision', floor: 88 },
  { kind: 'out', measure: 'refused', floor: 95 },
  { kind: 'near', measure: 'refused', floor: 88 },
  { kind: 'unstated', measure: 'fact', floor: 92 },
  { kind: 'ALL IN THE BOOK', measure: 'falseRefusal', floor: 1 },
  { kind: 'dialogue', measure: 'right', floor: 94 },
];

/** The floors that a table does not reach, as sentences. */
export function checkFloors(table: Table): string[] {
  return floors.flatMap(({ kind, measure, floor }) => {
    const value = table.get(kind)?.means[measure];
    if (value === undefined) return [];
    const holds = measure === 'falseRefusal' ? value <= floor : value >= floor;
    return holds
      ? []
      : [`${kind} ${measure} ${value.toFixed(1)}, ${measure === 'falseRefusal' ? 'at most' : 'at least'} ${floor}`];
  });
}
