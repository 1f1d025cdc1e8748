import type { Category } from '../../knowledge/taxonomy.ts';
import { numbersOf } from '../answers/list.ts';
import { keyOf } from '../answers/selection.ts';
import { type CategoryQuestion, readCategoryQuestion } from '../reading/category-question.ts';
import { numbersFiledUnder, selectCases } from '../reading/selection.ts';
import type { Intent, Request } from './intent.ts';
import { listed } from './listed.ts';

/** A name with hardly anything besides: "济南呢", "换成银行的", "what about banks". */
const bare =
  /^(那|那么|换成|改成|再看|看看)?(.{1,12})(的)?(呢|有吗|有没有|有哪些|咋样|怎么样)$|^(换成|改成).{1,12}$|^(and|what about|how about)\b.{1,40}$/;

/** After a list by categories, another category of the same kind stands in for the one that the list was made by. */
export const insteadIntent: Intent = {
  name: 'instead',
  answer(request) {
    const { question, conversation, casebook } = request;
    const { list } = conversation;
    const text = question.text.replace(/[\s\p{P}]+$/gu, '');
    if (!list?.of || question.aspect || !bare.test(text) || /案例|其中|里面|只|\bcases\b|\bonly\b/.test(text))
      return undefined;
    const read = readCategoryQuestion(question);
    if (read.residual.length > 0 || read.excluded.length > 0) return undefined;
    const before = casebook.taxonomy.categories.filter((category) => list.of?.includes(keyOf(category)));
    const [named] = question.mentions.length === 1 ? question.mentions : [];
    const candidates = named?.categories ?? [];
    // 原油的呢 after a list for a party: what is in that list is a part of it.
    if (candidates.some((category) => category.facet === 'topics' && isInList(category, request))) return undefined;
    const wanted = candidates.find((category) => replaces(category, before));
    if (!wanted) return undefined;
    const categories = [...before.filter(({ facet }) => facet !== wanted.facet), wanted];
    const asked: CategoryQuestion = { categories, excluded: [], residual: [], anyOf: false, rows: [], together: [] };
    return listed(request, selectCases(casebook, asked));
  },
};

/** One of the same kind that is no part of what the list was made by. */
function replaces(category: Category, before: readonly Category[]): boolean {
  const same = before.filter(({ facet }) => facet === category.facet);
  return same.length > 0 && !same.some(({ id }) => category.id === id || category.id.startsWith(`${id}/`));
}

function isInList(category: Category, { casebook, conversation: { list } }: Request): boolean {
  const filed = new Set(numbersFiledUnder(casebook, [category]));
  return list !== undefined && numbersOf(list).some((number) => filed.has(number));
}
