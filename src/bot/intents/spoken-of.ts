import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { numbersOf } from '../answers/list.ts';
import { ownSubject } from '../reading/back-references.ts';
import type { Request } from './intent.ts';

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

/** The words of 勘验那个, the whitelist one. */
const described =
  /^(.*?)那一?(?:个|条|项)|^(?:and |ok,? |so )?the ([\w -]{3,40}?) one\b|\bof the ([\w -]{3,40}?) one\b/;
const pointsAtFirst = /(一|最)开始|最初|最先|\bat first\b/;
const pointsAtEarlier =
  /刚才|刚刚|之前|前面|上面|回到|说回|(一|最)开始|最初|最先|\b(earlier|before|back to|at first)\b/;
const pointing = /^(刚才|刚刚|之前|前面|上面|回到|开始|一开始|最开始|最早|提到|问|说|earlier|befor|back)$/;
/** A case that was spoken of has this share of the words that are to point at it; more where nothing else says 刚才. */
const describedFrom = 0.5;
const surelyDescribedFrom = 0.8;
/** This sure of a case, it is meant, whatever was spoken of. */
const surelyAnother = 3;

/**
 * "再回到不动产那个，页码多少", "一站办那个页码": not the case spoken of, but one before it, or one of the list shown, that has the
 * words which point at it.
 */
export function earlierMeant(request: Request, subject: readonly string[]): Case | undefined {
  const { question, conversation, casebook } = request;
  const { focus, earlier = [], list } = conversation;
  // What stands before 那个 points; what stands after it may ask.
  const before = naming(ownSubject(described.exec(question.text)?.slice(1).find(Boolean) ?? ''));
  const saysEarlier = pointsAtEarlier.test(question.text);
  if (!saysEarlier && (before.length === 0 || focus === undefined)) return undefined;
  const words = before.length > 0 ? before : naming(subject);
  const isFirst = pointsAtFirst.test(question.text);
  const spoken = saysEarlier ? earlier : [...earlier, ...(list ? numbersOf(list) : [])];
  const meant = describedAmong(casebook, words, isFirst ? spoken.toReversed() : spoken);
  if (!meant || meant.share < (saysEarlier ? describedFrom : surelyDescribedFrom)) return undefined;
  const ofFocus = focus === undefined ? undefined : describedAmong(casebook, words, [focus]);
  if (!isFirst && meant.share <= (ofFocus?.share ?? 0)) return undefined;
  return saysEarlier || !namesOther(request, meant.number) ? casebook.get(meant.number) : undefined;
}

/** The words surely fit another case. */
function namesOther({ search }: Request, meant: number): boolean {
  const { hits, evidence, confidence } = search();
  return hits[0]?.case.number !== meant && (evidence?.named === 1 || confidence > surelyAnother);
}

function naming(words: readonly string[]): string[] {
  return words.filter((word) => !pointing.test(word));
}
