import { type DatabaseConnection, type Driver, PostgresDialect, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { StateError, type StateProblem } from './state-error.ts';

/** Type of counts and times, a 64-bit integer; ours fit a JavaScript number. */
const int8 = 20;

/** Connections of one process: a few workers, the sender and the clock. */
const poolSize = 8;

/** PostgreSQL, for several processes. The driver is only loaded when it is used. */
export async function postgresEngine(url: string): Promise<Engine> {
  const { Pool, types } = (await import('pg')).default;
  const place = placeOf(url);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    lock_timeout: 10_000,
    application_name: 'anlitong',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === int8 ? Number : types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that breaks while nobody uses it; the next query opens another and tells if that fails.
  pool.on('error', () => {});
  const dialect = new PostgresDialect({ pool });
  return {
    place,
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => withStateErrors(dialect.createDriver(), place),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    },
    numbering: 'identity',
    locksRows: true,
    async serialise(tables, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tables);
    },
  };
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

/** Every failure of the database itself becomes a StateError. */
function withStateErrors(driver: Driver, place: string): Driver {
  const known = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const translated = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (cause) {
      const problem = postgresProblem(cause);
      if (!problem) throw cause;
      throw new StateError(problem, place, { cause, detail: cause instanceof Error ? cause.message : '' });
    }
  };
  const inner = (connection: DatabaseConnection) => known.get(connection) ?? connection;
  return {
    init: () => translated(() => driver.init()),
    async acquireConnection() {
      const connection = await translated(() => driver.acquireConnection());
      const outer: DatabaseConnection = {
        executeQuery: (query) =>
          translated(() => connection.executeQuery({ ...query, parameters: query.parameters.map(withoutNul) })),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      known.set(outer, connection);
      return outer;
    },
    beginTransaction: (connection, settings) => translated(() => driver.beginTransaction(inner(connection), settings)),
    commitTransaction: (connection) => translated(() => driver.commitTransaction(inner(connection))),
    // The failure that led here is the one to be told.
    rollbackTransaction: (connection) => driver.rollbackTransaction(inner(connection)).catch(() => {}),
    releaseConnection: (connection) => driver.releaseConnection(inner(connection)),
    destroy: () => driver.destroy(),
  };
}

/** PostgreSQL refuses a text with a NUL in it. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of the network. */
const problems: readonly [code: RegExp, problem: StateProblem][] = [
  [/^25006$/, 'read-only'],
  [/^53100$/, 'full'],
  [/^(55P03|57014|40001|40P01)$/, 'locked'],
  [/^XX00[12]$/, 'corrupt'],
  [/^(08...|57P0.|53[34]00|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/, 'unreachable'],
  [/^(28...|3D000|42501)$/, 'unusable'],
];

/** What a failure of PostgreSQL says about the database; undefined where the query itself is at fault. */
function postgresProblem(error: unknown): StateProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === '') return /connection|timeout/i.test(error.message) ? 'unreachable' : undefined;
  return problems.find(([pattern]) => pattern.test(code))?.[1];
}
