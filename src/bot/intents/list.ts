import { caseReply } from '../answers/case.ts';
import { listOutcome } from '../answers/list.ts';
import { listOfSelection } from '../answers/selection.ts';
import { readCategoryQuestion, selectCases } from '../reading/selection.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** Words that ask for more than one case. */
const asksForList =
  /(有)?(哪些|那些|什么|啥|多少(个|项|条|篇)?|几(个|项|条|篇))(制度创新|创新)?(的)?(案例|项目|制度|举措|做法|经验|创新|政策|模式|成果)|(案例|创新|举措|政策|经验)(都)?(有|是)(哪些|哪几|什么|啥|多少)|有(哪些|哪几|啥|多少|几)(个|项|条)?$|(列|罗列|列举|列出|盘点|汇总|整理|梳理|清单|名单|列表|目录|一览)|所有|全部|都有(哪些|什么|啥)|(的|类|相关|方面|领域)案例$|有没有.{1,16}(的|类|方面|相关)案例|能用(的)?(哪些|什么|啥)|能用到(的)?案例|用得上的|\b(which|what) (\w+ )?(cases?|innovations?|practices|reforms|measures|pilots|ones)\b|\bcases\b.*\b(for|about|on|in|that|apply|applicable|related|involving|from)\b|\blist\b|\ball\b.*\bcases\b|\bshow me\b|\bany cases\b|\bare there (any )?cases\b|\bcases\?*$|\bhow many cases\b/;
const asksForAll =
  /^(请)?(列出|列一下|列|给我|看|看看|查看|显示|展示|我要看|发)?(全部|所有|完整|全)(的)?(案例)?(目录|清单|列表|名单|一览|案例)?(列表|清单|目录)?$|^(案例)?(目录|清单|列表|大全|一览)$|^有(哪些|什么|啥)案例$|^(都)?有(哪些|什么)(制度创新)?案例$|^(show|list|give)( me)? (all|every|the)( of)?( the)? ?cases$|^all( the)? cases$|^list( of)?( all)?( the)? cases$|^(what|which) cases are there$/;

/** Lists by audience, topic and area, alone or combined, complete and counted. */
export const listIntent: Intent = {
  name: 'list',
  answer(request) {
    const { question, casebook, conversation } = request;
    const plain = question.text.replace(/[\s\p{P}]+$/gu, '');
    if (asksForAll.test(plain)) return listAll(request);
    if (question.mentions.length === 0) return undefined;
    const categoryQuestion = readCategoryQuestion(question);
    const { categories, residual } = categoryQuestion;
    if (categories.length === 0 || residual.length > 0 || !asksForList.test(question.text)) return undefined;
    const selection = selectCases(casebook, categoryQuestion);
    if (selection.direct.length + selection.wider.length === 0) return undefined;
    return listOutcome(
      casebook,
      listOfSelection(casebook, selection, question.language),
      question.language,
      conversation,
    );
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
    if (cases.length === 1)
      return {
        reply: caseReply(casebook, only, { language: question.language }),
        conversation: { language: question.language, focus: only.number },
      };
    return listOutcome(
      casebook,
      listOfSelection(casebook, selection, question.language),
      question.language,
      conversation,
    );
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
