import { type Conversation, conversationLifetimeMs } from '../conversation.ts';
import type { Tables } from './engine.ts';

/** What people may refer back to, by the key of the conversation. */
export type Conversations = {
  /** What was said; empty where it was too long ago. */
  find(key: string, now: number): Promise<Conversation>;
  save(key: string, conversation: Conversation, now: number): Promise<void>;
};

export function createConversations(tables: Tables): Conversations {
  return {
    async find(key, now) {
      const row = await tables
        .selectFrom('conversations')
        .select(['value', 'at'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row && now - row.at < conversationLifetimeMs ? JSON.parse(row.value) : {};
    },
    async save(key, conversation, now) {
      const row = { value: JSON.stringify(conversation), at: now };
      await tables
        .insertInto('conversations')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },
  };
}
