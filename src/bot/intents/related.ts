import { listOutcome } from '../answers/list.ts';
import { sayReply } from '../answers/reply.ts';
import { nameOf } from '../answers/wording.ts';
import type { Intent } from './intent.ts';

const asksForRelated =
  /(相关|类似|相似|相近|同类|差不多|关联)(的)?(案例|的|项目|做法|经验)?(还)?(有)?(吗|么|没|没有|哪些|呢)?$|还有(没有)?(什么|哪些|其他|别的)?(类似|相关|同类|相近)|\b(similar|related|like (it|this|that))\b/;
const count = 5;

/** Cases near to one that was named or is spoken of. */
export const relatedIntent: Intent = {
  name: 'related',
  answer({ question, casebook, conversation }) {
    const text = question.text.replace(/[\s\p{P}]+$/gu, '');
    if (!asksForRelated.test(text) || question.mentions.length > 0) return undefined;
    const named = question.references.found[0]?.number;
    if (
      named === undefined &&
      question.subject.some(
        (word) =>
          !/^(类似|相关|相似|相近|同类|关联|差不多|还有|还|有没有|其他|别的|similar|relat|other|els)$|^\p{Script=Han}$/u.test(
            word,
          ),
      )
    )
      return undefined;
    const number = named ?? conversation.focus;
    const { language } = question;
    const zh = language === 'zh';
    const entry = number === undefined ? undefined : casebook.get(number);
    if (!entry)
      return {
        reply: sayReply(
          'none',
          language,
          zh
            ? '您指的是哪一项？请先说出案例编号，比如“52号的相关案例”。'
            : 'Related to which case? Name its number, such as "cases related to case 52".',
        ),
      };
    const numbers = casebook.related(entry.number, count).map((other) => other.number);
    const title = zh
      ? `与${nameOf(entry, language)}相近的案例${numbers.length}项：`
      : `${numbers.length} cases related to ${nameOf(entry, language).replace(/^Case/, 'case')}:`;
    const outcome = listOutcome(casebook, { title, groups: [{ numbers }], page: 0 }, language, conversation);
    return { reply: outcome.reply, conversation: { ...outcome.conversation, focus: entry.number } };
  },
};
