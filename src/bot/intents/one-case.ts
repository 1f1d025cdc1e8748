import { answerFrom } from '../../knowledge/search/confidence.ts';
import { nounsOf, placesOf } from '../../knowledge/text/analyse.ts';
import type { CategoryQuestion } from '../reading/category-question.ts';
import { namesWhatNoneHas } from '../reading/in-words.ts';
import type { ListRequest } from '../reading/requests.ts';
import type { Selection } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** With this confidence several subjects in one breath are the words of one case. */
const surelyOne = 1.5;
/** This sure that one case has all of a longer story. */
const toldFrom = 4;
/** The same where it ends in asking who may use it. */
const askedWhoFrom = 1;
const asksForAll = /哪些|哪几|都(有|给|要|发|列|找|是)|列|全部|所有|几(个|条|项)|\b(all|which|list|every|cases)\b/;
/** Words that say that a kind of case is meant, not one. */
const kindSaid = /(?<!哪一?个|这个|那个)案例|适用|适合|能用|可用|方面|也有|(的|类)[\s\p{P}]*$|\bcases\b/u;

/** The coined name of a case: "保医通跟哪几家公司合作" asks about that case alone. */
export function namesOneCase({ search, question }: Request): boolean {
  const { evidence, confidence } = search();
  return (
    evidence?.named === 1 &&
    confidence >= answerFrom &&
    !/案例|(能|可)用的|(能|可)用哪|哪些(能|可)以?用|有[哪那]些[\s\p{P}]*$|[哪那]些(创新|做法|经验|举措|改革)|都算|列一列|都列|给我(列|来|发)|这些有|都(给我|发我|找出)|哪几个|有几个|有多少个|\bcases\b|\bwhat do you have\b/u.test(
      question.request,
    )
  );
}

/** "do you have anything on importing wine in bulk and bottling it": so much is said that one case is described. */
export function describesOne(
  { question, search }: Request,
  { residual, categories }: CategoryQuestion,
  asked: ListRequest,
): boolean {
  const { text } = question;
  // "住院报完社保 保险公司还要纸质单子 有案例吗" tells of one thing, and asks whether it is in the book.
  const told = residual.length + categories.length > 4 && !asksForAll.test(text) && residual.length > 1;
  if (told && search().confidence > (question.aspect === 'audience' ? askedWhoFrom : toldFrom)) return true;
  if (asked === 'perhaps' && categories.length > 1 && !kindSaid.test(text)) return search().confidence > surelyOne;
  return (
    /\b(anything|all)\b/.test(text) &&
    !/\b(cases|list|which|all (of|the))\b|\ball$/.test(text) &&
    residual.length + categories.length > 2 &&
    search().confidence > 1
  );
}

/** Whether the book has something, not which cases it has. */
const asksWhether =
  /案例(有|有没有)?(吗|么|没有|没|有无|不)[\s\p{P}]*$|有没有.{0,20}案例|有.{1,20}案例(吗|么|没)|\b(anything|any cases?) (on|about)\b/u;

/** Stems of what anybody does with a thing. */
const doing = /^(sell|bui|trade|make|find|bring|send|help|start|run)$/;

/** A message asks whether the book has something, and names a thing that no case of the list has. */
export function asksForElse(
  { casebook, question }: Request,
  residual: readonly string[],
  { direct, wider }: Selection,
): boolean {
  const named = residual.filter((word) => !doing.test(word));
  return asksWhether.test(question.text) && namesWhatNoneHas(casebook, named, [...direct, ...wider]);
}

/** Nouns of people's own affairs, which are no subject: 我写稿子要用. */
const ownAffairs =
  /^(稿子|稿|材料|同事|领导|老板|客户|朋友|报告|单位|清单|名单|表格?|看一遍|一遍|全部|尽量|书|案例|think|book|hi|pls|list|interest)$/;

/** Whether a message speaks of a thing or a place that the book does not know: 推荐个济南的火锅店. */
export function speaksOfElse({ question: { text }, casebook }: Request, residual: readonly string[]): boolean {
  const words = [...placesOf(text), ...nounsOf(residual.join(' ')), ...residual.filter((word) => /^[a-z]/.test(word))];
  return words.some((word) => !ownAffairs.test(word) && casebook.search.mentioning([word], 'all').length === 0);
}
