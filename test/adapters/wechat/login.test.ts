import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { saying } from '../../support/reply.ts';
import { aBotOnWechat, aWechat, type BotOnWechat, type BotSketch, until } from '../../support/wechat/bot.ts';
import { aClock } from '../../support/wechat/clock.ts';
import { countedChildren, letPass } from '../../support/wechat/counted-child.ts';

const group = '政务服务案例群';
const open: BotOnWechat[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) {
    await bot.close();
    await bot.wechat.close();
  }
}, 30_000);

async function aBot(sketch: BotSketch = {}): Promise<BotOnWechat> {
  const bot = await aBotOnWechat(sketch);
  open.push(bot);
  return bot;
}

const stateOf = (bot: BotOnWechat) => bot.adapter.status().state;

describe('a log-in', () => {
  it('waits for a scan: shown at the terminal and to the console, told of once, and in no log', async () => {
    const terminal: string[] = [];
    const wechat = await aWechat({ logsInByItself: false });
    const bot = await aBot({ wechat, parts: { showScan: (text) => terminal.push(text) } });
    await until(() => wechat.pids.length === 1);
    expect(bot.adapter.scan()).toBeUndefined();
    wechat.scan('https://login.example/l/first-code');
    await until(() => stateOf(bot) === 'waiting-for-scan');
    expect(bot.adapter.health()).toMatchObject({ state: 'waiting' });
    expect(bot.adapter.scan()?.url).toBe('https://login.example/l/first-code');
    wechat.scan('https://login.example/l/second-code');
    await until(() => bot.adapter.scan()?.url === 'https://login.example/l/second-code');
    expect(terminal).toHaveLength(2);
    expect(terminal[1]).toMatch(/扫一扫[\s\S]*█/);
    expect(bot.notices).toEqual([expect.stringContaining('重新扫码')]);
    wechat.scan('', 3);
    await until(() => bot.adapter.health().detail?.includes('phone') ?? false);
    wechat.logIn();
    await bot.ready();
    expect(bot.adapter.scan()).toBeUndefined();
    expect(bot.log.text()).not.toMatch(/login\.example|-code|█/);
    expect(bot.log.lines.filter(({ message }) => message.includes('no official interface'))).toHaveLength(1);
  });

  it('is followed by a quiet minute before anything is sent', async () => {
    const timers = aClock(Date.UTC(2026, 2, 2, 2));
    const bot = await aBot({ parts: { timers }, settings: { quietAfterLoginMs: 60_000 } });
    await until(() => stateOf(bot) === 'logged-in');
    await until(() => bot.log.lines.some(({ message }) => message.includes('contacts loaded')));
    expect(bot.adapter.health().state).toBe('starting');
    timers.advance(59_000);
    expect(bot.adapter.health().state).toBe('starting');
    timers.advance(1_000);
    expect(bot.adapter.health().state).toBe('ready');
  });

  it('counts as done after two minutes where the contacts never count as loaded', async () => {
    const timers = aClock(Date.UTC(2026, 2, 2, 2));
    const children = countedChildren();
    const wechat = await aWechat({ logsInByItself: false });
    const bot = await aBot({ wechat, parts: { timers, startChild: children.startChild } });
    await until(() => wechat.pids.length === 1);
    children.forgive();
    wechat.logIn({ isReady: false });
    await until(() => stateOf(bot) === 'logged-in');
    await letPass(timers, 119_000, children);
    expect(stateOf(bot)).toBe('logged-in');
    await letPass(timers, 1_000, children);
    expect(stateOf(bot)).toBe('ready');
  });

  it('answers what was asked while the contacts were being loaded', async () => {
    const wechat = await aWechat({ logsInByItself: false });
    const timers = aClock(Date.now());
    const children = countedChildren();
    const bot = await aBot({ wechat, parts: { timers, startChild: children.startChild } });
    await until(() => wechat.pids.length === 1);
    children.forgive();
    wechat.logIn({ isReady: false });
    wechat.say('张三', '@案例助手 13号案例', { to: group });
    await until(() => stateOf(bot) === 'logged-in');
    await letPass(timers, 120_000, children);
    expect((await bot.shown(1))[0]).toContain('【13号案例】');
  });

  it('finds groups and people again, though all their ids are new', async () => {
    const bot = await aBot({ settings: { groups: [[group]] } });
    const { wechat, adapter } = bot;
    await bot.ready();
    await adapter.send({ id: `group:${group}` }, saying('第一次'), { idempotencyKey: '1' });
    await adapter.send({ id: 'direct:name:张三' }, saying('第一次'), { idempotencyKey: '2' });
    wechat.logOut();
    await until(() => stateOf(bot) === 'logged-out');
    await expect(adapter.send({ id: `group:${group}` }, saying('掉线'), { idempotencyKey: '3' })).rejects.toMatchObject(
      {
        outcome: 'retry',
      },
    );
    wechat.logIn();
    await bot.ready();
    await adapter.send({ id: `group:${group}` }, saying('第二次'), { idempotencyKey: '4' });
    await adapter.send({ id: 'direct:name:张三' }, saying('第二次'), { idempotencyKey: '5' });
    expect(wechat.shown.map(({ to, logIn }) => [to, logIn])).toEqual([
      [group, 1],
      ['张三', 1],
      [group, 2],
      ['张三', 2],
    ]);
  });
});

