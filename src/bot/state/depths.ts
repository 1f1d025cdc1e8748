import type { Tables } from './engine.ts';

/** How many rows of a channel are on their way. */
export type Depth = { channel: string; count: number };

/** What waits: messages for an answer, replies for their sending. Channels with nothing are left out. */
export type Depths = { inbox: readonly Depth[]; outbox: readonly Depth[] };

/** Counts what is on its way. */
export async function readDepths(tables: Tables): Promise<Depths> {
  return { inbox: await openIn(tables, 'inbox'), outbox: await openIn(tables, 'outbox') };
}

function openIn(tables: Tables, table: 'inbox' | 'outbox'): Promise<Depth[]> {
  return tables
    .selectFrom(table)
    .select(['channel', ({ fn }) => fn.countAll<number>().as('count')])
    .where('done_at', 'is', null)
    .groupBy('channel')
    .orderBy('channel')
    .execute();
}
