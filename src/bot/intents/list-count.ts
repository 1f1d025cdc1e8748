import { numbersOf } from '../answers/list.ts';
import { replyOf } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

const howMany =
  /^(那|那么)?(这些|上面|刚才|列表里?|一共|总共|合计|总计|共)*(有|是)?(几|多少)(个|项|条|篇|例)(呢|啊|来着)?$|^(and )?how many( (is|are) (that|there|those|they))?( in (all|total))?$|^how many in the list$/;

/** "一共几个" right after a list counts that list. */
export const listCountIntent: Intent = {
  name: 'list-count',
  answer({ question: { text, language }, conversation }) {
    const { list } = conversation;
    if (!list?.title || !howMany.test(text.replace(/[\s\p{P}]+$/gu, ''))) return undefined;
    const numbers = numbersOf(list);
    const lead =
      language === 'zh' ? `刚才的列表共${numbers.length}项。` : `The list has ${numbers.length} cases in all.`;
    return {
      reply: replyOf({ intent: 'stats', language, total: numbers.length, blocks: [{ kind: 'lead', text: lead }] }),
      conversation,
    };
  },
};
