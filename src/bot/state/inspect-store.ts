import { existsSync } from 'node:fs';
import { Kysely } from 'kysely';
import { stepsTaken } from './migrate.ts';
import { migrations } from './migrations.ts';
import { engineOf, sqliteFileOf } from './open-store.ts';
import type { Schema } from './schema.ts';
import { StateError } from './state-error.ts';

/** A database that takes writes; `pending`: steps of the schema that the next start takes. */
export type StoreInspection = { exists: false } | { exists: true; pending: readonly string[] };

/**
 * Looks whether a database can be used by this program: opens it, reads its schema, and writes a row that it takes back.
 * No file is made and no schema is changed. Rejects with a StateError that says what is wrong and what to do.
 */
export async function inspectStore(url: string): Promise<StoreInspection> {
  const file = sqliteFileOf(url);
  if (file !== undefined && !existsSync(file)) return { exists: false };
  const engine = await engineOf(url);
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  try {
    const steps = Object.keys(migrations(engine.numbering));
    const taken = await stepsTaken(db);
    const unknown = taken.find((name) => !steps.includes(name));
    if (unknown) throw new StateError('newer', engine.place, { detail: `it has the step ${unknown}` });
    if (taken.length > 0) await writeAndTakeBack(db);
    return { exists: true, pending: steps.filter((name) => !taken.includes(name)) };
  } finally {
    await db.destroy();
  }
}

class TakenBack extends Error {}

async function writeAndTakeBack(db: Kysely<Schema>): Promise<void> {
  try {
    await db.transaction().execute(async (tables) => {
      await tables.insertInto('conversations').values({ key: 'inspection', value: '{}', at: 0 }).execute();
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}
