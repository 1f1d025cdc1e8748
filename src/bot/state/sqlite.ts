import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Engine } from './engine.ts';
import { createSqliteDriver, type SqliteOptions } from './sqlite-driver.ts';
import { StateError, type StateProblem } from './state-error.ts';

/** SQLite in a file that only its owner may read. */
export function sqliteEngine(options: SqliteOptions): Engine {
  if (options.path !== ':memory:') createFile(options.path);
  return {
    place: options.path,
    dialect: {
      createAdapter: () => new TransactionalSqliteAdapter(),
      createDriver: () => createSqliteDriver(options),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    numbering: 'autoincrement',
    locksRows: false,
    // A transaction holds the write lock of the whole file.
    serialise: async () => {},
  };
}

/** SQLite changes its schema within transactions, so that a migration happens whole and in one process only. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const problems: Record<string, StateProblem> = { EACCES: 'read-only', EROFS: 'read-only', ENOSPC: 'full' };

/** SQLite gives its side files the mode of the main one. */
function createFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new StateError(problems[code] ?? 'unusable', path, { cause, detail: code });
  }
}
