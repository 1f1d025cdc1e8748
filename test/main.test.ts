import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../src/bot/state/open-store.ts';
import { aVisitor } from './support/console.ts';
import { temporaryFolder } from './support/data-folder.ts';
import { startPlatform } from './support/feishu-platform/start-platform.ts';
import { settingsOf, startProgram } from './support/program.ts';
import { anotherProgram } from './support/sqlite.ts';

/** A platform that ends with the test. */
async function aPlatform() {
  const platform = await startPlatform();
  onTestFinished(() => platform.stop());
  return platform;
}

/** The program on a platform that holds the first answer back. */
async function aProgramWithWorkInHand() {
  const folder = temporaryFolder();
  const platform = await aPlatform();
  const gate = platform.faults.hold(['message.reply', 'message.create']);
  const program = startProgram(folder, settingsOf(platform));
  await program.shown();
  const group = platform.chat();
  const asked = platform.deliver(platform.events.text(group.id, '@{bot} 52号案例', { from: 'ou_zhang' }));
  expect(await asked.acked).toMatchObject({ code: 200 });
  await platform.until(() => gate.waiting > 0);
  return { folder, platform, gate, program, group };
}

/** A port that somebody else has. */
async function aTakenPort(): Promise<string> {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  return String((other.address() as { port: number }).port);
}

const oneSentence = (text: string) => text.trim().split('\n');

