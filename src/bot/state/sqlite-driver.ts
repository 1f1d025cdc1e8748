import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import Database from 'libsql';
import { pause, type Timers } from '../timers.ts';
import { sqliteProblem } from './sqlite-problem.ts';
import { StateError } from './state-error.ts';

export type SqliteOptions = {
  /** The file, or `:memory:`. */
  path: string;
  timers: Timers;
  /** How long a lock of another program is waited out, in milliseconds. */
  lockWaitMs: number;
  /** Most pages of 4 KB that the file may grow to; left out: as the disk has room. */
  maxPages?: number;
};

/**
 * kysely's driver over one SQLite connection. Transactions begin with the write lock: one that began as a reader loses
 * the race for it at once and could not be repeated. A lock is waited out without holding up the process, and the
 * statements stay prepared.
 */
export function createSqliteDriver(options: SqliteOptions): Driver {
  const turns = createTurns();
  let database: Database.Database | undefined;
  let connection: SqliteConnection | undefined;
  return {
    async init() {
      const opened = openDatabase(options);
      try {
        connection = createConnection(opened, options);
        await setUp(connection, options);
        database = opened;
      } catch (error) {
        opened.close();
        throw error;
      }
    },
    async acquireConnection() {
      await turns.take();
      if (!connection) throw new StateError('unusable', options.path);
      return connection;
    },
    beginTransaction: async () => connection?.execute('begin immediate'),
    commitTransaction: async () => connection?.execute('commit'),
    // A full disk or an I/O error has rolled back already.
    rollbackTransaction: async () => (database?.inTransaction ? connection?.execute('rollback') : undefined),
    releaseConnection: async () => turns.pass(),
    async destroy() {
      await turns.take();
      // Whoever copies the file while nothing runs has everything in it.
      await connection?.execute('pragma wal_checkpoint(truncate)').catch(() => {});
      database?.close();
      // A closed database of libsql ends the process when it is asked anything.
      database = connection = undefined;
      turns.pass();
    },
  };
}

function openDatabase({ path }: SqliteOptions): Database.Database {
  try {
    return new Database(path);
  } catch (cause) {
    throw new StateError(sqliteProblem(cause) ?? 'unusable', path, { cause, detail: messageOf(cause) });
  }
}

/** Every commit reaches the disk, so that what was acknowledged outlives a power cut too. */
async function setUp(connection: SqliteConnection, { maxPages }: SqliteOptions): Promise<void> {
  await connection.execute('pragma journal_mode = wal');
  await connection.execute('pragma synchronous = full');
  await connection.execute('pragma foreign_keys = on');
  if (maxPages !== undefined) await connection.execute(`pragma max_page_count = ${Math.trunc(maxPages)}`);
}

type SqliteConnection = DatabaseConnection & { execute(sql: string): Promise<void> };

function createConnection(database: Database.Database, options: SqliteOptions): SqliteConnection {
  const whileLocked = createLockWait(options);
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (prepared.size < preparedMost) prepared.set(sql, statement);
    return statement;
  };
  return {
    execute: (sql) =>
      whileLocked(() => {
        database.exec(sql);
      }),
    executeQuery: <Row>({ sql, parameters, query }: CompiledQuery) =>
      whileLocked(() =>
        query.kind === 'SelectQueryNode' || database.inTransaction
          ? run<Row>(sql, parameters)
          : inTransaction(() => run<Row>(sql, parameters)),
      ),
    // biome-ignore lint/correctness/useYield: streaming is not offered
    async *streamQuery() {
      throw new Error('Results are small here and are not streamed.');
    },
  };

  /** A statement that meets a lock by itself stays half done in libsql, and no commit goes through until it is run again. */
  function inTransaction<T>(work: () => T): T {
    database.exec('begin immediate');
    try {
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec('rollback');
      throw error;
    }
  }

  function run<Row>(sql: string, parameters: readonly unknown[]): QueryResult<Row> {
    const statement = prepare(sql);
    const values = parameters.map(bindable);
    if (statement.reader) return { rows: statement.all(values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
  }
}

/** Lists of different lengths make different statements, so their number has to have a bound. */
const preparedMost = 200;

/** What libsql can bind: it ends the whole process over a boolean, and cuts a text off at a NUL. */
function bindable(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (typeof value === 'number') return value;
  throw new TypeError(`SQLite is not given a ${typeof value} here.`);
}

/**
 * Tries again while another program holds the lock; what goes wrong for good becomes a StateError. All share one
 * patience: once a lock has lasted too long, nobody else waits for it.
 */
function createLockWait({ path, timers, lockWaitMs }: SqliteOptions) {
  let lockedSince = 0;
  let lastLockedAt = Number.NEGATIVE_INFINITY;
  return async <T>(run: () => T): Promise<T> => {
    for (let tries = 0; ; tries++) {
      try {
        return run();
      } catch (cause) {
        const problem = sqliteProblem(cause);
        if (!problem) throw cause;
        const now = timers.now();
        if (now - lastLockedAt > lockWaitMs) lockedSince = now;
        lastLockedAt = now;
        if (problem !== 'locked' || now - lockedSince >= lockWaitMs)
          throw new StateError(problem, path, { cause, detail: messageOf(cause) });
      }
      // Uneven pauses, so that two processes do not meet again and again.
      await pause(timers, Math.min(2 ** tries, 50) * (0.5 + Math.random()));
    }
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Hands the one connection out in the order in which it was asked for. */
function createTurns() {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  return {
    async take(): Promise<void> {
      if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve));
      isTaken = true;
    },
    pass(): void {
      const next = waiting.shift();
      if (next) next();
      else isTaken = false;
    },
  };
}
