import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/bot/state/open-store.ts';
import { StateError, type StateProblem } from '../../../src/bot/state/state-error.ts';
import type { Store } from '../../../src/bot/state/store.ts';
import { describeStore } from '../../contracts/store-contract.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aMessage } from '../../support/message.ts';
import { anotherProgram, fileOf, withoutRightToWrite } from '../../support/sqlite.ts';
import { aStore, sqliteUrl } from '../../support/store.ts';

describeStore('SQLite', async () => {
  const url = sqliteUrl();
  return { open: () => aStore(url) };
});

/** How the work failed; fails itself when it does not. */
async function problemOf(work: Promise<unknown>): Promise<StateError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StateError)) throw new Error(`no StateError but ${error}`);
  return error;
}

function expectClear(error: StateError, problem: StateProblem, url: string): void {
  expect(error.problem).toBe(problem);
  expect(error.message).toContain(fileOf(url));
  expect(error.message).toMatch(/^The database .+\. [A-Z].+\.$/);
}

const count = async (store: Store) => (await store.unanswered.list(100_000)).length;

describe('the database file', () => {
  it('may only be read by its owner, with its folder and its side files', async () => {
    const url = sqliteUrl();
    const store = await aStore(url);
    await store.unanswered.add('test', '茶', 1);
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(modeOf(dirname(fileOf(url)))).toBe('700');
    for (const side of ['', '-wal', '-shm']) expect(modeOf(fileOf(url) + side)).toBe('600');
  });

  it('holds everything when nothing has it open, for whoever copies it', async () => {
    const url = sqliteUrl();
    const store = await openStore(url);
    await store.unanswered.add('test', '茶', 1);
    await store.close();
    const copy = sqliteUrl();
    mkdirSync(dirname(fileOf(copy)), { recursive: true });
    writeFileSync(fileOf(copy), readFileSync(fileOf(url)));
    expect(await count(await aStore(copy))).toBe(1);
  });

  it('can be in memory', async () => {
    const store = await aStore('sqlite::memory:');
    await store.unanswered.add('test', '茶', 1);
    expect(await count(store)).toBe(1);
  });
});

describe('a database that cannot be written', () => {
  it('is told at the opening, and keeps what it has', async () => {
    const url = sqliteUrl();
    const store = await openStore(url);
    await store.unanswered.add('test', '茶', 1);
    await store.close();
    expectClear(await withoutRightToWrite(url, () => problemOf(openStore(url))), 'read-only', url);
    expect(await count(await aStore(url))).toBe(1);
  });

  it('is told where its folder cannot be made', async () => {
    const url = `${sqliteUrl()}/below/a/file.db`;
    mkdirSync(dirname(dirname(dirname(dirname(fileOf(url))))), { recursive: true });
    writeFileSync(dirname(dirname(dirname(fileOf(url)))), '');
    expectClear(await problemOf(openStore(url)), 'unusable', url);
  });
});

describe('a database without room', () => {
  it('is told, keeps what it has, and goes on when there is room', async () => {
    const url = sqliteUrl();
    const small = await openStore(url, { maxPages: 60 });
    let kept = 0;
    const fill = async () => {
      for (; kept < 10_000; kept++) await small.unanswered.add('test', `${kept} ${'茶'.repeat(190)}`, 1);
    };
    expectClear(await problemOf(fill()), 'full', url);
    expect(kept).toBeGreaterThan(10);
    expect(await count(small)).toBe(kept);
    await expect(small.transaction((within) => within.inbox.add(aMessage('茶'.repeat(90_000)), 1))).rejects.toThrow(
      /no room/,
    );
    expect(await count(small)).toBe(kept);
    await small.close();
    const roomy = await aStore(url);
    await roomy.unanswered.add('test', '又', 2);
    expect(await count(roomy)).toBe(kept + 1);
  });
});

describe('a database that another program has locked', () => {
  it('is waited for, and used as soon as it is free', async () => {
    const url = sqliteUrl();
    const timers = manualTimers(0);
    const store = await aStore(url, { timers });
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const adding = store.unanswered.add('test', '茶', 1);
    await timers.advance(4_000);
    program.exec('commit');
    await timers.advance(1_000);
    await adding;
    expect(await count(store)).toBe(1);
  });

  it('is told after 5 seconds, once and for all who wait; it can be read, and nothing is lost', async () => {
    const url = sqliteUrl();
    const timers = manualTimers(0);
    const store = await aStore(url, { timers });
    await store.unanswered.add('test', '茶', 1);
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const problems = ['一', '二', '三'].map((text) =>
      problemOf(store.transaction((within) => within.unanswered.add('test', text, 2))),
    );
    await timers.advance(5_100);
    for (const problem of await Promise.all(problems)) expectClear(problem, 'locked', url);
    expect(await count(store)).toBe(1);
    await timers.advance(4_900);
    program.exec('commit');
    await store.unanswered.add('test', '茶', 3);
    expect(await store.unanswered.list(1)).toMatchObject([{ count: 2 }]);
  });

  it('is waited for at the opening too', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    const timers = manualTimers(0);
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const problem = problemOf(openStore(url, { timers }));
    await timers.advance(6_000);
    expectClear(await problem, 'locked', url);
  });
});

describe('a damaged database', () => {
  it('is told where the file is none, and left as it is', async () => {
    const url = sqliteUrl();
    mkdirSync(dirname(fileOf(url)), { recursive: true });
    const bytes = '茶亭的故事，从前有座茶亭。'.repeat(500);
    writeFileSync(fileOf(url), bytes);
    expectClear(await problemOf(openStore(url)), 'corrupt', url);
    expect(readFileSync(fileOf(url), 'utf8')).toBe(bytes);
  });

  it('is told where pages of it are gone', async () => {
    const url = sqliteUrl();
    const store = await openStore(url);
    for (let i = 0; i < 500; i++) await store.unanswered.add('test', `${i} ${'茶'.repeat(190)}`, i);
    await store.close();
    const bytes = readFileSync(fileOf(url));
    bytes.fill(0x5a, bytes.length - 40 * 4096);
    writeFileSync(fileOf(url), bytes);
    const damaged = await aStore(url);
    expectClear(await problemOf(damaged.unanswered.list(1_000)), 'corrupt', url);
  });
});

describe('a database of a newer version', () => {
  it('is not touched', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    const program = anotherProgram(url);
    program.exec("insert into kysely_migration values ('999-tomorrow', '2030-01-01T00:00:00.000Z')");
    const error = await problemOf(openStore(url));
    expectClear(error, 'newer', url);
    expect(error.message).toContain('999-tomorrow');
  });
});

describe('an address that cannot be used', () => {
  it.each(['', 'state/bot.db', 'mysql://localhost/tea', 'sqlite:'])('is told: "%s"', async (url) => {
    expect((await problemOf(openStore(url))).message).toMatch(/STATE_URL/);
  });

  it('is told without its password', async () => {
    const error = await problemOf(openStore('mysql://tea:house@localhost/tea'));
    expect(error.message).not.toContain('house');
  });
});
