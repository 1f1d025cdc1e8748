import type { Language } from '../knowledge/language.ts';
import type { Message } from './message.ts';
import type { Aspect } from './reply.ts';

/** A list that was shown and can be paged, pointed into and narrowed. */
export type ShownList = {
  /** The sentence above the list, with its count. */
  title: string;
  /** The cases in their order, in groups such as "wider matches". */
  groups: readonly { label?: string; numbers: readonly number[] }[];
  /** From 0. */
  page: number;
};

/** What one person in one chat and thread may refer back to. */
export type Conversation = {
  list?: ShownList;
  /** The case spoken of last. */
  focus?: number;
  /** The one before it. */
  previous?: number;
  aspect?: Aspect;
  language?: Language;
};

/** Keeps conversations apart by person, chat and thread, and forgets them after a while. */
export type ConversationStore = {
  get(key: string, now: number): Promise<Conversation> | Conversation;
  set(key: string, conversation: Conversation, now: number): Promise<void> | void;
};

/** How long a reference stays good. */
export const conversationLifetimeMs = 10 * 60 * 1000;

/** Identity of a conversation: nobody inherits another person's. */
export function conversationKey({ channel, chat, sender, thread }: Message): string {
  return JSON.stringify([channel, chat.id, thread ?? '', sender.id]);
}

/** Beyond this many conversations the one untouched longest is dropped. */
const capacity = 10_000;

/** Conversations in memory: for the terminal, `ask` and tests. */
export function createMemoryConversations(): ConversationStore {
  const rows = new Map<string, { conversation: Conversation; at: number }>();
  return {
    get(key, now) {
      const row = rows.get(key);
      return row && now - row.at < conversationLifetimeMs ? row.conversation : {};
    },
    set(key, conversation, now) {
      rows.delete(key);
      rows.set(key, { conversation, at: now });
      const oldest = rows.keys().next();
      if (rows.size > capacity && !oldest.done) rows.delete(oldest.value);
    },
  };
}
