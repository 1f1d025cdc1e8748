import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { explained, saying } from '../../support/reply.ts';
import { aBotOnWechat, type BotOnWechat, type BotSketch, noPace, until } from '../../support/wechat/bot.ts';
import { aClock } from '../../support/wechat/clock.ts';
import { countedChildren, letPass } from '../../support/wechat/counted-child.ts';

const group = '政务服务案例群';
const monday = Date.UTC(2026, 2, 2, 2);
let bot: BotOnWechat | undefined;
afterEach(async () => {
  await bot?.close();
  await bot?.wechat.close();
  bot = undefined;
}, 30_000);

async function aReadyBot(sketch: BotSketch = {}): Promise<BotOnWechat> {
  bot = await aBotOnWechat(sketch);
  await bot.ready();
  return bot;
}

/** A bot whose time is moved by hand. */
async function aTimedBot(sketch: BotSketch = {}) {
  const clock = aClock(monday);
  const children = countedChildren();
  const timed = await aReadyBot({
    ...sketch,
    parts: { timers: clock, startChild: children.startChild, ...sketch.parts },
  });
  return { ...timed, clock, children, pass: (ms: number) => letPass(clock, ms, children) };
}

/** The child ends, and the next one is ready after the first pause. */
async function comesBack({ log, clock, wechat, ready }: Awaited<ReturnType<typeof aTimedBot>>): Promise<void> {
  await until(() => log.lines.some(({ message }) => message === 'WeChat is not running'));
  clock.advance(5_000);
  await until(() => wechat.pids.length === 2);
  await ready();
}

const send = ({ adapter }: Pick<BotOnWechat, 'adapter'>, key: string, text = key) =>
  adapter.send({ id: `group:${group}` }, saying(text), { idempotencyKey: key });

describe('a child that is killed', () => {
  it('over a send leaves it unknown: it may have been shown, and is not repeated', async () => {
    const ready = await aReadyBot();
    ready.wechat.hold();
    const sending = send(ready, '答复');
    await until(() => ready.wechat.heldCount() === 1);
    process.kill(ready.wechat.pids[0] ?? 0, 'SIGKILL');
    await expect(sending).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('before it took a message on leaves that for a later try', async () => {
    const timed = await aTimedBot();
    process.kill(timed.wechat.pids[0] ?? 0, 'SIGSTOP');
    const sending = send(timed, '答复');
    process.kill(timed.wechat.pids[0] ?? 0, 'SIGKILL');
    await expect(sending).rejects.toMatchObject({ outcome: 'retry' });
    await comesBack(timed);
    await send(timed, '答复');
    expect(timed.wechat.shown.map(({ text }) => text)).toEqual(['答复']);
  });

  it('again and again is started after pauses that grow, and after an hour when nothing helps', async () => {
    const clock = aClock(monday);
    const startsAt: number[] = [];
    bot = await aBotOnWechat({
      parts: {
        timers: clock,
        startChild(listener) {
          startsAt.push(clock.now());
          clock.after(0, () => listener.end({ code: 1, signal: null }));
          return { pid: undefined, send() {}, kill() {} };
        },
      },
    });
    clock.advance(3 * 60 * 60_000);
    const pauses = startsAt.slice(1).map((at, i) => (at - (startsAt[i] ?? 0)) / 1_000);
    expect(pauses.slice(0, 13)).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 3_600, 5]);
    const lines = bot.log.lines.filter(({ message }) => message === 'WeChat is not running');
    expect(lines).toHaveLength(startsAt.length);
    expect(lines[11]?.fields).toMatchObject({ reason: expect.stringContaining('too many restarts') });
  });
});

describe('a reply of several messages', () => {
  it('one of which WeChat cannot be reached for is followed by the rest of it only', async () => {
    const parts = ['甲', '乙', '丙'].map((char) => `${char.repeat(1_200)}。`);
    const ready = await aReadyBot();
    expect(await shownWhenOneFails(ready, 2, saying(parts.join('\n\n')))).toEqual([
      '（1/3）甲',
      '（2/3）乙',
      '（3/3）丙',
    ]);
  });
});

