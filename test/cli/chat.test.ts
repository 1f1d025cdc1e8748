import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { aStore, aSubscription, sqliteUrl } from '../support/store.ts';

const chat = { channel: 'terminal', chatId: 'terminal' };

describe('npm run chat', () => {
  it('answers the lines of a pipe in one conversation, without colours, and ends with 0', () => {
    const { code, stdout, stderr } = runCli('chat', [], '52号案例\n那流程呢\n');
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001B');
    expect(stdout.match(/【52号案例】/g)).toHaveLength(2);
    expect(stdout).toMatch(/图.{0,3}第56页/);
    expect(code).toBe(0);
  });

  it('keeps a subscription and what was spoken of for the next time', async () => {
    const url = sqliteUrl();
    runCli('chat', [], '订阅每周精选，每周三上午十点\n52号案例\n', { STATE_URL: url });
    const { stdout } = runCli('chat', [], '那流程呢\n我订了什么\n', { STATE_URL: url });
    expect(stdout).toContain('【52号案例】');
    expect(stdout).toMatch(/周三.{0,4}(上午)?(十点|10)/);
    const store = await aStore(url);
    expect(await store.subscriptions.find(chat.channel, chat.chatId)).toMatchObject({
      schedule: { kind: 'weekly', weekdays: [3], hour: 10, minute: 0 },
      state: 'active',
    });
  });

  it('shows a digest that has come due, once, and leaves other channels alone', async () => {
    const url = sqliteUrl();
    const store = await aStore(url);
    const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
    for (const channel of ['terminal', 'feishu']) {
      await store.chats.seen(channel, { id: 'terminal', kind: 'direct' });
      await store.subscriptions.save(
        aSubscription({
          ...chat,
          channel,
          schedule: { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7], hour: due.getUTCHours(), minute: 0 },
          timeZone: 'UTC',
          changedAt: due.getTime() - 60_000,
        }),
      );
    }
    const environment = { STATE_URL: url, DIGEST_SKIP_HOLIDAYS: 'false' };
    const first = runCli('chat', [], '', environment);
    const second = runCli('chat', [], '', environment);
    expect(first.stdout).toContain('本周精选');
    expect(second.stdout).not.toContain('本周精选');
    expect(await store.pushes.of('terminal', 'terminal')).toMatchObject([{ state: 'sent' }]);
    expect(await store.pushes.of('feishu', 'terminal')).toEqual([]);
  });

  it('answers without what it kept where that cannot be used, and says why', () => {
    const { code, stdout, stderr } = runCli('chat', [], '52号案例\n订阅每周精选\n', {
      STATE_URL: 'postgres://tea:secret@127.0.0.1:1/tea',
    });
    expect(stderr).toMatch(/The database postgres:\/\/127\.0\.0\.1:1\/tea cannot be reached/);
    expect(stderr).not.toContain('secret');
    expect(stdout).toContain('【52号案例】');
    expect(code).toBe(0);
  });
});
