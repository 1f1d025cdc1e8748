import type { Vocabulary } from '../text/vocabulary.ts';
import { type AnalysedPassage, fieldWeights } from './documents.ts';
import { createImpactIndex, type ImpactIndex, type Touched, type WeightedKey } from './impact-index.ts';

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

/** What of a passage is indexed. */
type Indexed = Pick<AnalysedPassage, 'terms' | 'field'>;

/** Indexes the passages of all cases, one list a case. */
export function createPassageIndex(
  passagesOfCases: readonly (readonly Indexed[])[],
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
  const touched: Touched = { places: new Int32Array(passages.length), count: 0 };
  const first = new Float32Array(passagesOfCases.length);
  const second = new Float32Array(passagesOfCases.length);
  const place = new Int32Array(passagesOfCases.length);
  return { index, caseOf, best };

  function best(terms: readonly WeightedKey[]): BestPassages {
    touched.count = 0;
    index.accumulate(terms, scores, touched);
    first.fill(0);
    second.fill(0);
    place.fill(-1);
    for (let met = 0; met < touched.count; met++) {
      const i = touched.places[met] ?? 0;
      const raw = scores[i] ?? 0;
      scores[i] = 0;
      const owner = caseOf[i] ?? 0;
      const score = raw * (weights[i] ?? 0);
      const highest = first[owner] ?? 0;
      // The earlier of two equal sentences counts.
      if (score > highest || (score === highest && i < (place[owner] ?? -1))) {
        second[owner] = highest;
        first[owner] = score;
        place[owner] = i;
      } else if (score > (second[owner] ?? 0)) second[owner] = score;
    }
    return { first, second, place };
  }
}