describe('npm start', () => {
  it('shows on one screen what runs and what does not, is ready then, and ends with 0', async () => {
    const platform = await aPlatform();
    const program = startProgram(temporaryFolder(), settingsOf(platform));
    const screen = await program.shown();
    expect(screen).toMatch(/^ {2}casebook +144 cases$/m);
    expect(screen).toMatch(/^ {2}state +sqlite:\/.*bot\.db$/m);
    expect(screen).toMatch(/^ {2}clock +Asia\/Shanghai, holidays skipped$/m);
    expect(screen).toMatch(/^ {2}feishu +ready, long connection/m);
    expect(screen).toMatch(/^ {2}web +ready, http:\/\/127\.0\.0\.1:\d+$/m);
    expect(screen).toMatch(/^ {2}wechat +off: WECHAT_PUPPET is not set$/m);
    const ready = await fetch(`${program.address()}/healthz/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { ready: true, channels: { feishu: 'ready' } }]);
    const metrics = await (await fetch(`${program.address()}/metrics`)).text();
    expect(metrics).toContain('anlitong_channel_events_total{channel="feishu",event="connections"} 1');
    program.child.kill('SIGTERM');
    expect(await program.ended()).toEqual([0, null]);
    for (const secret of [platform.app.appSecret, platform.app.encryptKey])
      expect(program.out() + program.log()).not.toContain(secret);
  });

  it('ends as well when npm is told to, and leaves nothing behind', async () => {
    const program = startProgram(temporaryFolder(), {}, 'npm');
    await program.shown();
    program.child.kill('SIGTERM');
    expect(await program.ended()).toEqual([0, null]);
    await expect(fetch(`${program.address()}/healthz`)).rejects.toThrow('fetch failed');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what is in hand at a %s', async (signal) => {
    const { platform, gate, program, group } = await aProgramWithWorkInHand();
    program.child.kill(signal);
    await program.logged('ending');
    expect(platform.shown(group.id)).toEqual([]);
    gate.open();
    expect(await program.ended()).toEqual([0, null]);
    expect(platform.shown(group.id)).toHaveLength(1);
  });

  it('ends after ten seconds at the latest, and keeps what was not sent for the next start', async () => {
    const { folder, platform, program, group } = await aProgramWithWorkInHand();
    program.child.kill('SIGTERM');
    expect(await program.ended()).toEqual([0, null]);
    expect(program.log()).toContain('the rest follows at the next start');
    expect(platform.shown(group.id)).toEqual([]);
    const store = await openStore(`sqlite:${folder}/bot.db`);
    expect(await store.outbox.hasOpen('feishu')).toBe(true);
    await store.close();
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends at once at a second %s, and keeps what was not sent', async (signal, code) => {
    const { folder, program } = await aProgramWithWorkInHand();
    program.child.kill('SIGTERM');
    await program.logged('ending');
    // What comes within a blink is the same request, passed on by npm.
    const again = setInterval(() => program.child.kill(signal), 50);
    expect(await program.ended()).toEqual([code, null]);
    clearInterval(again);
    expect(program.log()).not.toContain('the rest follows');
    const store = await openStore(`sqlite:${folder}/bot.db`);
    expect(await store.outbox.hasOpen('feishu')).toBe(true);
    await store.close();
  });

  it('ends when it is asked to while a platform keeps it waiting', async () => {
    const platform = await aPlatform();
    const gate = platform.faults.hold('token');
    const program = startProgram(temporaryFolder(), settingsOf(platform));
    await platform.until(() => gate.waiting > 0);
    program.child.kill('SIGTERM');
    expect(await program.ended()).toEqual([0, null]);
    expect(program.out()).toBe('');
    expect(program.log()).not.toContain('the rest follows');
  });
});

describe('npm start in trouble', () => {
  it('names every setting that cannot be used, and ends with 1', async () => {
    const program = startProgram(temporaryFolder(), {
      TIMEZONE: 'Mars',
      HTTP_PORT: 'x',
      FEISHU_APP_SECRET: 'tea-secret',
    });
    expect(await program.ended()).toEqual([1, null]);
    expect(program.log()).toMatch(/TIMEZONE: .*HTTP_PORT: .*FEISHU_APP_ID: /s);
    expect(program.log()).not.toMatch(/tea-secret|^\s+at /m);
  });

  it('says that nothing could be started as the port is taken, and ends with 1', async () => {
    const program = startProgram(temporaryFolder(), { HTTP_PORT: await aTakenPort(), LOG_LEVEL: 'silent' });
    expect(await program.ended()).toEqual([1, null]);
    expect(oneSentence(program.log())).toEqual([expect.stringMatching(/^web cannot listen on .*set HTTP_PORT/)]);
  });

  it('goes on with the other channels where the port is taken, and says so', async () => {
    const platform = await aPlatform();
    const program = startProgram(temporaryFolder(), { ...settingsOf(platform), HTTP_PORT: await aTakenPort() });
    const screen = await program.shown();
    expect(screen).toMatch(/^ {2}web +failed: cannot listen on .*set HTTP_PORT/m);
    expect(screen).toMatch(/^ {2}feishu +ready/m);
    expect(program.log()).not.toMatch(/\\n\s+at |^\s+at /m);
  });

  it('answers without its database while that is damaged, says why and what to do', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'bot.db'), 'this is no database, '.repeat(400));
    const program = startProgram(folder);
    expect(await program.shown()).toMatch(/^ {2}state +failed: The database .* is damaged .* backup/m);
    const { visit, submit } = aVisitor(program.address());
    await visit('/');
    await submit('/chat', { speaker: 'a', text: '13号案例' });
    expect((await visit('/')).text).toContain('进口大宗商品智慧鉴定监管模式');
    expect((await visit('/healthz/ready')).status).toBe(503);
  });

  it('ends with 1 where a newer version has written the database, and touches nothing', async () => {
    const folder = temporaryFolder();
    const url = `sqlite:${folder}/bot.db`;
    await (await openStore(url)).close();
    anotherProgram(url).exec("insert into kysely_migration values ('999-of-tomorrow', '2030-01-01')");
    const program = startProgram(folder, { LOG_LEVEL: 'silent' });
    expect(await program.ended()).toEqual([1, null]);
    expect(oneSentence(program.log())).toEqual([expect.stringMatching(/newer version.*Start that version again/)]);
  });
});
