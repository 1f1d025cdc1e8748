import { replyOf } from '../answers/reply.ts';
import { labelOf } from '../answers/wording.ts';
import type { Block } from '../reply.ts';
import type { Intent } from './intent.ts';

/** A hit this weak is not even worth suggesting. */
const suggestFrom = 0.15;

/** The last intent: says plainly that the book has nothing, with at most three near cases marked as such. */
export const notFoundIntent: Intent = {
  name: 'not-found',
  answer({ question, search, conversation }) {
    const { language } = question;
    const zh = language === 'zh';
    const near = search()
      .hits.filter(({ score }) => score >= suggestFrom)
      .slice(0, 3)
      .map((hit) => hit.case);
    const blocks: Block[] = [
      {
        kind: 'lead',
        text: zh
          ? '案例集里没有查到这个内容。我只收录山东自贸试验区的制度创新案例，不会编造答案。'
          : 'This is not in the casebook. I only know the innovation cases of the Shandong Pilot Free Trade Zone and do not make answers up.',
      },
    ];
    if (near.length > 0)
      blocks.push({
        kind: 'rows',
        label: zh ? '下面几项只是字面接近，供参考：' : 'These only come near in wording, for reference:',
        rows: near.map((entry, i) => ({ ...labelOf(entry, language), ordinal: i + 1 })),
      });
    blocks.push({ kind: 'note', text: zh ? '可以换个说法，或发“帮助”看用法。' : 'Try other words, or send "help".' });
    const suggestions = near.map(({ number }) => number);
    const reply = replyOf({ intent: 'none', language, suggestions, blocks });
    const unanswered = question.typed;
    if (suggestions.length === 0) return { reply, unanswered };
    return {
      reply,
      unanswered,
      conversation: { ...conversation, list: { title: '', groups: [{ numbers: suggestions }], page: 0 } },
    };
  },
};
