/** How many texts of a kind there are, and in how many of them each term stands. */
type Counts<Key> = { texts: number; having: Map<Key, number> };

/**
 * How much likelier the terms of a text are in one kind of text than in another: the sum of their log odds (naive Bayes) over
 * the root of their number, so that a longer text says more, but not in proportion. Terms that neither kind has say nothing.
 * Each term is to be given once.
 */
export type LikelihoodRatio<Key> = (terms: Iterable<Key>) => number;

/**
 * So many texts that have a term as often as all texts do are added to each kind: a kind of few texts says little, and one
 * of none nothing (m-estimate: Cestnik 1990).
 */
const smoothing = 500;

/** Learns the ratio from texts of both kinds, each given as its terms. */
export function createLikelihoodRatio<Key>(
  here: Iterable<Iterable<Key>>,
  there: Iterable<Iterable<Key>>,
): LikelihoodRatio<Key> {
  const [own, other] = [count(here), count(there)];
  const odds = new Map<Key, number>();
  for (const term of [...own.having.keys(), ...other.having.keys()]) {
    const [a, b] = [own.having.get(term) ?? 0, other.having.get(term) ?? 0];
    const share = (a + b) / (own.texts + other.texts);
    const shareIn = (frequency: number, texts: number) => (frequency + smoothing * share) / (texts + smoothing);
    odds.set(term, Math.log(shareIn(a, own.texts) / shareIn(b, other.texts)));
  }
  return (terms) => {
    let sum = 0;
    let size = 0;
    for (const term of terms) {
      size += 1;
      sum += odds.get(term) ?? 0;
    }
    return sum / Math.sqrt(size + 1);
  };
}

function count<Key>(texts: Iterable<Iterable<Key>>): Counts<Key> {
  const counts: Counts<Key> = { texts: 0, having: new Map() };
  for (const terms of texts) {
    counts.texts += 1;
    for (const term of new Set(terms)) counts.having.set(term, (counts.having.get(term) ?? 0) + 1);
  }
  return counts;
}
