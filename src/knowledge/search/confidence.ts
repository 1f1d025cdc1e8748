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
  /** Share of the question's nouns (by weight) that the record has. */
  nounCoverage: number;
  /** Logarithm of 1 + the number of words. */
  length: number;
};

/**
 * Weights of a logistic regression, found on the development questions (in the book against not in it); see
 * docs/evaluation.md for how to find them again.
 */
const weights: Readonly<Record<keyof Evidence | 'constant', number>> = {
  constant: -19.97,
  mass: 1.34,
  lead: 1.47,
  coverage: 3.42,
  factCoverage: 2.32,
  coveredMass: 2.11,
  named: 4.11,
  complete: 4.18,
  nounCoverage: 1.02,
  length: 4.05,
};

/**
 * Below this nothing is claimed. On the development questions, cross-validated: 1 % of those in the book refused,
 * 89 % of the near misses.
 */
export const answerFrom = -0.4;

/** Log-odds that the best hit answers the question; 0 is even. Without evidence there is nothing to answer with. */
export function logOddsOf(evidence: Evidence | undefined): number {
  if (!evidence) return Number.NEGATIVE_INFINITY;
  let sum = weights.constant;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][]) sum += weights[name] * value;
  return sum;
}
