import type { Vocabulary } from '../text/vocabulary.ts';
import { type AnalysedPassage, fieldWeights } from './documents.ts';
import { createImpactIndex, type ImpactIndex, type WeightedKey } from './impact-index.ts';

/** The two sentences that speak most for each case, by the place of the case. Good until the next question. */
export type BestPassages = {
  first: Float32Array;
  second: Float32Array;
  /** The place of the best sentence among all; -1 for none. */
  place: Int32Array;
};

/** The second level of the index: single sentences, hints and names. */
export type PassageIndex = {
  index: ImpactIndex;
  /** The place of the case that a passage belongs to. */
  caseOf: Int32Array;
  best(terms: readonly WeightedKey[]): BestPassages;
};

/** Indexes the passages of all cases, one list a case. */
export function createPassageIndex(
  passagesOfCases: readonly (readonly AnalysedPassage[])[],
  vocabulary: Vocabulary,
): PassageIndex {
  const passages = passagesOfCases.flat();
  const index = createImpactIndex(
    passages.map(({ terms, field }) => [{ terms, weight: 1, lengthNorm: fieldWeights[field].lengthNorm }]),
    vocabulary,
  );
  const caseOf = Int32Array.from(passagesOfCases.flatMap((list, place) => list.map(() => place)));
  const weights = Float64Array.from(passages, ({ field }) => fieldWeights[field].passage);
  const scores = new Float32Array(passages.length);
  const first = new Float32Array(passagesOfCases.length);
  const second = new Float32Array(passagesOfCases.length);
  const place = new Int32Array(passagesOfCases.length);
  return { index, caseOf, best };

  function best(terms: readonly WeightedKey[]): BestPassages {
    scores.fill(0);
    index.accumulate(terms, scores);
    first.fill(0);
    second.fill(0);
    place.fill(-1);
    for (let i = 0; i < scores.length; i++) {
      const raw = scores[i] ?? 0;
      if (raw === 0) continue;
      const owner = caseOf[i] ?? 0;
      const score = raw * (weights[i] ?? 0);
      if (score > (first[owner] ?? 0)) {
        second[owner] = first[owner] ?? 0;
        first[owner] = score;
        place[owner] = i;
      } else if (score > (second[owner] ?? 0)) second[owner] = score;
    }
    return { first, second, place };
  }
}
