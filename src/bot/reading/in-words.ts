import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';

/** A word that stands in more of the book than this tells no cases apart. */
const tooCommon = 0.3;
/** The share of the words' weight that a case must have. */
const enough = 0.7;

/**
 * Cases whose facts speak of these words, or of others that mean the same; for subjects that are no category.
 * A word that stands nowhere weighs most, so that a subject which the book does not have finds nothing.
 */
export function casesSpeakingOf(casebook: Casebook, words: readonly string[]): Case[] {
  const most = casebook.cases.length * tooCommon;
  const found = [...new Set(words)]
    .map((word) => ({ weight: casebook.search.idf(word), cases: speaking(casebook, word) }))
    .filter(({ cases }) => cases.size <= most);
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const weightOf = ({ number }: Case) =>
    found.reduce((sum, { weight, cases }) => (cases.has(number) ? sum + weight : sum), 0);
  return casebook.cases
    .map((entry) => ({ entry, weight: weightOf(entry) }))
    .filter(({ weight }) => weight >= total * enough)
    .sort((a, b) => b.weight - a.weight || a.entry.number - b.entry.number)
    .map(({ entry }) => entry);
}

function speaking({ search, lexicon }: Casebook, word: string): ReadonlySet<number> {
  const same = lexicon.synonyms.filter((group) => group.includes(word)).flat();
  return new Set([word, ...same].flatMap((one) => search.mentioning([one])));
}
