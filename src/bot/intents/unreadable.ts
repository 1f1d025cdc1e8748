import { sayReply } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

/** Messages without a word in them: nothing, punctuation, emoji. */
export const unreadableIntent: Intent = {
  name: 'unreadable',
  answer({ question }) {
    if (/[\p{L}\p{N}]/u.test(question.text)) return undefined;
    return {
      reply: sayReply('none', 'zh', '没有看到文字。请输入案例编号或问题，比如“52号案例”；发“帮助”看更多用法。'),
    };
  },
};
