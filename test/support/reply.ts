import type { Answer } from '../../src/bot/bot.ts';
import type { Block, Reply } from '../../src/bot/reply.ts';

/** A reply that says these blocks; without more said, small talk in Chinese. */
export function aReply(blocks: readonly Block[], rest: Partial<Reply> = {}): Reply {
  return {
    intent: 'smalltalk',
    aspect: null,
    language: 'zh',
    cases: [],
    shown: [],
    total: 0,
    suggestions: [],
    actions: [],
    blocks,
    ...rest,
  };
}

/** A reply of one sentence. */
export function saying(text: string): Reply {
  return aReply([{ kind: 'lead', text }]);
}

/** A reply with an explanation that says nothing. */
export function explained(reply: Reply): Answer {
  return { reply, explanation: { rule: 'test', read: '', words: [], unknown: [], hits: [] } };
}
