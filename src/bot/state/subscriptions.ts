import type { Subscription } from '../digest/subscription.ts';
import type { Engine, Tables } from './engine.ts';
import type { SubscriptionRow } from './schema.ts';

/** What the chats have ordered. */
export type Subscriptions = {
  find(channel: string, chatId: string): Promise<Subscription | undefined>;
  /** All of them, in the order of their chats. */
  all(): Promise<Subscription[]>;
  /** The same as `find`, and nobody else changes it until the transaction ends. */
  lock(channel: string, chatId: string): Promise<Subscription | undefined>;
  /** Keeps a subscription; the chat must be known. The clock looks at it anew. */
  save(subscription: Subscription): Promise<void>;
  /** The chat takes no messages any more: what it ordered rests until somebody takes it up again. */
  suspend(channel: string, chatId: string, now: number): Promise<void>;
  /** Those that the clock has to look at: a slot is due, or not worked out yet; and pauses with an end. */
  toLookAt(now: number): Promise<Subscription[]>;
  /** Notes when the next slot is due, so that the clock need not look before. */
  nextAt(channel: string, chatId: string, at: number): Promise<void>;
};

export function createSubscriptions(tables: Tables, { locksRows }: Pick<Engine, 'locksRows'>): Subscriptions {
  return {
    async find(channel, chatId) {
      const row = await rowOfChat(channel, chatId).executeTakeFirst();
      return row && subscriptionOf(row);
    },
    async all() {
      const rows = await tables.selectFrom('subscriptions').selectAll().orderBy('channel').orderBy('chat_id').execute();
      return rows.map(subscriptionOf);
    },
    async lock(channel, chatId) {
      const row = await rowOfChat(channel, chatId)
        .$if(locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      return row && subscriptionOf(row);
    },
    async save(subscription) {
      const row = rowOf(subscription);
      await tables
        .insertInto('subscriptions')
        .values(row)
        .onConflict((conflict) => conflict.columns(['channel', 'chat_id']).doUpdateSet(row))
        .execute();
    },
    async suspend(channel, chatId, now) {
      await tables
        .updateTable('subscriptions')
        .set({ state: 'suspended', changed_at: now, next_at: null })
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('state', 'in', ['active', 'paused'])
        .execute();
    },
    async toLookAt(now) {
      const rows = await tables
        .selectFrom('subscriptions')
        .selectAll()
        .where((is) =>
          is.or([
            is.and([is('state', '=', 'active'), is.or([is('next_at', 'is', null), is('next_at', '<=', now)])]),
            is.and([is('state', '=', 'paused'), is('paused_until', 'is not', null)]),
          ]),
        )
        .orderBy('next_at')
        .orderBy('channel')
        .orderBy('chat_id')
        .execute();
      return rows.map(subscriptionOf);
    },
    async nextAt(channel, chatId, at) {
      await tables
        .updateTable('subscriptions')
        .set({ next_at: at })
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .execute();
    },
  };

  function rowOfChat(channel: string, chatId: string) {
    return tables.selectFrom('subscriptions').selectAll().where('channel', '=', channel).where('chat_id', '=', chatId);
  }
}

function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    channel: row.channel,
    chatId: row.chat_id,
    schedule: JSON.parse(row.schedule),
    timeZone: row.time_zone,
    filter: JSON.parse(row.filter),
    state: row.state,
    ...(row.paused_until === null ? {} : { pausedUntil: row.paused_until }),
    changedAt: row.changed_at,
  };
}

function rowOf(subscription: Subscription): SubscriptionRow {
  return {
    channel: subscription.channel,
    chat_id: subscription.chatId,
    schedule: JSON.stringify(subscription.schedule),
    time_zone: subscription.timeZone,
    filter: JSON.stringify(subscription.filter),
    state: subscription.state,
    paused_until: subscription.pausedUntil ?? null,
    changed_at: subscription.changedAt,
    next_at: null,
  };
}
