import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import { listOutcome, numbersOf } from '../answers/list.ts';
import { repeatable } from '../answers/repeat.ts';
import { replyOf } from '../answers/reply.ts';
import { type CategoryQuestion, readCategoryQuestion } from '../reading/category-question.ts';
import { casesSpeakingOf } from '../reading/in-words.ts';
import { categoryNames, numbersFiledUnder } from '../reading/selection.ts';
import { tell } from './follow-up.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** Words that can only mean a part of the list shown. */
const opensWithOnly =
  /^(那|那么|我)?(就|再)?(只|仅|光)(看|要|想看|留|保留|筛选?|找|挑|列|显示)|^(那|那么)?(就)?(筛选?(?!查)|挑(?!战)|保留|留(?![学言置守存用抵]))(一下|出|下)?/;
const onlyOf =
  /其中|(这|那)?里面|里头|当中|(这|那)些(里|中)|这几(个|项)(里|中)|中(的|有)|\b(only|just|among|of (them|these|those)|narrow|filter)\b/;
/** Words that narrow where something of the list fits, and start anew otherwise. */
const perhapsOf =
  /^(那|那么)?(就)?(看|要|找|列|显示)(一下)?|(的|类的?|方面的?|相关的?)(呢|有吗|有哪些|有没有)?$|^(那|换成)?.{1,10}呢$|\b(what about|how about)\b/;
const leavesOut = /(?<!要)不要|去掉|除了|除去|排除|剔除|不看|不含|\b(except|without|excluding|not)\b/;
/** "是哪家企业做的" asks for a fact, not for fewer. */
const asksWhich = /(^|是|由|在)哪(个(?!是)|家|位|一)|谁|多少|怎么|如何/;
/** One of the list is described, not a kind: 先放再检的那个. */
const describesOne = /那一?(个|项|条)$|\b(that|the) one$/;
const mostOf = 0.7;
/** This sure of one case, a message speaks of it. */
const surelyOne = 3;
/** One of the list with this share of the best score may be meant as well. */
const nearShare = 0.5;
/** The list is done with: 不要这个了. */
const startsAnew = /(不要|不看|不聊|换掉)(这|那)个了?$|^换一?个/;
/** Who says who they are asks anew. */
const tellsWho = /^(我们?|咱们?|本人|俺)(是|家|公司|这|做|搞)|^我司|^(i am|i'm|we are|we're|our)\b/;
/** Longer messages stand for themselves. */
const longest = { zh: 16, en: 48 } as const;
/** Words of narrowing itself. */
const narrowing =
  /^(上面|上面列|看用|看有|看讲|看跟|看做|刚才|前面|列|里头|留|留下|筛|筛选|挑|显示|保留|只看|里面|其中|当中|filter|narrow|那个|能|拿来)$/;

/** "只看原油的", "其中葡萄酒的呢", "不要海关的": fewer of the list shown last, or a plain word that nothing of it fits. */
export const narrowIntent: Intent = {
  name: 'narrow',
  answer(request) {
    const { question, conversation, casebook } = request;
    const { list } = conversation;
    const text = question.text.replace(/^(太多了|好多|这么多)[\s,，]*/u, '').replace(/[\s\p{P}]+$/gu, '');
    const read = readCategoryQuestion(question);
    const isBrief = text.length <= longest[question.language];
    // A case is spoken of: 里面多少条信息 and 哪些企业能用 ask about it, not for fewer of the list that it came from.
    const isAboutOne = conversation.focus !== undefined;
    const isSure =
      opensWithOnly.test(text) ||
      (isBrief && onlyOf.test(text) && !/哪个案例/.test(text) && !(isAboutOne && asksWhich.test(text))) ||
      (isBrief && leavesOut.test(text) && !question.aspect && !/案例|cases/.test(text));
    if (!list?.title || tellsWho.test(text) || startsAnew.test(text)) return undefined;
    const mayBe = isBrief && perhapsOf.test(text) && !asksWhich.test(text);
    if (!isSure && !mayBe && (isAboutOne || !isGeneral(read, text))) return undefined;
    const asked = { ...read, residual: read.residual.filter((word) => !narrowing.test(word)) };
    const words = [categoryNames(asked.categories, question.language), ...new Set(asked.residual)];
    const name = repeatable(words.join(' '));
    if (!name && asked.excluded.length === 0) return undefined;
    const before = numbersOf(list);
    const kept = fitting(request, asked, before);
    // "只看先放再检的那个" describes one of the list.
    if (kept.length === 0)
      return isSure && name && !describesOne.test(text) ? nothingFits(request, name, asked) : undefined;
    // What holds for most of the list was hardly said to narrow it.
    if (!isSure && mayBe && kept.length > before.length * mostOf) return undefined;
    if (!isSure && namesOther(request, kept)) return undefined;
    const only = kept.length === 1 ? casebook.get(kept[0] ?? 0) : undefined;
    if (only) return tell(request, only);
    const title = titleOf(
      name || repeatable(categoryNames(asked.excluded, question.language)),
      !name,
      kept.length,
      request,
    );
    return listOutcome(casebook, { title, groups: [{ numbers: kept }], page: 0 }, question.language, conversation);
  },
};

