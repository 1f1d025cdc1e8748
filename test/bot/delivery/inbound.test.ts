import { describe, expect, it } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import type { Message } from '../../../src/bot/message.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aMessage } from '../../support/message.ts';
import { saying } from '../../support/reply.ts';
import { aService, echo, monday } from '../../support/service.ts';
import { aStore, aSubscription } from '../../support/store.ts';

const minute = 60_000;
const group = { id: 'tea', kind: 'group', name: '茶亭' } as const;

/** A bot that waits for a word before it answers. */
function slowBot() {
  let letGo = () => {};
  const word = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { letGo, handle: (message: Message) => word.then(() => echo.handle(message)) };
}

describe('a message of a chat platform', () => {
  it('is answered through the outbox, with a key made from it and what is needed to reply in place', async () => {
    const { hear, carrier } = await aService();
    const message = await hear('茶', { chat: group, thread: 'omt_1', sender: { id: 'li', name: '李' } });
    expect(carrier.sendings).toEqual([
      {
        key: `answer:test:${message.id}`,
        chatId: 'tea',
        text: '收到茶',
        at: monday,
        replyTo: { messageId: message.id, senderId: 'li', senderName: '李', thread: 'omt_1' },
      },
    ]);
  });

  it('is answered once, however often it is delivered, after a restart too', async () => {
    const first = await aService();
    const message = await first.hear('茶');
    await first.service.queued.message(message);
    await first.service.stop();
    const second = await aService({ store: first.store, timers: first.timers });
    await second.service.queued.message(message);
    await second.timers.settle();
    expect(first.carrier.texts()).toEqual(['收到茶']);
    expect(second.carrier.texts()).toEqual([]);
  });

  it.each([
    ['ten minutes', 10 * minute, ['收到茶']],
    ['more than ten minutes', 10 * minute + 1, []],
  ])('that comes after %s is answered or not, and remembered', async (_what, late, texts) => {
    const { hear, service, carrier, timers, logged } = await aService();
    const message = await hear('茶', { sentAt: monday - late });
    await service.queued.message({ ...message, sentAt: monday });
    await timers.settle();
    expect(carrier.texts()).toEqual(texts);
    expect(logged.some((line) => line.includes('came too late'))).toBe(texts.length === 0);
  });

  it('is answered after a restart when it was kept before the answer', async () => {
    const timers = manualTimers(monday);
    const store = await aStore('sqlite::memory:', { timers });
    await store.inbox.add(aMessage('茶', { sentAt: monday }), monday);
    await timers.advance(9 * minute);
    const { carrier } = await aService({ store, timers });
    await timers.settle();
    expect(carrier.texts()).toEqual(['收到茶']);
  });

  it('is not answered any more when the restart takes more than ten minutes', async () => {
    const timers = manualTimers(monday);
    const store = await aStore('sqlite::memory:', { timers });
    await store.inbox.add(aMessage('茶', { sentAt: monday }), monday);
    await timers.advance(11 * minute);
    const { carrier, logged } = await aService({ store, timers });
    await timers.settle();
    expect(carrier.texts()).toEqual([]);
    expect(logged).toContainEqual(expect.stringMatching(/^warn .*waited too long/));
  });

  it('is noticed within a second where another process has kept it', async () => {
    const { store, timers, carrier } = await aService();
    await timers.settle();
    await store.inbox.add(aMessage('茶', { sentAt: monday }), monday);
    await timers.advance(1_000);
    expect(carrier.texts()).toEqual(['收到茶']);
  });

  it('waits for those before it', async () => {
    const bot = slowBot();
    const { hear, carrier, timers } = await aService({ bot });
    const heard = ['一', '二', '三'].map((text) => hear(text));
    await timers.settle();
    expect(carrier.texts()).toEqual([]);
    bot.letGo();
    await Promise.all(heard);
    await timers.settle();
    expect(carrier.texts()).toEqual(['收到一', '收到二', '收到三']);
  });

  it('over which the bot fails is answered with an apology, once; the next one is answered as ever', async () => {
    const bot = {
      async handle({ text }: Message) {
        if (text === '坏') throw new Error('茶壶碎了');
        return saying(`收到${text}`);
      },
    };
    const first = await aService({ bot });
    await first.hear('坏');
    await first.hear('好');
    expect(first.carrier.texts()).toEqual([expect.stringContaining('抱歉'), '收到好']);
    expect(first.carrier.texts().join()).not.toContain('茶壶');
    await first.service.stop();
    const second = await aService({ bot, store: first.store, timers: first.timers });
    await second.timers.settle();
    expect(second.carrier.texts()).toEqual([]);
  });

  it('that could not be kept is refused, so that the platform delivers it again', async () => {
    const { service, store } = await aService();
    store.inbox.has = async () => {
      throw new Error('茶壶碎了');
    };
    await expect(service.queued.message(aMessage('茶'))).rejects.toThrow('茶壶碎了');
  });
});

