import type { Case } from '../case.ts';
import { pairsOf } from '../text/analyse.ts';
import { normalise } from '../text/normalise.ts';
import type { PassageIndex } from './best-passages.ts';
import type { AnalysedPassage, FieldName } from './documents.ts';
import { isHan } from './question.ts';

/** Where a word must stand: in the names of a case, in its facts, or anywhere. */
export type Place = 'names' | 'facts' | 'all';

/** Numbers of the cases whose records have all of these words, each as the segmenter or the stemmer leaves it. */
export type MentionFinder = (words: readonly string[], where?: Place) => number[];

/** Finds records by the words they have; a Chinese word also counts where it stands inside others. */
export function createMentionFinder(
  cases: readonly Case[],
  passages: readonly AnalysedPassage[],
  { index, caseOf }: PassageIndex,
): MentionFinder {
  return (words, where = 'facts') => {
    const having = words.map((word) => {
      const found = new Set<number>();
      for (const place of passagesWith(word)) if (counts(passages[place]?.field, where)) found.add(caseOf[place] ?? -1);
      return found;
    });
    return cases.filter((_, place) => having.every((found) => found.has(place))).map(({ number }) => number);
  };

  function passagesWith(word: string): Set<number> {
    const found = new Set(index.documentsWith(word));
    if (isHan(word))
      for (const place of passagesWithPairs(word))
        if (!found.has(place) && normalise(passages[place]?.text ?? '').includes(word)) found.add(place);
    return found;
  }

  /** Passages that have all pairs of a word's characters: among these are all that have the word itself. */
  function passagesWithPairs(word: string): number[] {
    const [first, ...others] = pairsOf(word).map(({ key }) => new Set(index.documentsWith(key)));
    return [...(first ?? [])].filter((place) => others.every((having) => having.has(place)));
  }
}

function counts(field: FieldName | undefined, where: Place): boolean {
  return where === 'all' || (where === 'names' ? field === 'title' || field === 'alias' : field !== 'question');
}
