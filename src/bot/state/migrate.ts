import { DEFAULT_MIGRATION_TABLE, type Kysely, Migrator, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { StateError } from './state-error.ts';

/**
 * Brings the schema up to this program's, step by step and only forward. Rejects with a StateError, and changes
 * nothing, where a newer program has been at it.
 */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const steps = migrations(engine.numbering);
  const unknown = (await stepsTaken(db)).find((name) => !(name in steps));
  if (unknown) throw new StateError('newer', engine.place, { detail: `it has the step ${unknown}` });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  if (error instanceof StateError) throw error;
  if (error) throw new StateError('unusable', engine.place, { cause: error, detail: String(error) });
}

async function stepsTaken(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map(({ name }) => name);
}
