import { peers } from '../engines/engines.ts';
import type { BenchSet } from '../types.ts';
import { casebookSet } from './casebook.ts';
import { cmrcFolder, cmrcSet, hasCmrc } from './cmrc.ts';
import { growthSet } from './growth.ts';

/** The sets that compare engines. */
export const setNames = ['casebook', 'cmrc', 'growth'] as const;
export type SetName = (typeof setNames)[number];

/** One table: which engine is measured on what. `skip` says why nothing is. */
export type Comparison = {
  title: string;
  note: string;
  parts: readonly { engine: string; set: string }[];
  skip?: string;
  grows?: boolean;
};

const growthSizes = [144, 10_000, 100_000];
/** MiniSearch needs tens of milliseconds a question beyond this. */
const peerLimit = 10_000;

/** The tables of a set. */
export function comparisons(name: SetName, upTo: number): Comparison[] {
  switch (name) {
    case 'casebook':
      return [casebookComparison()];
    case 'cmrc':
      return [
        cmrcComparison('CMRC 2018: general passages, odd-numbered questions', 'cmrc'),
        cmrcComparison('CMRC 2018 with one homophone slip a question, odd-numbered questions', 'cmrc-typo'),
      ];
    case 'growth':
      return [growthComparison(upTo)];
  }
}

/** The documents and questions of a set by the name that a child process is told. */
export function loadSet(name: string): BenchSet | undefined {
  const size = /^growth-(\d+)$/.exec(name)?.[1];
  if (size !== undefined) return growthSet(Number(size));
  if (name === 'casebook') return casebookSet();
  if (name === 'cmrc') return cmrcSet('questions.jsonl');
  if (name === 'cmrc-typo') return cmrcSet('questions.typo.jsonl');
  return undefined;
}

function casebookComparison(): Comparison {
  const set = casebookSet();
  const common = {
    title: `Casebook: ${set?.documents.length ?? 0} records, ${set?.questions.length ?? 0} development questions with one right case`,
    parts: ['ours-casebook', ...peers].map((engine) => ({ engine, set: 'casebook' })),
    note: 'Our weights were found on these questions, and only ours mends slips, reads pinyin and knows synonyms.',
  };
  return set ? common : { ...common, skip: 'there are no questions in test/eval/dev' };
}

function cmrcComparison(title: string, set: string): Comparison {
  const common = {
    title,
    parts: ['ours', 'ours-repair', ...peers].map((engine) => ({ engine, set })),
    note: 'Our weights were found on the even-numbered questions, which here only warm the engines up.',
  };
  return hasCmrc() ? common : { ...common, skip: `${cmrcFolder} is not there` };
}

function growthComparison(upTo: number): Comparison {
  const sizes = growthSizes.filter((size) => size <= upTo);
  const parts = sizes.flatMap((size) => [
    { engine: 'ours', set: `growth-${size}` },
    ...(size <= peerLimit ? [{ engine: 'minisearch-bigram', set: `growth-${size}` }] : []),
  ]);
  const note = hasCmrc()
    ? 'Distractors are made of CMRC sentences; half of the timed questions are CMRC’s, for which nothing is right. Goal at 100,000: build under 90 s, p99 under 5 ms.'
    : 'Distractors are made of the records’ own sentences, as CMRC 2018 is not there. Goal at 100,000: build under 90 s, p99 under 5 ms.';
  return { title: 'Growth: the records among distractors', note, parts, grows: true };
}
