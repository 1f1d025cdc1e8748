import { listOutcome } from '../answers/list.ts';
import { sayReply } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

const titleWith =
  /(?:标题|题目|名称|名字|案例名)(?:里|中|上)?(?:面)?(?:都)?(?:带|有|含|包含|出现|提到|写着?)(?:有|了)?["']?(.{1,12}?)["']?(?:这?(?:两|几|三)?(?:个)?字|字样|一词)?(?:的|$|[,，?？ ]|有)|titles? (?:that )?(?:with|contain(?:s|ing)?|mention(?:s|ing)?|includ(?:e|es|ing)|ha(?:s|ve|ving)) (?:the word )?["']?([\w -]+?)["']?(?:$|[?,.])/u;

/** "标题带原油的有几个": the cases whose titles have these words, counted. */
export const titleIntent: Intent = {
  name: 'title',
  answer({ question, casebook, conversation }) {
    const { language } = question;
    const match = titleWith.exec(question.text);
    const words = (match?.[1] ?? match?.[2] ?? '').trim();
    if (!words) return undefined;
    const numbers = casebook.cases
      .filter(({ text }) => text[language].title.toLowerCase().includes(words))
      .map(({ number }) => number);
    const zh = language === 'zh';
    if (numbers.length === 0)
      return { reply: sayReply('none', language, zh ? `没有标题里带“${words}”的案例。` : `No title has "${words}".`) };
    const title = zh
      ? `标题里有“${words}”的案例共${numbers.length}项：`
      : `Cases with "${words}" in the title: ${numbers.length} in all.`;
    return listOutcome(casebook, { title, groups: [{ numbers }], page: 0 }, language, conversation);
  },
};
