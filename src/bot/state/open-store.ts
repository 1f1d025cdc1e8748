import { Kysely } from 'kysely';
import { realTimers, type Timers } from '../timers.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { postgresEngine } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteEngine } from './sqlite.ts';
import { StateError } from './state-error.ts';
import { createStore, type Store } from './store.ts';

export type StoreOptions = {
  timers?: Timers;
  /** How long a lock of another program is waited out, in milliseconds. */
  lockWaitMs?: number;
  /** SQLite: most pages of 4 KB that the file may grow to. */
  maxPages?: number;
};

/**
 * Opens the state: `sqlite:path/to/file`, `sqlite::memory:` or `postgres://…`. The schema is brought up to date, and the
 * database is asked whether it takes writes. Rejects with a StateError that says what is wrong and what to do.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const engine = await engineOf(url, options);
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  const store = createStore(db, engine);
  try {
    await migrate(db, engine);
    await store.transaction(async () => {});
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function engineOf(url: string, options: StoreOptions): Promise<Engine> {
  const { timers = realTimers, lockWaitMs = 5_000, maxPages } = options;
  const sqlite = /^sqlite:(.+)$/s.exec(url)?.[1];
  if (sqlite)
    return sqliteEngine({ path: sqlite, timers, lockWaitMs, ...(maxPages === undefined ? {} : { maxPages }) });
  if (/^postgres(ql)?:\/\//.test(url)) return await postgresEngine(url);
  throw new StateError('unusable', url.replace(/\/\/[^@/]*@/, '//'));
}
