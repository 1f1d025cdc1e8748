import { logOdds, type Weights } from './log-odds.ts';

/** What speaks for the best hit of a search being the answer. Each value is measured on the hit and the question. */
export type Evidence = {
  /** Logarithm of the weight that the best sentence matches: grows with the question. */
  mass: number;
  /** Logarithm of the best score over the second, at most 2. */
  lead: number;
  /** Share of the question's weight in words that stand anywhere in the record. */
  coverage: number;
  /** The same without the retrieval hints: in the facts themselves. */
  factCoverage: number;
  /** Logarithm of 1 + the covered weight. */
  coveredMass: number;
  /** 1 when a name of the case (alias, quoted name) stands in the question. */
  named: number;
  /** 1 when nearly all of the question is covered. */
  complete: number;
  /** Logarithm of 1 + the number of words. */
  length: number;
  /** Logarithm of the score, which sinks with every word that the case does not have. */
  score: number;
  /** Logarithm of how much better the best sentence fits than the nearest question that no case answers. */
  overOutside: number;
};

/**
 * Weights of a logistic regression, found on the questions of dev and recent (in the book against not in it); see
 * docs/evaluation.md for how to find them again.
 */
const weights: Weights<keyof Evidence> = {
  constant: -10.07,
  mass: -0.75,
  lead: 0.93,
  coverage: -1.7,
  factCoverage: 2.88,
  coveredMass: 3.59,
  named: 2.26,
  complete: 2.72,
  length: 2.55,
  score: 1.77,
  overOutside: 5.02,
};

/** Below this nothing is claimed. In cross-validation 0.7 % of the questions in the book lie below, and 93.2 % of the near misses. */
export const answerFrom = -0.6;

/** Log-odds that the best hit answers the question; 0 is even. Without evidence there is nothing to answer with. */
export function logOddsOf(evidence: Evidence | undefined): number {
  return evidence ? logOdds(weights, evidence) : Number.NEGATIVE_INFINITY;
}
