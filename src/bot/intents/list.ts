import type { Case } from '../../knowledge/case.ts';
import { caseReply } from '../answers/case.ts';
import { listOutcome } from '../answers/list.ts';
import { listOfSelection } from '../answers/selection.ts';
import { refersBack } from '../reading/back-references.ts';
import { readCategoryQuestion, residualOf, type Selection, selectCases } from '../reading/selection.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** A category with so many cases is a field, not the short name of a case. */
const broadFrom = 4;

/** Words that ask for more than one case, or say what kind of cases. With nothing else said, any of them will do. */
const asksForList =
  /哪|啥|什么|多少|几(个|项|条|篇)|列|清单|名单|目录|盘点|汇总|整理|梳理|所有|全部|全|都|有没有|有吗|有么|有不|适合|适用|能用|可用|用得上|用得着|对口|参考|借鉴|推荐|找|搜|案例|方面|领域|一类|这类|那类|类(的|$)|相关|有关|关于|涉及|做法|经验|看看|发我|的$|\b(which|what|all|any|anything|everything|every|list|show|cases?|for|about|on|in|give|find|how many)\b/;
/** Words that can only mean several cases. */
const asksForSeveral =
  /哪些|哪几|几(条|项)|(什么|啥|几个|多少个?)案例|都有(哪|什么|啥|吗)|(?<!班|系)列(出|一下|一列|列|下|举|个|给)|都列|清单|单子|名单|所有|全部|全要|全发|全给|都给我|都发|都找|要全|全的|盘点|汇总|梳理|案例(都)?有|对口的|(还有|别的|其他|其它|类似).{0,10}案例|提到.{1,8}的|\b(which|what) (\w+ )?(cases|ones|innovations)\b|\bcases\b|\ball\b|\blist\b|\beverything\b|\banything\b/;

/** A part of one case is asked for: "那个案例在哪一页", "9810 是什么". */
function isAboutOne({ aspect, text }: Request['question']): boolean {
  if (/(几|多少)(个)?(小时|天|工作日|分钟|月|年|钱|元|万)|多久|how (long|much)/.test(text)) return true;
  return aspect !== undefined || /(这|那)个案例|是哪(一)?(个|项|条)|它|\b(it|its)\b/.test(text);
}

/** Longer messages tell a story, and a category in a story is not yet a request for a list. */
const longestRequest = 30;

/** Words besides the categories narrow a list where they are said to ("讲自动化的"), and are small talk otherwise. */
function withWords(
  { casebook, question }: Request,
  selection: Selection,
  words: readonly string[],
  strong: boolean,
): Selection | undefined {
  if (words.length === 0) return selection;
  const having = new Set(casebook.search.mentioning(words));
  const keep = (cases: Selection['direct']) => cases.filter(({ number }) => having.has(number));
  const kept = { ...selection, direct: keep(selection.direct), wider: keep(selection.wider) };
  const narrows = /讲|提到|用到|用了|涉及|关于|有关|相关|带|包含|mention|about|involving|using/.test(question.text);
  if (narrows && kept.direct.length + kept.wider.length > 0) return kept;
  const isShort = question.text.length <= longestRequest * (question.language === 'en' ? 3 : 1);
  return strong && isShort && words.length <= 3 ? selection : undefined;
}

const asksForAll =
  /^(请)?(列出|列一下|列|给我|看|看看|查看|显示|展示|我要看|发)?(全部|所有|完整|全)(的)?(案例)?(目录|清单|列表|名单|一览|案例)?(列表|清单|目录)?$|^(案例)?(目录|清单|列表|大全|一览)$|^有(哪些|什么|啥)案例$|^(都)?有(哪些|什么)(制度创新)?案例$|^(show|list|give)( me)? (all|every|the)( of)?( the)? ?cases$|^all( the)? cases$|^list( of)?( all)?( the)? cases$|^(what|which) cases are there$/;

/** Lists by audience, topic and area, alone or combined, complete and counted. */
export const listIntent: Intent = {
  name: 'list',
  answer(request) {
    const { question, casebook, conversation } = request;
    const plain = question.text.replace(/[\s\p{P}]+$/gu, '');
    if (asksForAll.test(plain) || isAll(question)) return listAll(request);
    if (question.mentions.length === 0) return undefined;
    const asksOnePart =
      ['process', 'page', 'original'].includes(question.aspect ?? '') && !/案例|cases/.test(question.text);
    if (conversation.focus !== undefined && refersBack(question.text) && !/案例|cases/.test(question.text))
      return undefined;
    const strong = asksForSeveral.test(question.text) && !asksOnePart;
    if (!strong && (!asksForList.test(question.text) || isAboutOne(question))) return undefined;
    const categoryQuestion = readCategoryQuestion(question);
    if (categoryQuestion.categories.length === 0) return undefined;
    const selection = withWords(request, selectCases(casebook, categoryQuestion), categoryQuestion.residual, strong);
    const cases = selection ? [...selection.direct, ...selection.wider] : [];
    const [only] = cases;
    if (!selection || !only) return undefined;
    if (cases.length === 1) return tellOnly(request, only, listOfSelection(casebook, selection, question).title);
    return listOutcome(casebook, listOfSelection(casebook, selection, question), question.language, conversation);
  },
};

/** A bare category name ("海关", "金融类"): a list, unless the name is one case's own. */
export const categoryIntent: Intent = {
  name: 'category',
  answer(request) {
    const { question, casebook, conversation } = request;
    if (question.mentions.length === 0 || question.aspect) return undefined;
    const categoryQuestion = readCategoryQuestion(question);
    if (categoryQuestion.categories.length === 0 || categoryQuestion.residual.length > 0) return undefined;
    const selection = selectCases(casebook, categoryQuestion);
    const cases = [...selection.direct, ...selection.wider];
    const [only] = cases;
    if (!only) return undefined;
    if (cases.length === 1) return tellOnly(request, only, undefined);
    return listOutcome(casebook, listOfSelection(casebook, selection, question), question.language, conversation);
  },
};

/** "把全部案例都列出来": all of them, and nothing else is said. */
function isAll({ text, mentions, references, aspect }: Request['question']): boolean {
  if (!/(全部|所有|全|每个|\ball\b|\bevery\b)/.test(text) || !/案例|\bcases?\b/.test(text)) return false;
  return mentions.length === 0 && references.found.length === 0 && !aspect && residualOf(text).length === 0;
}

/** A list of one is told in full. */
function tellOnly({ casebook, question }: Request, only: Case, title: string | undefined): Outcome {
  const { language, aspect } = question;
  const lead = aspect ? undefined : title;
  return {
    reply: caseReply(casebook, only, { language, aspect, lead }),
    conversation: { language, focus: only.number },
  };
}

/** The whole message is the name of a broad category ("跨境电商"): a list, since no one case can be meant. */
export const broadCategoryIntent: Intent = {
  name: 'broad-category',
  answer(request) {
    const { question, casebook } = request;
    const [mention] = question.mentions;
    const plain = question.text.replace(/[\s\p{P}]+|类$/gu, '');
    const isOwnName = mention?.categories.some(({ name }) =>
      [name.zh, name.en.toLowerCase().replace(/\s+/g, '')].includes(plain),
    );
    if (!isOwnName) return undefined;
    const { direct } = selectCases(casebook, readCategoryQuestion(question));
    return direct.length >= broadFrom ? categoryIntent.answer(request) : undefined;
  },
};

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
