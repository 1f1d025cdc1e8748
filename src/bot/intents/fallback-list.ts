import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import { readAttribute } from '../reading/attributes.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import { readListRequest } from '../reading/requests.ts';
import { selectCases } from '../reading/selection.ts';
import { asksHow } from './bare-name.ts';
import type { Intent, Request } from './intent.ts';
import { listFrom } from './list.ts';
import { listOdds } from './list-odds.ts';
import { listed } from './listed.ts';
import { speaksOfElse } from './one-case.ts';

/** More words besides the categories tell of something else. */
const mostBesides = 4;
const longest = { zh: 45, en: 120 } as const;
/** What says that a kind of case is meant, where nothing else does. */
const kind =
  /(的|类的?|相关的?|有关的?|方面的?|主题的?|这块的?|那种)([\s\p{P}]|$)|\b(cases|about|for|applies to|companies)\b/u;

/**
 * Nothing of the book fits the whole message, but it asks for cases and names a party or a subject: their list is what
 * it most likely wants ("大宗商品相关的想全看一遍"). A thing or place that the book does not know makes it a question about
 * something else.
 */
export const fallbackListIntent: Intent = {
  name: 'fallback-list',
  answer(request) {
    const { question, casebook } = request;
    const { text, language, aspect } = question;
    const read = readCategoryQuestion(question);
    if (read.categories.every(isRoot) || read.residual.length > mostBesides) return undefined;
    if (text.length > longest[language] || (aspect && aspect !== 'audience' && aspect !== 'overview')) return undefined;
    const asked = readListRequest(question);
    const odds = listOdds(request, read, asked) ?? 0;
    const isAsked = odds > listFrom || asked === 'several' || (asked === 'perhaps' && kind.test(text));
    if (!isAsked && !isNearBook(request, odds, read.categories)) return undefined;
    if (readAttribute(text) || asksHow.test(text) || speaksOfElse(request, read.residual)) return undefined;
    return listed(request, selectCases(casebook, read));
  },
};

/** So near to a case, and no nearer to what no case answers, a message is about something that the book has. */
const nearOutside = -0.13;
const likelyFrom = -3;
/** Who says who he is (纺织厂要进棉花) asks for less in words than who names a subject. */
const nearFrom = { party: -2.7, subject: -1 } as const;

function isNearBook({ search }: Request, odds: number, categories: readonly Category[]): boolean {
  const { evidence, confidence } = search();
  if (!evidence || evidence.overOutside < nearOutside || confidence < likelyFrom) return false;
  return odds > (categories.every(({ facet }) => facet === 'audiences') ? nearFrom.party : nearFrom.subject);
}