/** What is shown of a reply whose n-th message fails at the first try, and which is sent until long after that. */
async function shownWhenOneFails(ready: BotOnWechat, n: number, reply: ReturnType<typeof saying>): Promise<string[]> {
  const { wechat, adapter } = ready;
  const start = wechat.shown.length;
  const target = { id: `group:${group}` };
  wechat.hold();
  const first = adapter.send(target, reply, { idempotencyKey: 'again' });
  for (let i = 1; i < n; i++) {
    await until(() => wechat.heldCount() === 1);
    wechat.letGo();
    wechat.hold();
  }
  await until(() => wechat.heldCount() === 1);
  wechat.refuseNext({ error: 'connect ECONNREFUSED', code: 'ECONNREFUSED' });
  wechat.letGo();
  await expect(first).rejects.toMatchObject({ outcome: 'retry' });
  await adapter.send(target, reply, { idempotencyKey: 'again' });
  await adapter.send(target, reply, { idempotencyKey: 'again' });
  return wechat.shown.slice(start).map(({ text }) => text.slice(0, 6));
}

describe('a child that breaks', () => {
  it.each(['throw', 'exit'] as const)('by itself (%s) takes nothing with it, and comes back', async (how) => {
    const timed = await aTimedBot();
    timed.wechat.break(how);
    await comesBack(timed);
    await send(timed, '回来了');
  });

  it('over promises that nobody catches goes on, and they are counted', async () => {
    const ready = await aReadyBot();
    ready.wechat.break('reject');
    await until(() => ready.adapter.status().errors === 1);
    await send(ready, '还在');
    expect(ready.wechat.pids).toHaveLength(1);
  });

  it('in a storm of errors is ended, and logged once', async () => {
    const timed = await aTimedBot();
    timed.wechat.errors(5_000);
    await comesBack(timed);
    const warnings = timed.log.lines.filter(({ level }) => level === 'warn' || level === 'error');
    expect(warnings.filter(({ fields }) => JSON.stringify(fields).includes('storm'))).toHaveLength(1);
    expect(warnings.length).toBeLessThan(5);
  });

  it('and hangs is found out and ended', async () => {
    const timed = await aTimedBot();
    const { wechat, children, clock } = timed;
    wechat.break('hang');
    const asked = clock.now();
    children.forgive();
    clock.advance(30_000);
    children.forgive();
    clock.advance(60_000);
    expect(clock.now() - asked).toBe(90_000);
    await comesBack(timed);
    expect(timed.log.text()).toContain('no sign of life');
  });

  it('and grows beyond its bound is ended', async () => {
    const { wechat, clock, log, children } = await aTimedBot();
    wechat.break('grow');
    await children.idle();
    clock.advance(30_000);
    await until(() => log.lines.some(({ fields }) => /it takes \d{3,} MB/.test(JSON.stringify(fields))));
  });
});

