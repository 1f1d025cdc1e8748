import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/bot/state/open-store.ts';
import { StateError } from '../../../src/bot/state/state-error.ts';
import type { Store } from '../../../src/bot/state/store.ts';
import { describeStore } from '../../contracts/store-contract.ts';
import { expectSharedWork } from '../../support/crash/shared-work.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../support/postgres.ts';

const programs = postgresPrograms();
let server: PostgresServer | undefined;
let count = 0;

/** Address of an empty database; it is dropped when the test is over, its stores closed before. */
async function aDatabase(): Promise<{ url: string; open(): Promise<Store> }> {
  if (!server) throw new Error('the server has not started');
  count += 1;
  const name = `test_${count}`;
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const stores: Store[] = [];
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  const url = server.urlOf(name);
  return {
    url,
    async open() {
      const store = await openStore(url);
      stores.push(store);
      return store;
    },
  };
}

describe.skipIf(!programs)('with a PostgreSQL server', () => {
  beforeAll(async () => {
    if (programs) server = await startPostgres(programs);
  }, 60_000);
  afterAll(() => server?.stop());

  describeStore('PostgreSQL', aDatabase);

  it('two processes share the work of one database', async () => {
    const { url } = await aDatabase();
    await expectSharedWork(url);
  }, 120_000);

  it('a database of a newer version is not touched', async () => {
    const { url, open } = await aDatabase();
    await open();
    const program = new pg.Client({ connectionString: url });
    await program.connect();
    await program.query("insert into kysely_migration values ('999-tomorrow', '2030-01-01')");
    await program.end();
    await expect(openStore(url)).rejects.toMatchObject({ problem: 'newer' });
  });

  it('a database that may only be read is told, and keeps what it has', async () => {
    const { url, open } = await aDatabase();
    const store = await open();
    await store.unanswered.add('test', '茶', 1);
    const program = new pg.Client({ connectionString: url });
    await program.connect();
    await program.query(`alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`);
    await program.end();
    const later = await openStore(url);
    onTestFinished(() => later.close());
    await expect(later.unanswered.add('test', '亭', 2)).rejects.toMatchObject({ problem: 'read-only' });
    expect(await later.unanswered.list(9)).toHaveLength(1);
  });

  it('a connection that the server ends is a problem once, and then there is another', async () => {
    const { url, open } = await aDatabase();
    const store = await open();
    const program = new pg.Client({ connectionString: url });
    await program.connect();
    const broken = store.transaction(async (within) => {
      await within.unanswered.add('test', '茶', 1);
      await program.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
      await within.unanswered.add('test', '亭', 1);
    });
    await expect(broken).rejects.toMatchObject({ problem: 'unreachable' });
    await program.end();
    await store.unanswered.add('test', '又', 2);
    expect((await store.unanswered.list(9)).map(({ text }) => text)).toEqual(['又']);
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
