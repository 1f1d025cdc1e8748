import type { Lexicon } from '../lexicon.ts';
import { analyse } from '../text/analyse.ts';
import { normalise } from '../text/normalise.ts';
import type { WeightedKey } from './impact-index.ts';
import { isHan } from './question.ts';

/** Words that mean the same as a question's own, a little weaker than these. */
export type Synonyms = { expand(words: readonly string[]): WeightedKey[] };

const synonymWeight = 0.5;

/** Looks groups up by word; a name of several words is found when all of them stand in the question. */
export function createSynonyms({ synonyms }: Lexicon): Synonyms {
  const groups = synonyms.map((group) => group.map((word) => ({ word: normalise(word), keys: keysOf(word) })));
  const groupsByKey = new Map<string, (typeof groups)[number][]>();
  for (const group of groups)
    for (const { keys } of group)
      for (const key of keys) groupsByKey.set(key, [...(groupsByKey.get(key) ?? []), group]);
  return {
    expand(words) {
      const own = new Set(words);
      const found = new Map<string, number>();
      for (const group of new Set(words.flatMap((word) => groupsByKey.get(word) ?? []))) {
        if (!group.some(({ keys }) => keys.every((key) => own.has(key)))) continue;
        for (const { keys } of group)
          for (const key of keys) if (!own.has(key)) found.set(key, synonymWeight / Math.sqrt(keys.length));
      }
      return [...found].map(([key, weight]) => ({ key, weight }));
    },
  };
}

/** Keys that stand for a word in the index: itself where the segmenter keeps it whole, else its parts. */
function keysOf(word: string): string[] {
  const terms = analyse(word).filter(({ kind }) => kind === 'word');
  const whole = terms.filter(({ key }) => key === normalise(word));
  const chosen = whole.length > 0 ? whole : isHan(word) ? terms.filter(({ key }) => key.length > 1) : terms;
  return [...new Set(chosen.map(({ key }) => key))];
}
