import type { Selectable } from 'kysely';
import type { Outgoing, OutgoingKind, Receipt, SendOutcome } from '../delivery/outgoing.ts';
import type { Engine, Tables } from './engine.ts';
import { type LostOutgoing, lostColumns, lostOf } from './outbox.ts';
import type { OutboxRow } from './schema.ts';

/** A reply that a process has taken on to send. */
export type Claimed = Outgoing & {
  /** Which try this is, from 1. */
  attempt: number;
  /** When the first try began, where this is a later one. */
  triedSince?: number;
  attemptId: number;
  /** The line of the ledger that hangs on it. */
  slot?: string;
};

/** What a process takes on. */
export type ClaimRequest = {
  channel: string;
  /** Name of the process, for people who read the table. */
  owner: string;
  now: number;
  /** Until when nobody else takes it, in milliseconds since the epoch. */
  leaseUntil: number;
  kinds: readonly OutgoingKind[];
  /** Least pause since the last try in the same chat, in milliseconds. */
  chatGapMs: number;
};

/** How a try ended. After `retry` the reply waits until `dueAt`. */
export type SendResult =
  | { outcome: 'sent'; receipt: Receipt }
  | { outcome: 'retry'; error: string; dueAt: number }
  | { outcome: Exclude<SendOutcome, 'retry'>; error: string };

/** One try to send; without an outcome while it runs, and for ever where its process died. Times in milliseconds. */
export type Try = { at: number; endedAt?: number; outcome?: SendResult['outcome']; error?: string };

/** The outbox as its senders see it, with the record of every try. */
export type Dispatch = {
  /**
   * Takes the next reply on and records the try: answers first, then the oldest; in a chat one at a time and none
   * before an older one. Only within a transaction.
   */
  claim(request: ClaimRequest): Promise<Claimed | undefined>;
  /** Records how a try ended; false when somebody else has taken the reply on since. */
  settle(claimed: Claimed, result: SendResult, now: number): Promise<boolean>;
  /** Replies whose sender died: they wait again, or, where a repeat might show twice, their end is `unknown`. */
  recover(channel: string, repeats: boolean, now: number): Promise<LostOutgoing[]>;
  /** When the last try of a channel began, or the one `skip` tries before it. */
  lastTryAt(channel: string, of?: { kind?: OutgoingKind; skip?: number }): Promise<number | undefined>;
  /** All tries of a reply, in their order. */
  tries(key: string): Promise<Try[]>;
};

export function createDispatch(tables: Tables, engine: Pick<Engine, 'serialise'>): Dispatch {
  return {
    async claim(request) {
      await engine.serialise(tables, `outbox:${request.channel}`);
      const row = await firstInLine(tables, request).executeTakeFirst();
      return row && (await take(tables, row, request));
    },
    async settle(claimed, result, now) {
      await endAttempt(tables, claimed.attemptId, result, now);
      if (result.outcome === 'sent') await keepReceipt(tables, claimed, result.receipt);
      return endTry(tables, claimed, result, now);
    },
    async recover(channel, repeats, now) {
      const rows = await tables
        .updateTable('outbox')
        .set(repeats ? { state: 'waiting', due_at: now } : { state: 'unknown', done_at: now })
        .where('channel', '=', channel)
        .where('done_at', 'is', null)
        .where('state', '=', 'sending')
        .where('lease_until', '<=', now)
        .returning(lostColumns)
        .execute();
      return rows.map(lostOf);
    },
    async lastTryAt(channel, { kind, skip = 0 } = {}) {
      const row = await tables
        .selectFrom('attempts')
        .select('at')
        .where('channel', '=', channel)
        .where((is) => (kind === undefined ? is.lit(true) : is('kind', '=', kind)))
        .orderBy('at', 'desc')
        .limit(1)
        .offset(skip)
        .executeTakeFirst();
      return row?.at;
    },
    async tries(key) {
      const rows = await tables
        .selectFrom('attempts')
        .select(['at', 'ended_at', 'outcome', 'error'])
        .where('key', '=', key)
        .orderBy('id')
        .execute();
      return rows.map(({ at, ended_at, outcome, error }) => ({
        at,
        ...(ended_at === null ? {} : { endedAt: ended_at }),
        ...(outcome === null ? {} : { outcome }),
        ...(error === null ? {} : { error }),
      }));
    },
  };
}