describe('WeChat', () => {
  it('that is slow delays, and loses and doubles nothing', async () => {
    const ready = await aReadyBot();
    ready.wechat.hold();
    const sends = ['一', '二', '三'].map((key) => send(ready, key));
    for (let i = 1; i <= 3; i++) {
      await until(() => ready.wechat.heldCount() === 1);
      ready.wechat.letGo();
      ready.wechat.hold();
    }
    await Promise.all(sends);
    expect(ready.wechat.shown.map(({ text }) => text)).toEqual(['一', '二', '三']);
  });

  it('that never answers leaves a send unknown, and what waited behind it for later', async () => {
    const { wechat, adapter, clock, children } = await aTimedBot();
    wechat.hold();
    const ends = Promise.allSettled([send({ adapter }, '一'), send({ adapter }, '二')]);
    await until(() => wechat.heldCount() === 1);
    children.forgive();
    clock.advance(30_000);
    expect(await ends).toMatchObject([{ reason: { outcome: 'unknown' } }, { reason: { outcome: 'retry' } }]);
    wechat.letGo();
    await send({ adapter }, '二');
    expect(wechat.shown.map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('that refuses is understood', async () => {
    const ready = await aReadyBot();
    const outcomes = [
      ["'1101' == 0", 'retry'],
      ['not logged in', 'retry'],
      ['1204 == 0', 'refused'],
      ['socket hang up', 'unknown'],
      ['发送过于频繁，请稍后再试', 'retry'],
    ];
    for (const [error = '', outcome] of outcomes) {
      ready.wechat.refuseNext({ error });
      await expect(send(ready, error)).rejects.toMatchObject({ outcome });
    }
    expect(ready.adapter.health().detail).toContain('too often');
  });

  it('that says too often gets half an hour of rest, then a message again', async () => {
    const { wechat, adapter, clock, log, pass } = await aTimedBot({ settings: { pace: noPace } });
    wechat.refuseNext({ error: '1205 == 0' });
    await expect(send({ adapter }, '一')).rejects.toMatchObject({ outcome: 'retry', retryAfterMs: 30 * 60_000 });
    expect(adapter.health()).toMatchObject({ state: 'waiting', detail: expect.stringContaining('too often') });
    await expect(send({ adapter }, '二')).rejects.toMatchObject({ outcome: 'retry', retryAfterMs: 30 * 60_000 });
    expect(log.lines.filter(({ message }) => message.includes('too often'))).toHaveLength(1);
    await pass(30 * 60_000);
    expect(adapter.health().state).toBe('ready');
    expect(clock.now()).toBe(monday + 30 * 60_000);
    await send({ adapter }, '一');
    expect(wechat.shown.map(({ text }) => text)).toEqual(['一']);
  });
});

describe('a message that cannot be kept', () => {
  it('is offered again, since WeChat delivers nothing twice', async () => {
    let tries = 0;
    const clock = aClock(Date.now());
    const children = countedChildren();
    const ready = await aReadyBot({
      parts: { timers: clock, startChild: children.startChild },
      inbound: {
        async message() {
          tries += 1;
          if (tries < 3) throw new Error('the database is locked');
          return explained(saying('答复'));
        },
      },
    });
    ready.wechat.say('张三', '13号案例');
    await until(() => tries === 1);
    await letPass(clock, 10_000, children);
    expect((await ready.shown(1))[0]).toBe('答复');
    expect(tries).toBe(3);
  });
});

describe('somebody who asks too much', () => {
  it('gets five answers in ten minutes and one word about it; others are served', async () => {
    const { wechat, clock, shown, pass } = await aTimedBot({ settings: { perPerson: 5 } });
    for (let i = 0; i < 8; i++) wechat.say('张三', `${i + 1}号案例`, { sentAt: clock.now() });
    wechat.say('李四', '13号案例', { sentAt: clock.now() });
    const texts = await shown(7);
    expect(texts.filter((text) => text.includes('问得有点多'))).toHaveLength(1);
    expect(texts.at(-1)).toContain('【13号案例】');
    await pass(10 * 60_000);
    wechat.say('张三', '9号案例', { sentAt: clock.now() });
    expect((await shown(8)).at(-1)).toContain('【9号案例】');
  });
});

describe('what goes wrong at home', () => {
  it('a session folder that was taken away keeps nobody from being answered', async () => {
    const { wechat, sessionFolder, shown, clock, children, log } = await aTimedBot();
    rmSync(sessionFolder, { recursive: true });
    writeFileSync(sessionFolder, 'no folder any more');
    wechat.rename(group, '新名群');
    await until(() => log.lines.some(({ level, message }) => level === 'error' && message.includes('dealt with')));
    await letPass(clock, 60_000, children);
    wechat.say('李四', '@案例助手 13号案例', { to: group, sentAt: clock.now() });
    wechat.say('李四', '13号案例', { sentAt: clock.now() });
    const texts = await shown(2);
    expect(texts.every((text) => text.includes('【13号案例】'))).toBe(true);
    rmSync(sessionFolder);
  });
});
