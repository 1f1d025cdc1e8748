import type { Casebook } from '../knowledge/casebook.ts';
import { type ConversationStore, conversationKey, createMemoryConversations } from './conversation.ts';
import type { Message } from './message.ts';
import type { Explanation, Reply } from './reply.ts';
import { createRouter } from './router.ts';

/** A reply with how it came about. */
export type Answer = { reply: Reply; explanation: Explanation };

/** Answers messages; the reply is the return value, sending it is the adapter's work. */
export type Bot = {
  handle(message: Message): Promise<Reply>;
  /** The same, with the explanation. */
  answer(message: Message): Promise<Answer>;
};

export type BotParts = {
  casebook: Casebook;
  conversations?: ConversationStore;
  /** Milliseconds since the epoch. */
  now?: () => number;
};

/** Joins the router with what people said before. */
export function createBot({ casebook, conversations = createMemoryConversations(), now = Date.now }: BotParts): Bot {
  const route = createRouter(casebook);
  return { answer, handle: async (message) => (await answer(message)).reply };

  async function answer(message: Message): Promise<Answer> {
    const key = conversationKey(message);
    const before = await conversations.get(key, now());
    const { reply, conversation, explanation } = route(message.text, before);
    await conversations.set(key, conversation ?? before, now());
    return { reply, explanation };
  }
}
