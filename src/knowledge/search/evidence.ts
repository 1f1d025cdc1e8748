import type { Case } from '../case.ts';
import { pairsOf } from '../text/analyse.ts';
import { squash } from '../text/normalise.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Evidence } from './confidence.ts';
import type { AnalysedPassage } from './documents.ts';
import type { ImpactIndex } from './impact-index.ts';
import { namesOfCase } from './names.ts';
import { isHan } from './question.ts';

/** Whether a record, or a part of it, has a term. */
type Has = (key: string) => boolean;

type Keys = {
  all: Has;
  facts: Has;
  /** Codes and abbreviations of the Chinese facts, in lower case: BTEC, 9810. */
  codes: ReadonlySet<string>;
  names: readonly string[];
};
type Subject = {
  question: string;
  words: readonly string[];
  mass: number;
  /** Share of the question's weight that the case's best sentence carries. */
  inside: number;
  /** The same of the nearest question that no case answers. */
  outside: number;
  /** How much likelier its terms are among questions to the cases than among those that no case answers. */
  likeness: number;
  score: number;
  runnerUp: number;
};

/** Measures how well a case covers a question. Looks into a record's terms only when it is asked about it. */
export type EvidenceReader = (place: number, subject: Subject) => Evidence;

export function createEvidenceReader(
  cases: readonly Case[],
  passages: readonly (readonly AnalysedPassage[])[],
  index: ImpactIndex,
  vocabulary: Vocabulary,
): EvidenceReader {
  const cache = new Map<number, Keys>();
  const keysOf = (place: number): Keys => {
    const known = cache.get(place);
    if (known) return known;
    const list = passages[place] ?? [];
    const has = (parts: readonly AnalysedPassage[]): Has => {
      const ids = new Set<number>();
      for (const { terms } of parts) for (const id of terms) ids.add(id);
      return (key) => ids.has(vocabulary.idOf(key) ?? -1);
    };
    const entry = cases[place];
    const made = {
      all: has(list),
      facts: has(list.filter(({ field }) => field !== 'question')),
      codes: codesIn(list),
      names: entry ? namesOfCase(entry) : [],
    };
    cache.set(place, made);
    return made;
  };
  return (place, { question, words, mass, inside, outside, likeness, score, runnerUp }) => {
    const { all, facts, codes, names } = keysOf(place);
    const distinct = [...new Set(words)];
    const total = sum(distinct.map((word) => index.idf(word)));
    const covered = (has: Has) => sum(distinct.map((word) => index.idf(word) * shareIn(word, has)));
    const coverage = total === 0 ? 0 : covered(all) / total;
    const plain = squash(question);
    /** A code such as 9810 or btec that only this record has is as good as its name. */
    const isOwnCode = (word: string) => codes.has(word) && index.frequency(word) === 1;
    return {
      mass: Math.log(mass + 1e-3),
      lead: Math.min(2, Math.log(Math.max(score, 1e-3) / Math.max(runnerUp, 1e-3))),
      coverage,
      factCoverage: total === 0 ? 0 : covered(facts) / total,
      coveredMass: Math.log(1 + coverage * total),
      named: names.some((name) => plain.includes(name)) || distinct.some(isOwnCode) ? 1 : 0,
      complete: coverage >= 0.9 ? 1 : 0,
      length: Math.log(1 + words.length),
      score: Math.log(score + 0.01),
      overOutside: Math.log((inside + 0.05) / (outside + 0.05)),
      likeness,
    };
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** A word counts fully when the record has it, and in part when it has some of its pairs of characters. */
function shareIn(word: string, has: Has): number {
  if (has(word)) return 1;
  if (!isHan(word) || word.length < 2) return 0;
  const pairs = pairsOf(word);
  return (0.7 * pairs.filter(({ key }) => has(key)).length) / Math.max(1, pairs.length);
}

function codesIn(passages: readonly AnalysedPassage[]): ReadonlySet<string> {
  const chinese = passages.filter(({ field, language }) => field !== 'question' && language === 'zh');
  const codes = chinese.flatMap(
    ({ text }) => text.match(/(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])|(?<![\d.])\d{4}(?![\d.年万亿元家余多个项])/g) ?? [],
  );
  return new Set(codes.map((code) => code.toLowerCase()));
}