/** "铁海E通呢": the name of a case, or surely the words of one, that is none of these. */
function namesOther({ search }: Request, kept: readonly number[]): boolean {
  const { hits, evidence, confidence } = search();
  const [best] = hits;
  if (!best || kept.includes(best.case.number)) return false;
  const own = hits.find(({ case: { number } }) => kept.includes(number));
  return evidence?.named === 1 || (confidence > surelyOne && (own?.score ?? 0) < best.score * nearShare);
}

/** "企业能用的是哪些" right after a list is about that list: the whole book would be no answer. */
function isGeneral({ categories, residual }: CategoryQuestion, text: string): boolean {
  return categories.length > 0 && categories.every(isRoot) && residual.length === 0 && !/案例|cases/.test(text);
}

function titleOf(name: string, isWithout: boolean, count: number, { question: { language } }: Request): string {
  if (language === 'zh')
    return `刚才的列表里${isWithout ? '去掉' : '与'}“${name}”${isWithout ? '以后' : '有关的'}共${count}项：`;
  return `Of that list, ${isWithout ? 'without' : 'on'} ${name}: ${count} in all.`;
}

/** Those of the list that are filed so, as a party or a subject, and have the words: in their names, or else at all. */
function fitting(request: Request, asked: CategoryQuestion, before: readonly number[]): number[] {
  const { casebook, question } = request;
  const out = new Set(numbersFiledUnder(casebook, asked.excluded));
  const inList = before.filter((number) => !out.has(number));
  const named = question.mentions
    .filter(({ categories }) => !categories.some((category) => asked.excluded.includes(category)))
    .map(({ categories }) => new Set(numbersFiledUnder(casebook, subjectsOf(categories))));
  const ofAll = inList.filter((number) => named.every((cases) => cases.has(number)));
  const ofAny = ofAll.length > 0 ? ofAll : inList.filter((number) => named.some((cases) => cases.has(number)));
  // Filed under it is none: then those that speak of it.
  const speakingOfIt = new Set(question.mentions.flatMap(({ name }) => casebook.search.mentioning([name])));
  const inCategories = ofAny.length > 0 ? ofAny : inList.filter((number) => speakingOfIt.has(number));
  if (asked.residual.length === 0) return inCategories;
  for (const where of ['names', 'facts', 'all'] as const) {
    const having = new Set(casebook.search.mentioning(asked.residual, where));
    const kept = inCategories.filter((number) => having.has(number));
    if (kept.length > 0) return kept;
  }
  const speaking = new Set(casesSpeakingOf(casebook, { ...asked, text: question.text }).map(({ number }) => number));
  return inCategories.filter((number) => speaking.has(number));
}

/** Within a list a name that could be a party or a subject is the subject: 只看原油的. */
function subjectsOf(categories: readonly Category[]): readonly Category[] {
  const subjects = categories.filter(({ facet }) => facet === 'topics');
  return subjects.length > 0 ? subjects : categories;
}

/** Nothing of the list fits: says so, and what the whole book has. */
function nothingFits(request: Request, name: string, asked: CategoryQuestion): Outcome {
  const { casebook, question, conversation } = request;
  const zh = question.language === 'zh';
  const all = fitting(
    request,
    asked,
    casebook.cases.map(({ number }) => number),
  );
  const suggestions = all.slice(0, 3);
  const say = zh ? `${name}的案例有哪些` : `which cases are about ${name}`;
  const offer = zh
    ? `不过整本书里有${all.length}项，回复“${say}”查看。`
    : `The whole book has ${all.length}; reply "${say}" to see them.`;
  const none = zh ? `刚才的列表里没有与“${name}”有关的案例。` : `Nothing of that list is about "${name}".`;
  const reply = replyOf({
    intent: 'none',
    language: question.language,
    suggestions,
    blocks: [{ kind: 'lead', text: none }, ...(all.length > 0 ? [{ kind: 'text' as const, text: offer }] : [])],
    actions: all.length > 0 ? [{ label: name, say }] : [],
  });
  return { reply, conversation };
}
