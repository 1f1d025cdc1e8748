import type { Casebook } from '../../knowledge/casebook.ts';

/** A case, and the share of the weight of some words that its record has. */
export type Described = { number: number; share: number };

/** Of these cases, the one whose record has most of the words; the first of several that have as much. */
export function describedAmong(
  { search }: Casebook,
  words: readonly string[],
  numbers: readonly number[],
): Described | undefined {
  const weighed = [...new Set(words)].map((word) => ({
    weight: search.idf(word),
    having: new Set(search.mentioning([word], 'all')),
  }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  return numbers
    .map((number) => ({
      number,
      share: weighed.reduce((sum, { weight, having }) => sum + (having.has(number) ? weight : 0), 0) / total,
    }))
    .reduce<Described | undefined>((best, one) => (one.share > (best?.share ?? 0) ? one : best), undefined);
}