/** The first reply that may go now; in each chat only the first of its line may, and only when none is on its way. */
function firstInLine(tables: Tables, { channel, kinds, now, chatGapMs }: ClaimRequest) {
  return tables
    .selectFrom('outbox as o')
    .selectAll('o')
    .where('o.channel', '=', channel)
    .where('o.done_at', 'is', null)
    .where('o.state', '=', 'waiting')
    .where('o.kind', 'in', kinds)
    .where('o.due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as e')
            .select('e.id')
            .whereRef('e.channel', '=', 'o.channel')
            .whereRef('e.chat_id', '=', 'o.chat_id')
            .where('e.done_at', 'is', null)
            .where((is) =>
              is.or([
                is('e.state', '=', 'sending'),
                is('e.priority', '<', is.ref('o.priority')),
                is.and([is('e.priority', '=', is.ref('o.priority')), is('e.id', '<', is.ref('o.id'))]),
              ]),
            ),
        ),
      ),
    )
    .$if(chatGapMs > 0, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('attempts as a')
              .select('a.id')
              .whereRef('a.channel', '=', 'o.channel')
              .whereRef('a.chat_id', '=', 'o.chat_id')
              .where('a.at', '>', now - chatGapMs),
          ),
        ),
      ),
    )
    .orderBy('o.priority')
    .orderBy('o.id')
    .limit(1);
}

async function take(tables: Tables, row: Selectable<OutboxRow>, request: ClaimRequest): Promise<Claimed> {
  const { key, kind, channel, chat_id, slot } = row;
  const attempt = row.attempts + 1;
  await tables
    .updateTable('outbox')
    .set({ state: 'sending', attempts: attempt, lease_owner: request.owner, lease_until: request.leaseUntil })
    .where('id', '=', row.id)
    .execute();
  const triedSince = attempt > 1 ? await firstTryAt(tables, key) : undefined;
  const { id: attemptId } = await tables
    .insertInto('attempts')
    .values({ key, channel, chat_id, kind, at: request.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    key,
    kind,
    channel,
    chatId: chat_id,
    reply: JSON.parse(row.reply),
    ...(row.reply_to === null ? {} : { replyTo: JSON.parse(row.reply_to) }),
    expiresAt: row.expires_at,
    attempt,
    attemptId,
    ...(triedSince === undefined ? {} : { triedSince }),
    ...(slot === null ? {} : { slot }),
  };
}

async function firstTryAt(tables: Tables, key: string): Promise<number | undefined> {
  const tries = tables.selectFrom('attempts').select('at').where('key', '=', key);
  return (await tries.orderBy('at').limit(1).executeTakeFirst())?.at;
}

async function endAttempt(tables: Tables, id: number, result: SendResult, now: number): Promise<void> {
  await tables
    .updateTable('attempts')
    .set({ ended_at: now, outcome: result.outcome, error: 'error' in result ? result.error : null })
    .where('id', '=', id)
    .execute();
}

/**
 * The number of the try keeps a sender that was given up from writing over the next one. One that was given up for
 * good may still report how it ended.
 */
async function endTry(tables: Tables, { key, attempt }: Claimed, result: SendResult, now: number): Promise<boolean> {
  const change =
    result.outcome === 'retry'
      ? { state: 'waiting' as const, due_at: result.dueAt }
      : { state: result.outcome, done_at: now };
  const { numUpdatedRows } = await tables
    .updateTable('outbox')
    .set({ ...change, error: 'error' in result ? result.error : null })
    .where('key', '=', key)
    .where('attempts', '=', attempt)
    .where('state', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function keepReceipt(tables: Tables, { channel, key }: Claimed, { messageIds }: Receipt): Promise<void> {
  if (messageIds.length === 0) return;
  await tables
    .insertInto('sent_messages')
    .values([...new Set(messageIds)].map((message_id) => ({ channel, message_id, key })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
