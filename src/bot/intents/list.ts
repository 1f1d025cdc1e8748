import type { Case } from '../../knowledge/case.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { isRoot } from '../../knowledge/taxonomy.ts';
import { nounsOf } from '../../knowledge/text/analyse.ts';
import { normalise, squash } from '../../knowledge/text/normalise.ts';
import { caseReply } from '../answers/case.ts';
import { listOutcome, numbersOf } from '../answers/list.ts';
import { listOfSelection } from '../answers/selection.ts';
import { type ShownList, speakingOf } from '../conversation.ts';
import { readAttribute } from '../reading/attributes.ts';
import { refersBack } from '../reading/back-references.ts';
import { type CategoryQuestion, readCategoryQuestion } from '../reading/category-question.ts';
import { casesSpeakingOf } from '../reading/in-words.ts';
import { asksForWholeBook, type ListRequest, readListRequest, saysCases } from '../reading/requests.ts';
import { type Selection, selectCases } from '../reading/selection.ts';
import { describedIn, describesOther, withFirst } from './described.ts';
import type { Intent, Outcome, Request } from './intent.ts';
import { asksForList } from './list-odds.ts';
import { meantSelection } from './meant-selection.ts';
import { likelyMembers, withoutField } from './membership.ts';
import { asksForElse, describesOne, namesOneCase } from './one-case.ts';
import { asksOutside } from './outside.ts';

/** A category with so many cases is a field, not the short name of a case. */
const broadFrom = 2;
/** So much better than the next of its category, a case is the one that a bare name is short for. */
const clearLead = 1.2;
/** Longer messages tell a story, and a category in a story is not yet a request for a list. */
const longestRequest = 30;
/** The same where cases are asked for in so many words. */
const longestExplicit = 45;

/** Lists by audience, topic and area, alone or combined, or by words of the records; complete and counted. */
export const listIntent: Intent = {
  name: 'list',
  answer(request) {
    const { question, conversation } = request;
    if (asksForWholeBook(question)) return listAll(request);
    const read = readCategoryQuestion(question);
    const said = readListRequest(question);
    // "那水水中转呢" after a case is about another one, unless several are asked for.
    if (said !== 'several' && conversation.focus !== undefined && refersBack(question.text)) return undefined;
    const asked = said !== 'several' && asksForList(request, read, said) ? 'several' : said;
    if (!asked) return undefined;
    // A、B和C are several subjects, of which one case can have the name.
    const saysMore = read.rows.length === 0 && (read.residual.length > 0 || read.categories.length > 1);
    if (saysMore && (namesOneCase(request) || describesOne(request, read, asked))) return undefined;
    const selection = inWords(request, read, asked) ?? selected(request, read, asked);
    // Where no word asks for several, one case may be described.
    const meant = said !== 'several' && selection ? shortNameOf(request, selection) : undefined;
    return listed(request, selection, meant);
  },
};

/** More cases than this answer nothing where more was said than their category. */
const mostUnnarrowed = 40;

/** "适用对象里写明海关的": nothing that is merely wider. */
const literally = /写明|写着|写了|明写|写的是|直接(对应|适用|写)|\bexplicitly\b|\bexactly\b/;

