import type { Message } from '../message.ts';
import type { Engine, Tables } from './engine.ts';
import type { InboxState } from './schema.ts';

/** A message on its way to the bot. */
export type InboxMessage = { seq: number; message: Message };

/** Why a message is not answered. */
export type Refusal = { state: Exclude<InboxState, 'new' | 'answered'>; reason: string };

/** The messages that came in, each once. */
export type Inbox = {
  /** Keeps a message, or the fact that it is not answered; false when it came before. */
  add(message: Message, now: number, refusal?: Refusal): Promise<boolean>;
  /** Whether it came before. */
  has(channel: string, messageId: string): Promise<boolean>;
  /**
   * The first message that is not answered yet; within a chat and thread never one before another is done. Nobody
   * else gets it until the transaction ends.
   */
  takeOldest(): Promise<InboxMessage | undefined>;
  /** The first messages that are not answered yet, to look at. */
  waiting(limit: number): Promise<Message[]>;
  /** Notes the end of a message; its text is dropped. */
  finish(seq: number, now: number, end: 'answered' | Refusal): Promise<void>;
  /** The question was taken back, perhaps before it arrived; how far it had come, or undefined. */
  recall(channel: string, messageId: string, now: number): Promise<InboxState | undefined>;
  /** The chat is gone: nothing of it is answered any more. */
  dropChat(channel: string, chatId: string, now: number): Promise<void>;
  /** How many messages of a person or a chat were taken after a time. */
  countSince(channel: string, of: { senderId: string } | { chatId: string }, since: number): Promise<number>;
};

export function createInbox(tables: Tables, { locksRows }: Pick<Engine, 'locksRows'>): Inbox {
  return {
    add: (message, now, refusal) => insert(rowOf(message, now, refusal)),
    async has(channel, messageId) {
      return (await stateOf(channel, messageId)) !== undefined;
    },
    async takeOldest() {
      const row = await tables
        .selectFrom('inbox as i')
        .select(['i.seq', 'i.message'])
        .where('i.done_at', 'is', null)
        .$if(locksRows, (query) =>
          query
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('inbox as e')
                    .select('e.seq')
                    .where('e.done_at', 'is', null)
                    .whereRef('e.channel', '=', 'i.channel')
                    .whereRef('e.chat_id', '=', 'i.chat_id')
                    .whereRef('e.thread', '=', 'i.thread')
                    .whereRef('e.seq', '<', 'i.seq'),
                ),
              ),
            )
            .forUpdate()
            .skipLocked(),
        )
        .orderBy('i.seq')
        .limit(1)
        .executeTakeFirst();
      return row && { seq: row.seq, message: JSON.parse(row.message ?? '') };
    },
    async waiting(limit) {
      const rows = await tables
        .selectFrom('inbox')
        .select('message')
        .where('done_at', 'is', null)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(({ message }) => JSON.parse(message ?? ''));
    },
    async finish(seq, now, end) {
      const { state, reason } = end === 'answered' ? { state: end, reason: null } : end;
      await tables
        .updateTable('inbox')
        .set({ state, reason, message: null, done_at: now })
        .where('seq', '=', seq)
        .where('done_at', 'is', null)
        .execute();
    },
    async recall(channel, messageId, now) {
      const before = await stateOf(channel, messageId);
      if (before === undefined) await insert(recalledBeforeItCame(channel, messageId, now));
      else
        await tables
          .updateTable('inbox')
          .set({ state: 'recalled', reason: 'recalled', message: null, done_at: now })
          .where('channel', '=', channel)
          .where('message_id', '=', messageId)
          .where('done_at', 'is', null)
          .execute();
      return before;
    },
    async dropChat(channel, chatId, now) {
      await tables
        .updateTable('inbox')
        .set({ state: 'ignored', reason: 'the chat is gone', message: null, done_at: now })
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('done_at', 'is', null)
        .execute();
    },
    async countSince(channel, of, since) {
      const { count } = await tables
        .selectFrom('inbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('channel', '=', channel)
        .where((is) => ('senderId' in of ? is('sender_id', '=', of.senderId) : is('chat_id', '=', of.chatId)))
        .where('received_at', '>', since)
        .where('reason', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },
  };

  async function insert(row: ReturnType<typeof rowOf>): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await tables
      .insertInto('inbox')
      .values(row)
      .onConflict((conflict) => conflict.columns(['channel', 'message_id']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async function stateOf(channel: string, messageId: string): Promise<InboxState | undefined> {
    const row = await tables
      .selectFrom('inbox')
      .select('state')
      .where('channel', '=', channel)
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    return row?.state;
  }
}

function rowOf(message: Message, now: number, refusal?: Refusal) {
  return {
    channel: message.channel,
    message_id: message.id,
    chat_id: message.chat.id,
    thread: message.thread ?? '',
    sender_id: message.sender.id,
    state: refusal?.state ?? ('new' as InboxState),
    reason: refusal?.reason ?? null,
    message: refusal ? null : JSON.stringify(message),
    received_at: now,
    done_at: refusal ? now : null,
  };
}

/** Some platforms tell that a message was taken back before they deliver it. */
function recalledBeforeItCame(channel: string, messageId: string, now: number) {
  return {
    channel,
    message_id: messageId,
    chat_id: '',
    thread: '',
    sender_id: '',
    state: 'recalled' as InboxState,
    reason: 'recalled before it came',
    message: null,
    received_at: now,
    done_at: now,
  };
}
