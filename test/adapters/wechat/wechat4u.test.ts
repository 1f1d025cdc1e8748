import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { redact } from '../../../src/adapters/wechat/child/redact.ts';
import { fenceWechat4u, isWechat4u, wholeText } from '../../../src/adapters/wechat/child/wechat4u.ts';
import { messageTypes, type Puppet } from '../../../src/adapters/wechat/child/wechaty.ts';
import { createStartChild } from '../../../src/adapters/wechat/process/child.ts';
import { type ChildEvent, childEventSchema } from '../../../src/adapters/wechat/protocol.ts';
import { until } from '../../support/wechat/until.ts';

/** wechat4u as its puppet uses it, with WeChat's answers in the test's hand. */
class MadeUpWechat4u extends EventEmitter {
  starts = 0;
  logouts = 0;
  PROP: { uin?: string };
  Message = { extend: (message: object) => message };
  failure: unknown;

  constructor(uin?: string) {
    super();
    this.PROP = uin === undefined ? {} : { uin };
  }

  async start() {
    this.starts += 1;
  }
  async logout() {
    this.logouts += 1;
  }
  async init() {
    if (this.failure) throw this.failure;
  }
  sync = () => this.init();
  syncCheck = () => this.init();
}

function aFencedPuppet(instance: MadeUpWechat4u) {
  const backOffs: number[] = [];
  let interruptions = 0;
  const puppet = { monkeyPatch: vi.fn(), wechat4u: instance } as unknown as Puppet & {
    monkeyPatch(each: MadeUpWechat4u): void;
  };
  if (!isWechat4u(puppet)) throw new Error('not taken for wechat4u');
  const fence = fenceWechat4u(puppet, {
    onBackOff: (ms) => backOffs.push(ms),
    onInterrupted: () => {
      interruptions += 1;
    },
  });
  puppet.monkeyPatch(instance as never);
  return { fence, backOffs, interruptions: () => interruptions };
}

describe('wechat4u in its fence', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('starts at once the first time, and after pauses that grow to a minute from then on', async () => {
    const instance = new MadeUpWechat4u();
    const { backOffs, fence } = aFencedPuppet(instance);
    await instance.start();
    for (let i = 0; i < 11; i++) {
      const starting = instance.start();
      await vi.advanceTimersByTimeAsync(backOffs.at(-1) ?? 0);
      await starting;
    }
    expect(instance.starts).toBe(12);
    expect(backOffs).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000]);
    fence.isReached();
    void instance.start();
    expect(backOffs.at(-1)).toBe(200);
  });

  it('stays logged in when it is stopped or cannot reach WeChat, and keeps the session for the next process', async () => {
    const instance = new MadeUpWechat4u('12345');
    const { fence, interruptions } = aFencedPuppet(instance);
    instance.failure = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    await expect(instance.init()).rejects.toThrow('ECONNREFUSED');
    await instance.logout();
    instance.emit('logout');
    expect(instance.logouts).toBe(0);
    expect(fence.isSessionOver()).toBe(false);
    expect(interruptions()).toBe(1);
  });

  it.each([
    ['init', new Error('already logout')],
    ['sync', new Error('already logout')],
    ['syncCheck', new Error('already logout')],
    ['init', Object.assign(new Error('1102 == 0'), { response: { status: 200 } })],
  ] as const)('lets the session go when WeChat has ended it: %s', async (call, failure) => {
    const instance = new MadeUpWechat4u('12345');
    const { fence, interruptions } = aFencedPuppet(instance);
    expect(fence.isSessionOver()).toBe(false);
    instance.failure = failure;
    await expect(instance[call]()).rejects.toThrow();
    instance.emit('logout');
    expect([fence.isSessionOver(), interruptions()]).toEqual([true, 0]);
  });

  it('is not logged out by emoji, whoever writes them', () => {
    const instance = new MadeUpWechat4u();
    aFencedPuppet(instance);
    const row = '\u{1F31A} \u{1F31D}\u{1F31A} \u{1F31D}\u{1F31A} \u{1F31D}';
    const farewell = /^(.\udf1a\u0020\ud83c.){3}$/;
    expect(row).toMatch(farewell);
    expect(instance.Message.extend({ Content: row })).toEqual({ Content: '' });
    expect(instance.Message.extend({ Content: '13号案例' })).toEqual({ Content: '13号案例' });
  });
});

