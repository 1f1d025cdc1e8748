import type { Chat } from '../message.ts';
import type { Tables } from './engine.ts';

/** A chat that joined longer ago than any platform repeats its events was left without our noticing. */
const joinedAgainAfterMs = 24 * 60 * 60_000;

/** The chats that the bot has been in. */
export type Chats = {
  /** Notes a chat that wrote: it takes messages, whatever was known of it. */
  seen(channel: string, chat: Chat): Promise<void>;
  /** Notes that the bot was added; false when that is known already. */
  join(channel: string, chat: Chat, now: number): Promise<boolean>;
  /** Notes that the chat takes no messages any more. */
  leave(channel: string, chatId: string): Promise<void>;
  /** The chat, or undefined where nothing was heard of it. */
  find(channel: string, chatId: string): Promise<(Chat & { isGone: boolean }) | undefined>;
};

export function createChats(tables: Tables): Chats {
  return {
    seen,
    async join(channel, chat, now) {
      await seen(channel, chat);
      const { numUpdatedRows } = await tables
        .updateTable('chats')
        .set({ joined_at: now })
        .where('channel', '=', channel)
        .where('id', '=', chat.id)
        .where((is) => is.or([is('joined_at', 'is', null), is('joined_at', '<', now - joinedAgainAfterMs)]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async leave(channel, chatId) {
      await tables
        .updateTable('chats')
        .set({ state: 'gone', joined_at: null })
        .where('channel', '=', channel)
        .where('id', '=', chatId)
        .execute();
    },
    async find(channel, chatId) {
      const row = await tables
        .selectFrom('chats')
        .select(['id', 'kind', 'name', 'state'])
        .where('channel', '=', channel)
        .where('id', '=', chatId)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, kind, name, state } = row;
      return { id, kind, ...(name === null ? {} : { name }), isGone: state === 'gone' };
    },
  };

  /** Writes only what is new, since every message comes by here. */
  async function seen(channel: string, { id, kind, name }: Chat): Promise<void> {
    const known = await tables
      .selectFrom('chats')
      .select(['kind', 'name', 'state'])
      .where('channel', '=', channel)
      .where('id', '=', id)
      .executeTakeFirst();
    const now = { kind, name: name ?? known?.name ?? null, state: 'active' as const };
    if (known?.kind === now.kind && known.name === now.name && known.state === now.state) return;
    await tables
      .insertInto('chats')
      .values({ channel, id, ...now, joined_at: null })
      .onConflict((conflict) => conflict.columns(['channel', 'id']).doUpdateSet(now))
      .execute();
  }
}
