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
