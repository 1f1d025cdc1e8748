import type { Outgoing, OutgoingKind, ReplyTo } from '../delivery/outgoing.ts';
import type { SentMessage } from '../inbound.ts';
import type { Chat } from '../message.ts';
import type { Tables } from './engine.ts';
import type { OutboxRow, OutboxState } from './schema.ts';

/** A row that ended without being sent, or whose end is not known. */
export type LostOutgoing = { key: string; chatId: string; slot?: string };

/** The replies on their way out, each made once, by its key. */
export type Outbox = {
  /** Puts a reply in; false when its key was there before. `slot`: the line of the ledger that hangs on it. */
  add(outgoing: Outgoing, now: number, slot?: string): Promise<boolean>;
  has(key: string): Promise<boolean>;
  /** How far a reply has come; undefined where there is none of this key. */
  state(key: string): Promise<OutboxState | undefined>;
  /** Whether anything of a channel waits or is being sent. */
  hasOpen(channel: string): Promise<boolean>;
  /** Ends replies that are not worth sending any more. */
  expire(channel: string, now: number): Promise<LostOutgoing[]>;
  /** Ends what waits for a chat that is gone. */
  dropChat(channel: string, chatId: string, now: number): Promise<LostOutgoing[]>;
  /** Takes a reply back that is not being sent yet. */
  withdraw(key: string, now: number): Promise<void>;
  /** The reply that a platform's message is, or is a part of. */
  sent(channel: string, platformMessageId: string): Promise<SentMessage | undefined>;
};

export function createOutbox(tables: Tables): Outbox {
  return {
    async add(outgoing, now, slot) {
      const { numInsertedOrUpdatedRows } = await tables
        .insertInto('outbox')
        .values(rowOf(outgoing, now, slot))
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    has: async (key) => (await state(key)) !== undefined,
    state,
    async hasOpen(channel) {
      const open = tables.selectFrom('outbox').select('id').where('channel', '=', channel).where('done_at', 'is', null);
      return (await open.limit(1).executeTakeFirst()) !== undefined;
    },
    async expire(channel, now) {
      const rows = await tables
        .updateTable('outbox')
        .set({ state: 'expired', done_at: now })
        .where('channel', '=', channel)
        .where('done_at', 'is', null)
        .where('state', '=', 'waiting')
        .where('expires_at', '<=', now)
        .returning(lostColumns)
        .execute();
      return rows.map(lostOf);
    },
    async dropChat(channel, chatId, now) {
      const rows = await tables
        .updateTable('outbox')
        .set({ state: 'gone', done_at: now })
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('done_at', 'is', null)
        .where('state', '=', 'waiting')
        .returning(lostColumns)
        .execute();
      return rows.map(lostOf);
    },
    async withdraw(key, now) {
      await tables
        .updateTable('outbox')
        .set({ state: 'withdrawn', done_at: now })
        .where('key', '=', key)
        .where('state', '=', 'waiting')
        .execute();
    },
    async sent(channel, platformMessageId) {
      const row = await tables
        .selectFrom('sent_messages as m')
        .innerJoin('outbox as o', 'o.key', 'm.key')
        .leftJoin('chats as c', (join) => join.onRef('c.channel', '=', 'o.channel').onRef('c.id', '=', 'o.chat_id'))
        .select(['o.key', 'o.chat_id', 'o.reply', 'o.reply_to', 'c.kind'])
        .where('m.channel', '=', channel)
        .where('m.message_id', '=', platformMessageId)
        .executeTakeFirst();
      return row && sentMessageOf(row);
    },
  };

  async function state(key: string): Promise<OutboxState | undefined> {
    return (await tables.selectFrom('outbox').select('state').where('key', '=', key).executeTakeFirst())?.state;
  }
}

type SentRow = Pick<OutboxRow, 'key' | 'chat_id' | 'reply' | 'reply_to'> & { kind: Chat['kind'] | null };

function sentMessageOf({ key, chat_id, reply, reply_to, kind }: SentRow): SentMessage {
  const { thread }: Partial<ReplyTo> = reply_to === null ? {} : JSON.parse(reply_to);
  return {
    key,
    chatId: chat_id,
    reply: JSON.parse(reply),
    ...(kind === null ? {} : { kind }),
    ...(thread === undefined ? {} : { thread }),
  };
}

/** Columns of a row that was lost, and what is told of it. */
export const lostColumns = ['key', 'chat_id', 'slot'] as const;
export function lostOf({ key, chat_id, slot }: Pick<OutboxRow, (typeof lostColumns)[number]>): LostOutgoing {
  return { key, chatId: chat_id, ...(slot === null ? {} : { slot }) };
}

const priorities: Record<OutgoingKind, number> = { answer: 0, welcome: 0, notice: 0, digest: 1 };

function rowOf(outgoing: Outgoing, now: number, slot: string | undefined) {
  return {
    key: outgoing.key,
    kind: outgoing.kind,
    priority: priorities[outgoing.kind],
    channel: outgoing.channel,
    chat_id: outgoing.chatId,
    reply: JSON.stringify(outgoing.reply),
    reply_to: outgoing.replyTo ? JSON.stringify(outgoing.replyTo) : null,
    slot: slot ?? null,
    state: 'waiting' as const,
    due_at: now,
    expires_at: outgoing.expiresAt,
    attempts: 0,
    created_at: now,
  };
}
