import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { latinKey, nounsOf } from '../../knowledge/text/analyse.ts';

/** A word that stands in more of the book than this tells no cases apart. */
const tooCommon = 0.3;
/** Where one of several words will do, each has to tell more apart. */
const tooCommonAlone = 0.1;
/** The share of the words' weight that a case must have. */
const enough = 0.7;

/** Words of a question that name no category, and the text that they stand in. */
type Words = { residual: readonly string[]; text: string; anyOf: boolean };

/**
 * Cases whose facts speak of these words, or of others that mean the same; for subjects that are no category.
 * A word that stands nowhere weighs most, so that a subject which the book does not have finds nothing. With `anyOf`
 * one of the words will do.
 */
export function casesSpeakingOf(casebook: Casebook, { residual, text, anyOf }: Words): Case[] {
  const most = casebook.cases.length * (anyOf ? tooCommonAlone : tooCommon);
  const found = [...new Set(residual)]
    .map((word) => speaking(casebook, word, text))
    .filter(({ size }) => size <= most)
    .map((cases) => ({ weight: Math.log((1 + casebook.cases.length) / (1 + cases.size)), cases }));
  if (anyOf) return casebook.cases.filter(({ number }) => found.some(({ cases }) => cases.has(number)));
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

/** Cases that have the word, with the character before it where they have both (大数据); else one that means the same. */
function speaking({ search, lexicon }: Casebook, word: string, text: string): ReadonlySet<number> {
  const longer = new RegExp(`\\p{Script=Han}${word}`, 'u').exec(/^\p{Script=Han}/u.test(word) ? text : '')?.[0];
  const having = (one: string) => search.mentioning([one]);
  // 公安局 may stand in the book as 公安.
  const stem = word.replace(/(局|厅|委|部门|企业|公司|行业)$/u, '');
  for (const said of new Set([longer ?? word, word, stem].filter(({ length }) => length > 1))) {
    const own = having(said);
    if (own.length > 0) return new Set(own);
  }
  const same = lexicon.synonyms.filter((group) => group.some((other) => latinKey(other) === word)).flat();
  return new Set(same.flatMap((other) => having(latinKey(other))));
}

/** Whether one of the words is a thing that none of these cases speaks of, in whatever field of its record. */
export function namesWhatNoneHas({ search }: Casebook, words: readonly string[], cases: readonly Case[]): boolean {
  const things = [...nounsOf(words.join(' ')), ...words.filter((word) => /^[a-z]{3,}/.test(word))];
  const numbers = new Set(cases.map(({ number }) => number));
  return things.some((thing) => !search.mentioning([thing], 'all').some((number) => numbers.has(number)));
}