describe('the text of a message from wechat4u', () => {
  const inGroup = (Content: string, OriginalContent: string) => ({
    MsgType: 1,
    FromUserName: '@@group',
    Content,
    OriginalContent,
  });
  const textOf = (raw: object, type: number = messageTypes.text) =>
    wholeText({ monkeyPatch() {}, messageRawPayload: async () => raw } as unknown as Puppet, 'm1', type);

  it.each([
    ['张三:\n问题:\n1. 甲:\n2. 乙', '@a:<br/>问题:<br/>1. 甲:<br/>2. 乙', '问题:\n1. 甲:\n2. 乙'],
    ['张三:\n13号案例', '@a:<br/>13号案例', '13号案例'],
    ['张:三:\n甲:乙', '@a:<br/>甲:乙', '甲:乙'],
    ['张三:\nR&amp;D &quot;甲&quot;', '@a:<br/>R&amp;D', 'R&D "甲"'],
    ['没有发件人:\n甲', '没有发件人:\n甲', '没有发件人:\n甲'],
  ])('is whole: %j', async (content, original, text) => {
    expect(await textOf(inGroup(content, original))).toBe(text);
  });

  it('is whole in a direct chat, too', async () => {
    const raw = { MsgType: 1, FromUserName: '@a', Content: '问题:\n1. 甲', OriginalContent: '问题:<br/>1. 甲' };
    expect(await textOf(raw)).toBe('问题:\n1. 甲');
  });

  it('is left to the puppet for quotes and for other puppets', async () => {
    expect(await textOf({ ...inGroup('', ''), MsgType: 49 })).toBeUndefined();
    expect(await wholeText({} as Puppet, 'm1', messageTypes.text)).toBeUndefined();
  });
});

describe('what is told of an error', () => {
  it.each([
    ['getaddrinfo ENOTFOUND login.wx.qq.com', 'getaddrinfo ENOTFOUND login.wx.qq.com'],
    [
      'failed: https://wx.qq.com/cgi-bin/init?skey=@crypt_1234&pass_ticket=abc',
      'failed: https://wx.qq.com/cgi-bin/init',
    ],
    ['cookie wxsid=QWERTYUIOPASDFGHJKLZXCVBNM1234567890', 'cookie …'],
    ['first\nsecond', 'first'],
    ['x '.repeat(500), 'x '.repeat(100)],
  ])('%j becomes %j', (message, told) => {
    expect(redact(new Error(message))).toBe(told);
  });
});

describe('wechat4u itself without a network', () => {
  it('makes fewer than 20 errors in 5 seconds, in the real child process', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wechat4u-'));
    const events: ChildEvent[] = [];
    const ended = new EventEmitter();
    const child = createStartChild({ HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' })({
      event: (event) => events.push(childEventSchema.parse(event)),
      end: (end) => ended.emit('end', end),
    });
    child.send({ type: 'start', puppet: 'wechaty-puppet-wechat4u', sessionFile: join(folder, 'session.json') });
    const backOffs = () => events.flatMap((event) => (event.type === 'backing-off' ? [event.pauseMs] : []));
    // The pauses before the sixth add up to more than 5 s, so what happens in 5 s has happened by then.
    await until(() => backOffs().length === 6);
    const errors = events.flatMap((event) => (event.type === 'errors' ? [event.count] : []));
    expect(backOffs()).toEqual([200, 400, 800, 1_600, 3_200, 6_400]);
    expect(errors.reduce((sum, count) => sum + count, 0)).toBeLessThan(20);
    child.send({ type: 'ping', id: 1 });
    await until(() => events.some(({ type }) => type === 'pong'));
    child.send({ type: 'stop' });
    expect(await once(ended, 'end')).toMatchObject([{ code: 0 }]);
    expect(events.filter(({ type }) => type === 'ending')).toMatchObject([{ reason: 'disconnected' }]);
    rmSync(folder, { recursive: true, force: true });
  });
});
