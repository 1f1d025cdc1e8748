import { squash } from '../../knowledge/text/normalise.ts';
import { readAttribute } from '../reading/attributes.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import { selectCases } from '../reading/selection.ts';
import { shortNameOf } from './described.ts';
import type { Intent, Request } from './intent.ts';
import { listed } from './listed.ts';

/** A category with so many cases is a field, not the short name of a case. */
const broadFrom = 2;

/** A sentence that asks something is no bare name. */
export const asksHow =
  /怎么|如何|咋|怎样|为什么|为啥|能不能|可不可以|要不要|多少|几|吗|什么时候|何时|去哪|在哪|哪里|谁|\b(how|why|when|where|can|does|do|is|are)\b/;

/** A bare category name ("海关", "金融类"): a list, unless the name is one case's own. */
export const categoryIntent: Intent = {
  name: 'category',
  answer(request) {
    const { question, casebook } = request;
    if (question.mentions.length === 0 || question.aspect || asksHow.test(question.text)) return undefined;
    const read = readCategoryQuestion(question);
    if (read.categories.length === 0 || read.residual.length > 0) return undefined;
    return listed(request, selectCases(casebook, read));
  },
};

/** The whole message is the name of a broad category ("跨境电商"): a list, since no one case can be meant. */
export const broadCategoryIntent: Intent = {
  name: 'broad-category',
  answer(request) {
    const { question, casebook } = request;
    if (readAttribute(question.text) || /哪一?个案例|是哪一?(个|条|项)/.test(question.text)) return undefined;
    if (question.mentions.length === 0 || question.aspect || asksHow.test(question.text)) return undefined;
    // "产业用地和不动产登记": nothing but categories, and no name of a case.
    if (!saysNothingElse(request) || isNameOfOne(request)) return undefined;
    const read = readCategoryQuestion(question);
    const selection = selectCases(casebook, read);
    // 生态环境局: a party that one case is for.
    const isParty = read.categories.every(({ facet }) => facet === 'audiences');
    const outcome = listed(request, selection, shortNameOf(request, selection));
    return isParty || (outcome?.reply.cases.length ?? 0) >= broadFrom ? outcome : undefined;
  },
};

/** What may stand beside the names of categories without saying anything more. */
const around =
  /[\s\p{P}]+|的|类|方面|相关|有关|案例|和|跟|与|及|或|还有|以及|这些|那些|啊|呀|呢|\b(and|or|cases?|ones|related|about|on|the|for|of)\b/gu;

/** Up to so many characters beside the names may be a part of them: 企业开办登记. */
const longestRest = 3;

/** Nothing but the names of categories. */
function saysNothingElse({ question, search }: Request): boolean {
  const { text, mentions } = question;
  const { categories, residual } = readCategoryQuestion(question);
  // "international transshipment, transit cargo": one category in two of its names.
  if (mentions.length > 1 && categories.length === 1 && residual.length === 0 && !search().evidence?.named) return true;
  const rest = [...mentions].reverse().reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text);
  const besides = rest.replace(around, '');
  if (/[那哪这谁几吗怎]|什么|啥|多/.test(besides)) return false;
  return besides === '' || (besides.length <= longestRest && residual.length === 0);
}

/** The whole message is what a case calls itself in its title: 数字保险箱. */
function isNameOfOne({ casebook, question }: Request): boolean {
  const plain = squash(question.text);
  return casebook.cases.some(({ text }) =>
    (text.zh.title.match(/(?<=“)[^”]+/g) ?? []).some((name) => squash(name) === plain),
  );
}
