import type { Metric, Passage } from '../knowledge/case.ts';
import type { Language } from '../knowledge/language.ts';

export const intentNames = ['case', 'list', 'compare', 'stats', 'help', 'smalltalk', 'subscription', 'none'] as const;
/** What a message was taken for; `none`: not in the casebook, out of range, or unclear. */
export type IntentName = (typeof intentNames)[number];

export const aspects = ['overview', 'audience', 'process', 'effect', 'page', 'original'] as const;
/** What about a case was asked. */
export type Aspect = (typeof aspects)[number];

/** How a case is named in a reply. */
export type CaseLabel = { number: number; mapCode: string; title: string };

/** A row of a list; `ordinal` is what a person may answer with. */
export type CaseRow = CaseLabel & { ordinal: number; note?: string };

/**
 * A piece of a reply: what is said, never how it looks. Adapters render each kind for their platform and escape all
 * text for it.
 */
export type Block =
  /** The answer to what was asked; always the first block of a reply that has one. */
  | { kind: 'lead'; text: string }
  | { kind: 'text'; text: string }
  /** `address`: the page of the case in the console, where people can reach it. */
  | { kind: 'case'; label: CaseLabel; reference: string; address?: string }
  | { kind: 'section'; label: string; aspect: Aspect; passages: readonly Passage[] }
  /** Figures that a case moved; plain text leaves them out where a section of results states them anyway. */
  | { kind: 'metrics'; label: string; items: readonly Metric[] }
  | { kind: 'rows'; label?: string; rows: readonly CaseRow[] }
  | { kind: 'comparison'; columns: readonly CaseLabel[]; rows: readonly { label: string; cells: readonly string[] }[] }
  /** The chart of a case, where the operator has put the picture into data/figures. */
  | { kind: 'figure'; number: number }
  | { kind: 'note'; text: string };

/** Something to do next: a button where the platform has buttons; `say` is what typing it looks like. */
export type Action = { label: string; say: string };

/** The bot's answer to a message: meaning, never markup. */
export type Reply = {
  intent: IntentName;
  aspect: Aspect | null;
  language: Language;
  /** All case numbers of the answer in the order of relevance, the other pages of a list included. */
  cases: readonly number[];
  /** Those on this page. */
  shown: readonly number[];
  total: number;
  /** Numbers offered as "did you mean"; never part of the answer. */
  suggestions: readonly number[];
  blocks: readonly Block[];
  actions: readonly Action[];
};

/** How a reply came about, for `--explain` and the console. */
export type Explanation = {
  /** Name of the rule that answered. */
  rule: string;
  /** The question as it was read, repairs made. */
  read: string;
  words: readonly string[];
  unknown: readonly string[];
  hits: readonly { number: number; score: number; matched: readonly { term: string; fields: readonly string[] }[] }[];
};