/** Words besides the categories narrow a list where they are said to ("讲自动化的"), and are small talk otherwise. */
function selected(request: Request, read: CategoryQuestion, asked: ListRequest): Selection | undefined {
  const { question, casebook } = request;
  // "讲企业怎么…的": everything for companies is no answer to what else is said.
  if (read.categories.every(isRoot) && read.residual.length > 1) return undefined;
  if (read.categories.length === 0) return undefined;
  const all = meantSelection(request, read, asked);
  const selection = literally.test(question.text) ? { ...all, wider: [] } : all;
  if (read.residual.length === 0) return selection;
  // "船舶监管、扣船这些": one more example of the kind, not a condition.
  if (read.anyOf && /这些|这类|之类|等/.test(question.text) && isShort(question)) return selection;
  const having = new Set(casesSpeakingOf(casebook, { ...read, text: question.text }));
  const keep = (cases: Selection['direct']) => cases.filter((entry) => having.has(entry));
  const kept = { ...selection, words: read.residual, direct: keep(selection.direct), wider: keep(selection.wider) };
  if (
    narrows(question, read.residual, asked === 'several') &&
    isShort(question) &&
    kept.direct.length + kept.wider.length > (/讲|提到|用到|用了/.test(question.text) ? 0 : 1)
  )
    return kept;
  // "查货验货更快的有哪些": half of the book is about being faster, and that was not all that was said.
  if (kept.direct.length + kept.wider.length === 0 && all.direct.length > mostUnnarrowed) return undefined;
  // "飞机融资租赁的案例有吗": a list of another kind would be no answer to whether there is one.
  if (asksForElse(request, read.residual, all)) return undefined;
  // Who somebody is may take some words to tell: 我开了家小超市，想看看有没有能借鉴的.
  const tellsWho = read.categories.some(({ facet }) => facet === 'audiences');
  return asked === 'several' && isShort(question) && (tellsWho || read.residual.length <= 3) ? selection : undefined;
}

function narrows({ text, mentions }: Request['question'], words: readonly string[], sure: boolean): boolean {
  if (/讲|提到|用到|用了|涉及|关于|有关|相关|带|包含|mention|about|involving|using/.test(text)) return true;
  const names = mentions.map(({ name }) => escaped(name)).join('|');
  return words.map(escaped).some((word) => {
    const beside = `${word}(的)?(案例|方面|这类|那类|一类|类|那种|这种)${sure ? `|${word}(${names})` : ''}`;
    return new RegExp(beside, 'u').test(text);
  });
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isShort({ request: text, language }: Request['question']): boolean {
  const longest = /案例|哪些|哪几|\bcases\b/.test(text) ? longestExplicit : longestRequest;
  return text.length <= longest * (language === 'en' ? 4 : 1);
}

/**
 * No category is named, or one that holds for everybody: the cases that speak of the words. Where these name nothing and no
 * case has them, the category is all that was said.
 */
function inWords({ question, casebook }: Request, read: CategoryQuestion, asked: ListRequest): Selection | undefined {
  const { residual, categories } = read;
  if (residual.length === 0 || !categories.every(isRoot)) return undefined;
  const direct =
    asked === 'several' && saysCases(question.text) && isShort(question)
      ? casesSpeakingOf(casebook, { ...read, text: question.text })
      : [];
  if (direct.length === 0 && nounsOf(residual.join(' ')).length === 0) return undefined;
  return { categories: [], words: residual, direct, wider: [] };
}

/**
 * The list of a selection and of what likely belongs to it; one case alone is told in full, and nothing at all is no answer.
 * `meant` is a case that the words may be a short name of: it comes first and is the one spoken of.
 */
export function listed(request: Request, all: Selection | undefined, meant?: number): Outcome | undefined {
  const selection = all && withoutField(request, all);
  const [only, ...wider] = selection ? [...selection.direct, ...selection.wider] : [];
  if (!selection || !only || asksOutside(request, selection.categories)) return undefined;
  const { casebook, question, conversation } = request;
  const likely = literally.test(question.text) || isPlain(question) ? [] : likelyMembers(request, selection);
  const others = [...wider, ...likely];
  const list = listOfSelection({ ...selection, likely }, question);
  if (others.length === 0) return describesOther(request, only) ? undefined : tellOnly(request, only, list);
  const described = numbersOf(list).find((number) => number === meant) ?? describedIn(list, request);
  const { language } = question;
  if (described === undefined) return listOutcome(casebook, list, language, conversation);
  const outcome = listOutcome(casebook, withFirst(list, described), language, conversation);
  return { ...outcome, conversation: { ...outcome.conversation, ...speakingOf(described, conversation) } };
}

/** A category by its own name and nothing else: exactly what is filed under it. */
function isPlain(question: Request['question']): boolean {
  const [mention, ...others] = question.mentions;
  const { categories, residual } = readCategoryQuestion(question);
  const [category] = categories;
  if (!mention || !category || others.length + categories.length > 1 || residual.length > 0) return false;
  return Object.values(category.name).some((name) => normalise(name) === mention.name);
}

/** A list of one is told in full. */
function tellOnly({ casebook, question, conversation }: Request, only: Case, list: ShownList): Outcome {
  const { language, aspect } = question;
  const lead = aspect ? undefined : list.title;
  // One of the list shown: the others stay within reach of "the other one".
  const shown = conversation.list && numbersOf(conversation.list).includes(only.number) ? conversation.list : list;
  return {
    reply: caseReply(casebook, only, { language, aspect, lead }),
    conversation: { language, ...speakingOf(only.number, conversation), list: shown },
  };
}

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
    const [mention] = question.mentions;
    const plain = question.text.replace(/[\s\p{P}]+|类$/gu, '');
    const isOwnName =
      question.mentions.length === 1 &&
      mention?.categories.some(({ name }) => [name.zh, name.en.toLowerCase().replace(/\s+/g, '')].includes(plain));
    const read = readCategoryQuestion(question);
    // "智慧港口 自动化码头": one category in two of its names.
    const isNamedTwice = question.mentions.length > 1 && read.categories.length === 1;
    // "环保局/生态环境局", "产业用地和不动产登记": nothing but categories, and no name of a case.
    const isBare = !question.aspect && saysNothingElse(request) && !isNameOfOne(request);
    const isNamed = request.search().evidence?.named === 1;
    if (!isOwnName && !(isNamedTwice && !isNamed) && !isBare) return undefined;
    const selection = selectCases(casebook, read);
    // 生态环境局: a party that one case is for.
    const isParty = read.categories.every(({ facet }) => facet === 'audiences');
    if (asksHow.test(question.text)) return undefined;
    const outcome = isBare
      ? listed(request, selection, shortNameOf(request, selection))
      : categoryIntent.answer(request);
    return isParty || (outcome?.reply.cases.length ?? 0) >= broadFrom ? outcome : undefined;
  },
};