describe('groups', () => {
  it('are followed when they change their topic, also over a new log-in', async () => {
    const bot = await aBot({ settings: { groups: [[group]] } });
    const { wechat, adapter, messages } = bot;
    await bot.ready();
    wechat.rename(group, '一网通办群');
    await until(() => bot.log.lines.some(({ message }) => message.includes('changed its name')));
    wechat.say('张三', '@案例助手 13号案例', { to: group });
    await bot.shown(1);
    wechat.logOut();
    await until(() => stateOf(bot) === 'logged-out');
    wechat.logIn();
    await bot.ready();
    wechat.say('张三', '@案例助手 13号案例', { to: group });
    await bot.shown(2);
    await adapter.send({ id: `group:${group}` }, saying('本周精选'), { idempotencyKey: 'digest' });
    expect(wechat.shown.map(({ to }) => to)).toEqual([group, group, group]);
    expect(messages.map(({ chat }) => chat.id)).toEqual([`group:${group}`, `group:${group}`]);
  });

  it('with one topic are not used, neither of them, and that is reported', async () => {
    const wechat = await aWechat({
      groups: [
        { key: '甲', topic: group, members: ['张三'] },
        { key: '乙', topic: `${group}🎉`, members: ['李四'] },
      ],
    });
    const bot = await aBot({ wechat, settings: { groups: [[group]] } });
    await bot.ready();
    expect(bot.adapter.health()).toMatchObject({ state: 'degraded', detail: expect.stringContaining('more than one') });
    await expect(
      bot.adapter.send({ id: `group:${group}` }, saying('本周精选'), { idempotencyKey: 'd' }),
    ).rejects.toMatchObject({ outcome: 'retry', message: expect.stringContaining('ambiguous') });
    wechat.say('张三', '@案例助手 13号案例', { to: '甲' });
    wechat.say('张三', '13号案例');
    await bot.shown(1);
    expect(wechat.shown.map(({ to }) => to)).toEqual(['张三']);
  });

  it('that are not found are reported, and found when somebody writes there', async () => {
    const wechat = await aWechat({ groups: [] });
    const bot = await aBot({ wechat, settings: { groups: [[group]] } });
    await bot.ready();
    expect(bot.adapter.status().unresolved).toEqual([`no chat is called ${group}`]);
    wechat.found({ topic: group, members: ['张三'] });
    wechat.say('张三', '@案例助手 13号案例', { to: group });
    await bot.shown(1);
    expect(bot.adapter.health().state).toBe('ready');
  });

  it('that the bot is added to or removed from are told to the bot', async () => {
    const bot = await aBot();
    await bot.ready();
    bot.wechat.join(group, '案例助手', '张三');
    await until(() => bot.joined.length === 1);
    bot.wechat.leave(group, '李四', '张三');
    bot.wechat.leave(group, '案例助手', '张三');
    await until(() => bot.left.length === 1);
    expect([bot.joined, bot.left]).toEqual([[`group:${group}`], [`group:${group}`]]);
  });
});

describe('the session', () => {
  it('is kept in a file for its owner only, and taken up by the next process', async () => {
    const bot = await aBot();
    await bot.ready();
    const file = join(bot.sessionFolder, 'session.json');
    bot.wechat.remember('a cookie');
    await until(() => readdirSync(bot.sessionFolder).includes('session.json'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(bot.sessionFolder).mode & 0o777).toBe(0o700);
    process.kill(bot.wechat.pids[0] ?? 0, 'SIGKILL');
    await until(() => bot.wechat.pids.length === 2);
    expect(bot.wechat.remembered).toEqual([undefined, 'a cookie']);
    expect(bot.log.text()).not.toContain('a cookie');
  });

  it('that is broken is put aside', async () => {
    const wechat = await aWechat();
    const sessionFolder = join(wechat.path, '..', 'session');
    mkdirSync(sessionFolder);
    writeFileSync(join(sessionFolder, 'session.json'), '{"half": ');
    const bot = await aBot({ wechat, settings: { sessionFolder } });
    await bot.ready();
    expect(readFileSync(join(sessionFolder, 'session.json.broken'), 'utf8')).toBe('{"half": ');
  });

  it('belongs to one process: a second one waits until the first is gone', async () => {
    const first = await aBot();
    await first.ready();
    const timers = aClock(Date.now());
    const second = await aBot({
      wechat: first.wechat,
      parts: { timers },
      settings: { sessionFolder: first.sessionFolder },
    });
    expect(second.adapter.health()).toMatchObject({ detail: expect.stringContaining('another process') });
    expect(first.wechat.pids).toHaveLength(1);
    await first.adapter.stop();
    timers.advance(30_000);
    await until(() => first.wechat.pids.length === 2);
    rmSync(first.sessionFolder, { recursive: true, force: true });
  });

  it.each([
    ['of a process that is no more', { pid: 2 ** 22 + 1, host: hostname() }, 0, true],
    ['of a process that lives', { pid: process.ppid, host: hostname() }, 10 * 60_000, false],
    ['of another machine that gave no sign for long', { pid: 1, host: 'another' }, 10 * 60_000, true],
    ['of another machine that gave a sign just now', { pid: 1, host: 'another' }, 0, false],
  ])('is taken over from a lock %s: %#', async (_of, owner, agedMs, isTaken) => {
    const wechat = await aWechat();
    const sessionFolder = join(wechat.path, '..', 'session');
    mkdirSync(sessionFolder);
    writeFileSync(join(sessionFolder, 'lock'), JSON.stringify({ ...owner, id: 'x' }));
    const bot = await aBot({ wechat, parts: { timers: aClock(Date.now() + agedMs) }, settings: { sessionFolder } });
    expect(bot.adapter.health().detail?.includes('another process')).toBe(!isTaken);
  });
});

describe('a puppet that is not installed', () => {
  it('is named with the command that installs it, and tried no more', async () => {
    const bot = await aBot({ settings: { puppet: 'wechaty-puppet-that-is-not-there' } });
    await until(() => bot.adapter.health().state === 'failed');
    expect(bot.adapter.health().detail).toContain('npm install --no-save wechaty-puppet-that-is-not-there');
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});