describe('a question that is taken back', () => {
  it('is not answered where it waits, and not sent where it is answered', async () => {
    const { hear, service, store, carrier, timers } = await aService();
    await timers.settle();
    const waiting = aMessage('二', { sentAt: monday });
    await store.inbox.add(waiting, monday);
    await service.queued.recalled('test', waiting.id);
    await hear('一');
    await timers.advance(2_000);
    expect(carrier.texts()).toEqual(['收到一']);
    carrier.isReady = false;
    const third = await hear('三');
    await service.queued.recalled('test', third.id);
    carrier.isReady = true;
    await timers.advance(5_000);
    expect(carrier.texts()).toEqual(['收到一']);
  });

  it('is not answered where the taking back comes first', async () => {
    const { service, carrier, timers } = await aService();
    const message = aMessage('茶', { sentAt: monday });
    await service.queued.recalled('test', message.id);
    await service.queued.message(message);
    await timers.settle();
    expect(carrier.texts()).toEqual([]);
  });
});

describe('a chat that the bot is added to', () => {
  it('is welcomed once, with three questions to try and how to subscribe', async () => {
    const { service, carrier, timers } = await aService();
    for (let i = 0; i < 3; i++) await service.queued.joined('test', group);
    await timers.settle();
    expect(carrier.sendings).toHaveLength(1);
    const [welcome] = carrier.texts();
    expect(welcome?.match(/^· /gm)).toHaveLength(3);
    expect(welcome).toContain('订阅每周精选');
  });

  it('is welcomed again after it was left', async () => {
    const { service, carrier, timers } = await aService();
    await service.queued.joined('test', group);
    await timers.settle();
    await service.queued.left('test', 'tea');
    await timers.advance(1);
    await service.queued.joined('test', group);
    await timers.settle();
    expect(carrier.sendings).toHaveLength(2);
    expect(new Set(carrier.sendings.map(({ key }) => key)).size).toBe(2);
  });
});

describe('a chat that is left', () => {
  it('gets nothing that waits, and its subscription rests', async () => {
    const { service, hear, carrier, store, timers } = await aService();
    carrier.isReady = false;
    await hear('茶', { chat: group });
    await store.subscriptions.save(aSubscription());
    await service.queued.left('test', 'tea');
    carrier.isReady = true;
    await timers.advance(60_000);
    expect(carrier.sendings).toEqual([]);
    expect(await store.subscriptions.find('test', 'tea')).toMatchObject({ state: 'suspended', changedAt: monday });
    expect(await store.chats.find('test', 'tea')).toMatchObject({ isGone: true });
  });
});

describe('what people say of an answer', () => {
  it('finds the answer by the name that the platform gave it, and counts', async () => {
    const { service, hear, store } = await aService();
    const message = await hear('茶', { chat: group });
    const sent = await service.queued.sent('test', 'om_1');
    expect(sent).toMatchObject({ key: `answer:test:${message.id}`, chatId: 'tea' });
    const word = { channel: 'test', chatId: 'tea', senderId: 'li', key: sent?.key ?? '', useful: true };
    await service.queued.feedback(word);
    await service.queued.feedback(word);
    expect(await store.feedback.count()).toEqual({ useful: 1, useless: 0 });
    expect(await service.queued.sent('test', 'om_2')).toBeUndefined();
  });
});