/** What may stand beside the names of categories without saying anything more. */
const around =
  /[\s\p{P}]+|的|类|方面|相关|有关|案例|和|跟|与|及|或|还有|以及|这些|那些|啊|呀|呢|\b(and|or|cases?|ones|related|about|on|the|for|of)\b/gu;

/** The case that a bare name is a short name of, if it fits clearly better than the others of its category. */
function shortNameOf({ search }: Request, { direct }: Selection): number | undefined {
  const { hits, confidence } = search();
  const [best] = hits;
  const next = hits.find((hit) => hit !== best && direct.includes(hit.case));
  if (!best || confidence < answerFrom || best.score < (next?.score ?? 0) * clearLead) return undefined;
  return best.case.number;
}

/** Up to so many characters beside the names may be a part of them: 企业开办登记. */
const longestRest = 3;

/** Nothing but the names of categories. */
function saysNothingElse({ question }: Request): boolean {
  const { text, mentions } = question;
  const rest = [...mentions].reverse().reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text);
  const besides = rest.replace(around, '');
  if (/[那哪这谁几吗怎]|什么|啥|多/.test(besides)) return false;
  return besides === '' || (besides.length <= longestRest && readCategoryQuestion(question).residual.length === 0);
}

/** The whole message is what a case calls itself in its title: 数字保险箱. */
function isNameOfOne({ casebook, question }: Request): boolean {
  const plain = squash(question.text);
  return casebook.cases.some(({ text }) =>
    (text.zh.title.match(/(?<=“)[^”]+/g) ?? []).some((name) => squash(name) === plain),
  );
}

function listAll({ casebook, question, conversation }: Request): Outcome {
  const { language } = question;
  const count = casebook.cases.length;
  const title = language === 'zh' ? `全部案例共${count}项：` : `All cases: ${count} in all.`;
  return listOutcome(
    casebook,
    { title, groups: [{ numbers: casebook.cases.map(({ number }) => number) }], page: 0 },
    language,
    conversation,
  );
}
