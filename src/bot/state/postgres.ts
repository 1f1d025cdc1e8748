import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { withStateErrors } from './postgres-pool.ts';

/** Type of counts and times, a 64-bit integer; ours fit a JavaScript number. */
const int8 = 20;

/** Connections of one process: a few workers, the sender and the clock. */
const poolSize = 8;

const connectionWaitMs = 5_000;

/**
 * Limits in milliseconds. A process that stands still, or whose machine is gone, loses its transaction on the server
 * before those who wait for its locks give up; a server that does not answer is given up by us after that.
 */
function limitsFrom(lockWaitMs: number) {
  return {
    idle_in_transaction_session_timeout: lockWaitMs,
    lock_timeout: 2 * lockWaitMs,
    query_timeout: 4 * lockWaitMs,
    connectionTimeoutMillis: connectionWaitMs,
  };
}

/**
 * PostgreSQL, for several processes. The driver is only loaded when it is used. `lockWaitMs`: how long a process may hold
 * a lock without doing anything.
 */
export async function postgresEngine(url: string, lockWaitMs: number): Promise<Engine> {
  const { Pool, types } = (await import('pg')).default;
  const place = placeOf(url);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    ...limitsFrom(lockWaitMs),
    // The queries count on seeing what was committed before each of them, whatever the server's default is.
    options: '-c default_transaction_isolation=read\\ committed',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'anlitong',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === int8 ? Number : types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that breaks, in use or not, says so in an event too, and would end the process; the query that meets
  // it fails, and the next one opens another.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    place,
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new QuietDriver({ pool: withStateErrors(pool, place) }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    numbering: 'identity',
    locksRows: true,
    async serialise(tables, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tables);
    },
  };
}

class QuietDriver extends PostgresDriver {
  /** What led to the rollback is told, not that a connection which broke cannot roll back: the server does by itself. */
  override rollbackTransaction(...[connection]: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    return super.rollbackTransaction(connection).catch(() => {});
  }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
