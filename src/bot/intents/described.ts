import type { Case } from '../../knowledge/case.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { numbersOf } from '../answers/list.ts';
import type { ShownList } from '../conversation.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Selection } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** So much better than the next, a hit is the one that the words describe. */
const describedLead = 1.3;
/** This sure of another case, the one that the categories leave is not the one described. */
const surelyOther = 2;

/** "房产证能网上办不用跑的": what is said in the categories' names describes a case that is not filed under all of them. */
export function describesOther({ question, search }: Request, only: Case): boolean {
  const { categories } = readCategoryQuestion(question);
  if (categories.length < 2 && question.mentions.length < 2) return false;
  if (categories.some(({ facet }) => facet !== 'topics')) return false;
  const { hits, confidence } = search();
  const own = hits.find((hit) => hit.case === only);
  const [best] = hits;
  return (
    best !== undefined &&
    best.case !== only &&
    confidence > surelyOther &&
    best.score > (own?.score ?? 0) * describedLead
  );
}

/** Several are asked for in so many words: "…的案例" alone may mean one. */
const plural =
  /哪些|哪几|[那有]些|(几|多少)(个|项|条)|列|全|所有|都|清单|汇总|盘点|有(啥|什么)|\b(cases|which|all|list|ones)\b/;
/**
 * "网上申请扣船的，都有谁可以用" may ask for a kind of case or describe one: where the words fit one of the list far better than
 * any other case, it comes first and is the one spoken of. What plainly asks for several stays in the order of the book, and
 * so does a bare category, unless it is the name of a case as well.
 */
export function describedIn(list: ShownList, { question, search }: Request): number | undefined {
  const { categories, residual } = readCategoryQuestion(question);
  const { hits, evidence } = search();
  if (plural.test(question.text) && residual.length < 2) return undefined;
  if (residual.length + categories.length < 2 && !evidence?.named) return undefined;
  const [best, next] = hits;
  if (!best || best.score < (next?.score ?? 0) * describedLead) return undefined;
  return numbersOf(list).find((number) => number === best.case.number);
}

/** A list with one of its cases before all others. */
export function withFirst(list: ShownList, first: number): ShownList {
  const others = list.groups
    .map((group) => ({ ...group, numbers: group.numbers.filter((number) => number !== first) }))
    .filter(({ numbers }) => numbers.length > 0);
  return { ...list, groups: [{ numbers: [first] }, ...others] };
}

/** So much better than the next of its category, a case is the one that a bare name is short for. */
const clearLead = 1.2;

/** The case that a bare name is a short name of, if it fits clearly better than the others of its category. */
export function shortNameOf({ search }: Request, { direct }: Selection): number | undefined {
  const { hits, confidence } = search();
  const [best] = hits;
  const next = hits.find((hit) => hit !== best && direct.includes(hit.case));
  if (!best || confidence < answerFrom || best.score < (next?.score ?? 0) * clearLead) return undefined;
  return best.case.number;
}