describe('what is remembered between messages', () => {
  const casebook = aCasebook(
    aCase({ number: 1, zh: { procedure: [{ kind: 'step', text: '先烧水。' }] } }),
    aCase({ number: 2, zh: { procedure: [{ kind: 'step', text: '先磨豆。' }] } }),
  );
  const service = async (rest: Parameters<typeof aService>[0] = {}) => {
    const timers = rest.timers ?? manualTimers(monday);
    return aService({ ...rest, timers, casebook, bot: createBot({ casebook, now: timers.now }) });
  };

  it('outlives a restart', async () => {
    const first = await service();
    await first.hear('2号案例');
    await first.service.stop();
    const second = await service({ store: first.store, timers: first.timers });
    await second.hear('那流程呢');
    expect(second.carrier.texts()).toEqual([expect.stringContaining('先磨豆')]);
  });

  it('begins with the case of the message that is quoted, for somebody who spoke of none', async () => {
    const { hear, carrier } = await service();
    await hear('2号案例', { chat: group });
    await hear('那流程呢', { chat: group, sender: { id: 'li' }, quotes: { id: 'om_1' } });
    expect(carrier.texts()[1]).toContain('先磨豆');
  });

  it('is about the message that is quoted, also for somebody who spoke of another case', async () => {
    const { hear, carrier } = await service();
    await hear('2号案例', { chat: group });
    await hear('1号案例', { chat: group, sender: { id: 'li' } });
    await hear('那流程呢', { chat: group, sender: { id: 'li' }, quotes: { id: 'om_1' } });
    expect(carrier.texts()[2]).toContain('先磨豆');
  });

  it('is not changed by a message that only begins the thread, for somebody who spoke of another case', async () => {
    const { hear, carrier } = await service();
    const quotes = { id: 'om_1', inThread: true } as const;
    await hear('2号案例', { chat: group });
    await hear('那流程呢', { chat: group, sender: { id: 'li' }, quotes });
    await hear('1号案例', { chat: group, sender: { id: 'li' } });
    await hear('那流程呢', { chat: group, sender: { id: 'li' }, quotes });
    expect(carrier.texts().slice(1)).toEqual([
      expect.stringContaining('先磨豆'),
      expect.stringContaining('水'),
      expect.stringContaining('先烧水'),
    ]);
  });

  it('is not about a message of another chat', async () => {
    const { hear, carrier } = await service();
    await hear('2号案例', { chat: group });
    await hear('那流程呢', { sender: { id: 'li' }, quotes: { id: 'om_1' } });
    expect(carrier.texts()[1]).not.toContain('先磨豆');
  });

  it('holds the questions that the book has no answer to, without names', async () => {
    const { hear, store } = await service();
    for (const sender of ['li', 'zhang'])
      await hear('火星移民落户怎么办理', { chat: group, sender: { id: sender, name: '老张' } });
    const unanswered = await store.unanswered.list(9);
    expect(unanswered).toEqual([
      { channel: 'test', text: '火星移民落户怎么办理', count: 2, firstAt: monday, lastAt: monday },
    ]);
  });
});

describe('more questions than are answered', () => {
  it('get one kind word for the person, then nothing, and everybody else is served', async () => {
    const { hear, carrier, logged } = await aService({ limits: { perPerson: 3, perChat: 100 } });
    for (let i = 1; i <= 50; i++) await hear(`${i}`, { chat: group, sender: { id: 'flood' } });
    await hear('茶', { chat: group, sender: { id: 'li' } });
    expect(carrier.texts()).toEqual(['收到1', '收到2', '收到3', expect.stringMatching(/有点快/), '收到茶']);
    expect(logged.filter((line) => line.includes('too many'))).toHaveLength(47);
  });

  it('that come by the ten thousand are no burden to the others in the group, nor to the database', async () => {
    const { service, store, carrier, timers } = await aService({ limits: { perPerson: 20, perChat: 60 } });
    const say = (text: string, sender: string) =>
      service.queued.message(aMessage(text, { sentAt: timers.now(), chat: group, sender: { id: sender } }));
    const others = Array.from({ length: 20 }, (_, i) => `guest-${i}`);
    for (let i = 0; i < 10_000; i++) {
      await say(`${i}`, 'flood');
      const other = others[i / 500];
      if (other) await say(`茶 ${other}`, other);
    }
    await timers.settle();
    const texts = carrier.texts();
    expect(texts.filter((text) => /^收到\d/.test(text))).toHaveLength(20);
    expect(texts.filter((text) => text.includes('有点快'))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('收到茶'))).toEqual(others.map((other) => `收到茶 ${other}`));
    expect(await store.inbox.countSince('test', { senderId: 'flood' }, monday)).toBeLessThan(30);
  });

  it('get one word for the chat where it is all of them', async () => {
    const { hear, carrier } = await aService({ limits: { perPerson: 100, perChat: 3 } });
    for (let i = 1; i <= 9; i++) await hear(`${i}`, { chat: group, sender: { id: `guest-${i}` } });
    await hear('茶', { chat: { id: 'aside', kind: 'group' } });
    expect(carrier.texts()).toEqual(['收到1', '收到2', '收到3', expect.stringMatching(/群里/), '收到茶']);
  });

  it('are answered again after a minute', async () => {
    const { hear, carrier, timers } = await aService({ limits: { perPerson: 1, perChat: 100 } });
    await hear('一');
    await hear('二');
    await timers.advance(minute);
    await hear('三');
    expect(carrier.texts()).toEqual(['收到一', expect.stringMatching(/有点快/), '收到三']);
  });
});
