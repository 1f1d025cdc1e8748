import { conversationLifetimeMs } from '../conversation.ts';
import type { Tables } from './engine.ts';

/** Messages are recognised when they come again for at least this long, whatever the setting says. */
export const leastRetentionMs = 24 * 60 * 60_000;

/**
 * Deletes what is older than a span of milliseconds and done with: messages, replies and their tries, feedback and
 * questions without an answer. The ledger of pushes stays, since no case may come again before its round is over.
 */
export async function deleteOld(tables: Tables, spanMs: number, now: number): Promise<void> {
  const before = now - Math.max(spanMs, leastRetentionMs);
  await tables.deleteFrom('inbox').where('done_at', '<', before).execute();
  await tables.deleteFrom('outbox').where('done_at', '<', before).execute();
  await tables.deleteFrom('feedback').where('at', '<', before).execute();
  await tables.deleteFrom('unanswered').where('last_at', '<', before).execute();
  await tables
    .deleteFrom('conversations')
    .where('at', '<', now - conversationLifetimeMs)
    .execute();
}
