import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startSender } from '../../../src/bot/delivery/sender.ts';
import { silentLog } from '../../../src/bot/log.ts';
import { realTimers } from '../../../src/bot/timers.ts';
import { aCarrier } from '../../support/carrier.ts';
import { steps } from '../../support/crash/pipeline-steps.ts';
import { aDatabase, start } from '../../support/crash/run.ts';
import { expectSharedWork } from '../../support/crash/shared-work.ts';
import { howToInstallPostgres, type PostgresServer, postgresPrograms, startPostgres } from '../../support/postgres.ts';
import { anOutgoing, aStore } from '../../support/store.ts';

if (!postgresPrograms) process.stderr.write(`test/bot/delivery/shared-database: ${howToInstallPostgres}\n`);

const chats = 5;
type Database = Awaited<ReturnType<typeof aDatabase>>;

const ids = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);

/** How a process ended: its exit code, or the signal that ended it. */
async function endOf(child: ChildProcess): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? child.exitCode ?? '';
}

/** Starts a process; it is killed when the test is over, if it still runs. */
function started(job: Parameters<typeof start>[0]): ChildProcess {
  const child = start(job);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await endOf(child);
  });
  return child;
}

/** Resolves when so many replies were handed over. */
async function handedOver(database: Database, count: number): Promise<void> {
  while (database.handedOver().length < count) await setTimeout(20);
}

/**
 * What was due, acknowledged or offered to one that lived was handed over, nothing else was, and each under one key
 * only: repeats of a key are shown once.
 */
function expectEverythingOnce(database: Database, offered: readonly string[]): void {
  const keys = new Set(database.handedOver().map(({ key }) => key));
  const due = Array.from({ length: chats }, (_, i) => `digest:test:chat-${i}:${database.slot}`);
  for (const key of [...due, ...database.acknowledged().map((id) => `answer:test:${id}`)]) expect(keys).toContain(key);
  const known = new Set([...due, ...offered.map((id) => `answer:test:${id}`)]);
  expect([...keys].filter((key) => !known.has(key))).toEqual([]);
}

describe.skipIf(!postgresPrograms)('several processes on one PostgreSQL database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('share the work: each push and each answer is handed over by one of them, once', async () => {
    await expectSharedWork({ address: await server.createDatabase(), owners: ['one', 'two', 'three'] });
  });

  it.each(steps)('go on when one is killed at the step "%s"', async (step) => {
    const database = await aDatabase(chats, await server.createDatabase());
    const dying = started(database.job({ owner: 'dying', messages: ids('d', 20), dieAt: { step, count: 12 } }));
    const living = started(database.job({ owner: 'living', messages: ids('m', 60), untilDone: true }));
    expect(await endOf(dying)).toBe('SIGKILL');
    expect(await endOf(living)).toBe(0);
    // What the dead one had kept last and not answered is left for whoever comes next.
    expect(await endOf(started(database.job({ owner: 'next', untilDone: true })))).toBe(0);
    expectEverythingOnce(database, [...ids('d', 20), ...ids('m', 60)]);
    expect(database.acknowledged()).toEqual(expect.arrayContaining(ids('m', 60)));
  });

  it('go on when one stands still within a transaction; what it held is theirs, and it goes on when it wakes', async () => {
    const database = await aDatabase(chats, await server.createDatabase());
    const dieAt = { step: 'commit', count: 9, signal: 'SIGSTOP' } as const;
    const common = { lockWaitMs: 1_000, untilDone: true };
    const still = started(database.job({ ...common, owner: 'still', messages: ids('s', 20), dieAt }));
    await handedOver(database, 1);
    const living = started(database.job({ ...common, owner: 'living', messages: ids('m', 60) }));
    expect(await endOf(living)).toBe(0);
    still.kill('SIGCONT');
    expect(await endOf(still)).toBe(0);
    const all = [...ids('s', 20), ...ids('m', 60)];
    expect(new Set(database.acknowledged())).toEqual(new Set(all));
    expectEverythingOnce(database, all);
  });

  it.each(['fast', 'immediate'] as const)('lose and double nothing when the database restarts (%s)', async (how) => {
    const database = await aDatabase(chats, await server.createDatabase());
    const messages = ids('m', 150);
    const children = ['one', 'two'].map((owner) => {
      const own = owner === 'one' ? messages : [...messages].reverse();
      return started(database.job({ owner, messages: own, leaseMs: 1_000, untilDone: true }));
    });
    await handedOver(database, 40);
    await server.restart(how);
    expect(await Promise.all(children.map(endOf))).toEqual([0, 0]);
    expect(new Set(database.acknowledged())).toEqual(new Set(messages));
    expectEverythingOnce(database, messages);
  });

  it('keep the pace of an account together', async () => {
    const url = await server.createDatabase();
    const first = await aStore(url);
    const now = Date.now();
    for (let i = 0; i < 20; i++) await first.outbox.add(anOutgoing(`reply-${i}`, { chatId: `chat-${i}` }), now);
    // Time that stands still: all that is sent is sent within one minute.
    const timers = { ...realTimers, now: () => now };
    const carrier = aCarrier(timers.now, { pace: { perMinute: 5 } });
    const parts = { carrier, timers, timeZone: 'UTC', log: silentLog };
    const stores = [first, await aStore(url), await aStore(url)];
    const senders = stores.map((store, i) => startSender({ ...parts, store, owner: String(i) }));
    await Promise.all(senders.map((sender) => sender.rest()));
    await Promise.all(senders.map((sender) => sender.stop()));
    expect(carrier.sendings).toHaveLength(5);
  });
});
