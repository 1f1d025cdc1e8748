import type { Push, PushState } from '../digest/subscription.ts';
import type { Tables } from './engine.ts';
import type { PushRow } from './schema.ts';

/** The ledger of what was pushed. A line is one slot of one chat. */
export type Pushes = {
  /** Takes a slot on; false when it was taken on before, here or in another process. `dueAt`: when it was due. */
  claim(push: Push, dueAt: number): Promise<boolean>;
  /** Notes how it went on. */
  settle(channel: string, chatId: string, slot: string, state: PushState): Promise<void>;
  /** All lines of a chat, oldest first. */
  of(channel: string, chatId: string): Promise<Push[]>;
  /** The newest of all chats first. */
  latest(limit: number): Promise<Push[]>;
  /** When the last slot of the chat's schedule in the ledger was due; undefined where there is none. */
  lastDue(channel: string, chatId: string): Promise<number | undefined>;
};

export function createPushes(tables: Tables): Pushes {
  return {
    async claim({ channel, chatId, slot, number, state, at }, dueAt) {
      const { numInsertedOrUpdatedRows } = await tables
        .insertInto('pushes')
        .values({ channel, chat_id: chatId, slot, number: number ?? null, state, at, due_at: dueAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async settle(channel, chatId, slot, state) {
      await tables
        .updateTable('pushes')
        .set({ state })
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('slot', '=', slot)
        .execute();
    },
    async of(channel, chatId) {
      const rows = await tables
        .selectFrom('pushes')
        .selectAll()
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .orderBy('at')
        .orderBy('due_at')
        .execute();
      return rows.map(pushOf);
    },
    async latest(limit) {
      const rows = await tables.selectFrom('pushes').selectAll().orderBy('at', 'desc').limit(limit).execute();
      return rows.map(pushOf);
    },
    async lastDue(channel, chatId) {
      const row = await tables
        .selectFrom('pushes')
        .select('due_at')
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('slot', 'not like', 'now-%')
        .orderBy('due_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },
  };
}

function pushOf({ channel, chat_id, slot, number, state, at }: PushRow): Push {
  return { channel, chatId: chat_id, slot, ...(number === null ? {} : { number }), state, at };
}
