import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { aStore, aSubscription, sqliteUrl } from '../support/store.ts';

const chat = ['--chat', 'feishu:oc_1'];

/** A database in which a chat is known, and perhaps subscribes. */
async function aDatabase(subscription?: Parameters<typeof aSubscription>[0]) {
  const url = sqliteUrl();
  const store = await aStore(url);
  await store.chats.seen('feishu', { id: 'oc_1', kind: 'group' });
  if (subscription)
    await store.subscriptions.save(aSubscription({ channel: 'feishu', chatId: 'oc_1', ...subscription }));
  return { store, environment: { STATE_URL: url } };
}

const run = (args: readonly string[], environment = {}) => runCli('digest', args, '', environment);
const numberIn = (text: string) => Number(/【(\d+)号案例】/.exec(text)?.[1]);

describe('npm run digest -- --preview', () => {
  it('prints a digest as text', () => {
    const { code, stdout, stderr } = run(['--preview']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^本周精选/);
    expect(numberIn(stdout)).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('prints what a chat gets next, and when; asking changes nothing', async () => {
    const { environment, store } = await aDatabase({ filter: { topics: ['finance'], audiences: [], areas: [] } });
    const [first, second] = [run(['--preview', ...chat], environment), run(['--preview', ...chat], environment)];
    expect(first.stdout).toMatch(/^\[feishu:oc_1, due \d{4}-\d\d-\d\dT09:00 Asia\/Shanghai\]/);
    expect(second.stdout).toBe(first.stdout);
    expect(await store.pushes.of('feishu', 'oc_1')).toEqual([]);
  });

  it('says so for a chat that has not subscribed', async () => {
    const { environment } = await aDatabase();
    expect(run(['--preview', ...chat], environment).stdout).toMatch(/^\[feishu:oc_1, not subscribed\]/);
  });
});

describe('npm run digest -- --now', () => {
  it('puts the next digest into the outbox, and says who sends it', async () => {
    const { environment, store } = await aDatabase({});
    const previewed = numberIn(run(['--preview', ...chat], environment).stdout);
    const { code, stdout } = run(['--now', ...chat], environment);
    expect(stdout).toMatch(new RegExp(`^Case ${previewed}: waits to be sent; .*npm start`));
    expect(code).toBe(0);
    const [push] = await store.pushes.of('feishu', 'oc_1');
    expect(push).toMatchObject({ number: previewed, state: 'claimed', slot: expect.stringMatching(/^now-/) });
    expect(await store.outbox.state(`digest:feishu:oc_1:${push?.slot}`)).toBe('waiting');
    expect(numberIn(run(['--preview', ...chat], environment).stdout)).not.toBe(previewed);
  });

  it('does not know a chat that never wrote, nor send to one that is gone', async () => {
    const { environment, store } = await aDatabase();
    expect(run(['--now', '--chat', 'feishu:oc_2'], environment)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('feishu:oc_2 is not known'),
    });
    await store.chats.leave('feishu', 'oc_1');
    expect(run(['--now', ...chat], environment)).toMatchObject({ code: 1, stderr: expect.stringContaining('removed') });
  });
});

describe('npm run digest', () => {
  it.each([[[]], [['--preview', '--now']], [['--now']], [['--now', '--chat', 'oc_1']], [['--later']]])(
    'shows how to use it for %j',
    (args: string[]) => {
      const { code, stderr } = run(args);
      expect(code).toBe(2);
      expect(stderr).toContain('Usage: npm run digest');
    },
  );

  it('says what is wrong with the database', () => {
    const { code, stderr } = run(['--preview', ...chat], { STATE_URL: 'postgres://tea:secret@127.0.0.1:1/tea' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database .* cannot be reached/);
    expect(stderr).not.toContain('secret');
  });
});
