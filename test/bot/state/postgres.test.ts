import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../../src/bot/state/open-store.ts';
import { StateError } from '../../../src/bot/state/state-error.ts';
import type { Store } from '../../../src/bot/state/store.ts';
import { describeStore } from '../../contracts/store-contract.ts';
import { aMessage } from '../../support/message.ts';
import { howToInstallPostgres, type PostgresServer, postgresPrograms, startPostgres } from '../../support/postgres.ts';

if (!postgresPrograms) process.stderr.write(`test/bot/state/postgres: ${howToInstallPostgres}\n`);

describe.skipIf(!postgresPrograms)('with a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  /** An empty database; its stores are closed when the test is over. */
  async function aDatabase() {
    const url = await server.createDatabase();
    const open = async (options: StoreOptions = {}): Promise<Store> => {
      const store = await openStore(url, options);
      onTestFinished(() => store.close());
      return store;
    };
    /** The same database, as another program has it open. */
    const program = async (): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      onTestFinished(() => client.end());
      return client;
    };
    return { url, open, program };
  }

  // Before the others: what a server has to flush to the disk when it ends grows with its databases.
  it.each(['fast', 'immediate'] as const)('a server that restarts (%s) keeps what it had taken', async (how) => {
    const { open } = await aDatabase();
    const store = await open();
    await store.unanswered.add('test', '茶', 1);
    const broken = store.transaction(async (within) => {
      await within.unanswered.add('test', '亭', 1);
      await server.restart(how);
      await within.unanswered.add('test', '又', 1);
    });
    await expect(broken).rejects.toMatchObject({ problem: 'unreachable' });
    expect((await store.unanswered.list(9)).map(({ text }) => text)).toEqual(['茶']);
  });

  describeStore('PostgreSQL', aDatabase);

  it('a database of a newer version is not touched', async () => {
    const { url, open, program } = await aDatabase();
    await open();
    await (await program()).query("insert into kysely_migration values ('999-tomorrow', '2030-01-01')");
    await expect(openStore(url)).rejects.toMatchObject({ problem: 'newer' });
  });

  it('a database that may only be read is told, and keeps what it has', async () => {
    const { url, open, program } = await aDatabase();
    const store = await open();
    await store.unanswered.add('test', '茶', 1);
    const name = new URL(url).pathname.slice(1);
    await (await program()).query(`alter database ${name} set default_transaction_read_only = on`);
    const later = await open();
    await expect(later.unanswered.add('test', '亭', 2)).rejects.toMatchObject({ problem: 'read-only' });
    expect(await later.unanswered.list(9)).toHaveLength(1);
  });

  it('a database that is not there is told', async () => {
    const { url } = await aDatabase();
    await expect(openStore(`${url}_not`)).rejects.toMatchObject({ problem: 'unusable' });
  });

  it('a connection that the server ends is a problem once, and then there is another', async () => {
    const { open, program } = await aDatabase();
    const store = await open();
    const other = await program();
    const broken = store.transaction(async (within) => {
      await within.unanswered.add('test', '茶', 1);
      await other.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
      await within.unanswered.add('test', '亭', 1);
    });
    await expect(broken).rejects.toMatchObject({ problem: 'unreachable' });
    await store.unanswered.add('test', '又', 2);
    expect((await store.unanswered.list(9)).map(({ text }) => text)).toEqual(['又']);
  });

  it('a server that does not answer is given up, and its connection not used again', async () => {
    const { open, program } = await aDatabase();
    const store = await open({ lockWaitMs: 50 });
    const other = await program();
    const { rows } = await other.query<{ pid: number }>(
      'select pid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    const pids = rows.map(({ pid }) => pid);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    onTestFinished(() => {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    });
    await expect(store.unanswered.list(9)).rejects.toMatchObject({ problem: 'unreachable' });
    await store.unanswered.add('test', '茶', 1);
    expect(await store.unanswered.list(9)).toHaveLength(1);
  });

  it('two transactions that wait for each other are both done', async () => {
    const { open } = await aDatabase();
    const [store, other] = [await open(), await open()];
    let inside = 0;
    let letGo = () => {};
    const bothInside = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const count = (one: Store, ...[first, second]: [string, string]) =>
      one.transaction(async (within) => {
        await within.unanswered.add('test', first, 1);
        inside += 1;
        if (inside === 2) letGo();
        await bothInside;
        await within.unanswered.add('test', second, 1);
      });
    await Promise.all([count(store, '茶', '亭'), count(other, '亭', '茶')]);
    expect(inside).toBe(3);
    expect((await store.unanswered.list(9)).map((question) => question.count)).toEqual([2, 2]);
  });

  it('a message that becomes visible late waits for the later one that is in hand', async () => {
    const { open, program } = await aDatabase();
    const [early, late, third] = [await open(), await open(), await open()];
    const watcher = await program();
    const order: string[] = [];
    let taking: Promise<unknown> = Promise.resolve();
    await late.transaction(async (within) => {
      await early.transaction(async (before) => {
        await before.inbox.add(aMessage('一'), 1);
        await late.inbox.add(aMessage('二'), 2);
        const taken = await within.inbox.takeOldest();
        expect(taken?.message.text).toBe('二');
        await within.inbox.finish(taken?.seq ?? 0, 3, 'answered');
      });
      taking = third.transaction(async (after) => {
        const taken = await after.inbox.takeOldest();
        order.push(taken?.message.text ?? '');
      });
      const isWaiting = async () =>
        (await watcher.query("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount === 1;
      while (order.length === 0 && !(await isWaiting())) await new Promise((resolve) => setImmediate(resolve));
      order.push('二');
    });
    await taking;
    expect(order).toEqual(['二', '一']);
  });
});

describe('a PostgreSQL server that is not there', () => {
  it('is told without its password', async () => {
    const error = await openStore('postgres://tea:secret@127.0.0.1:1/tea').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StateError);
    expect(error).toMatchObject({
      problem: 'unreachable',
      message: expect.stringContaining('postgres://127.0.0.1:1/tea'),
    });
    expect(String(error)).not.toContain('secret');
  });
});
