import { describe, expect, it } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import { SendError } from '../../../src/bot/delivery/outgoing.ts';
import { createClock } from '../../../src/bot/digest/clock.ts';
import type { Subscription } from '../../../src/bot/digest/subscription.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aMessage } from '../../support/message.ts';
import { aService, logInto, type ServiceSketch } from '../../support/service.ts';
import { anotherProgram } from '../../support/sqlite.ts';
import { aStore, aSubscription, sqliteUrl } from '../../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const casebook = aCasebook(aCase({ number: 1 }), aCase({ number: 2 }), aCase({ number: 3 }));

/** The program with subscriptions, and its clock in hand. Begins on Sunday, 1 March 2026, noon in Shanghai. */
async function aClock(subscriptions: readonly Partial<Subscription>[], sketch: ServiceSketch = {}) {
  const timers = sketch.timers ?? manualTimers('2026-03-01T12:00:00+08:00');
  const running = await aService({ pollMs: minute, ...sketch, timers, casebook });
  const { store } = running;
  for (const rest of subscriptions) {
    const subscription = aSubscription({ changedAt: timers.now(), ...rest });
    await store.chats.seen('test', { id: subscription.chatId, kind: 'group' });
    await store.subscriptions.save(subscription);
  }
  const logged: string[] = [];
  const clock = createClock({
    store,
    timers,
    casebook,
    skipHolidays: true,
    timeZone: 'Asia/Shanghai',
    retentionMs: 30 * day,
    log: logInto(logged),
    wakeSender: () => {},
  });
  return {
    ...running,
    clock,
    logged,
    /** Lets time pass and looks at the clock at each full hour. */
    async run(spanMs: number) {
      for (let passed = 0; passed < spanMs; passed += hour) {
        await timers.advance(hour);
        await clock.tick();
        await timers.advance(0);
      }
      await timers.advance(2 * minute);
    },
    ledger: async (chatId = 'tea') => (await store.pushes.of('test', chatId)).map(({ slot, state }) => [slot, state]),
  };
}

const daily = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7], hour: 9, minute: 0 } as const;

describe('a chat that subscribes by talking', () => {
  it('gets its push at the time it was told, and none after it has ended it', async () => {
    const timers = manualTimers('2026-03-01T12:00:00+08:00');
    const chat = { id: 'tea', kind: 'group' } as const;
    const { hear, run, carrier } = await aClock([], { timers, bot: createBot({ casebook, now: timers.now }) });
    await hear('订阅每周精选', { chat });
    await run(8 * day);
    await hear('退订', { chat });
    await run(8 * day);
    const pushes = carrier.sendings.filter(({ key }) => key.startsWith('digest:'));
    expect(pushes.map(({ key }) => key)).toEqual([
      'digest:test:tea:2026-03-02T09:00',
      'digest:test:tea:2026-03-09T09:00',
    ]);
    expect(pushes[0]?.at).toBeLessThan(Date.parse('2026-03-02T10:00:00+08:00'));
    expect(pushes[0]?.text).toContain('本周精选');
  });

  it('is not pushed again soon what it was pushed out of turn', async () => {
    const timers = manualTimers('2026-03-01T12:00:00+08:00');
    const chat = { id: 'tea', kind: 'group' } as const;
    const { hear, run, store } = await aClock([{ schedule: daily }], {
      timers,
      bot: createBot({ casebook, now: timers.now }),
    });
    await hear('现在推一篇', { chat });
    await run(2 * day);
    const numbers = (await store.pushes.of('test', 'tea')).map(({ number }) => number);
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers).size).toBe(3);
  });
});

describe('a pause', () => {
  it('ends with its last day: the next push is the first one after it', async () => {
    const { run, ledger, store } = await aClock([{ schedule: daily, state: 'paused', pausedUntil: '2026-03-03' }]);
    await run(5 * day);
    expect(await ledger()).toEqual([
      ['2026-03-04T09:00', 'sent'],
      ['2026-03-05T09:00', 'sent'],
      ['2026-03-06T09:00', 'sent'],
    ]);
    const subscription = await store.subscriptions.find('test', 'tea');
    expect(subscription).toMatchObject({ state: 'active' });
    expect(subscription).not.toHaveProperty('pausedUntil');
  });

  it('that ended while the program was down is over at the start: the slots in it are not missed ones', async () => {
    const { run, timers, ledger } = await aClock([{ schedule: daily, state: 'paused', pausedUntil: '2026-03-03' }]);
    await timers.advance(4 * day);
    await run(day);
    expect(await ledger()).toEqual([
      ['2026-03-04T09:00', 'skipped'],
      ['2026-03-05T09:00', 'sent'],
      ['2026-03-06T09:00', 'sent'],
    ]);
  });

  it('without an end goes on', async () => {
    const { run, ledger } = await aClock([{ schedule: daily, state: 'paused' }]);
    await run(10 * day);
    expect(await ledger()).toEqual([]);
  });
});

describe('a subscription that changes', () => {
  it('is due no slot from before the change', async () => {
    const { run, store, timers, ledger } = await aClock([]);
    await store.chats.seen('test', { id: 'tea', kind: 'group' });
    await timers.advance(day);
    await store.subscriptions.save(aSubscription({ changedAt: timers.now() }));
    await run(day);
    expect(await ledger()).toEqual([]);
    await store.subscriptions.save(aSubscription({ schedule: daily, changedAt: timers.now() }));
    await run(day);
    expect(await ledger()).toEqual([['2026-03-04T09:00', 'sent']]);
  });
});

describe('a push that cannot be made', () => {
  it('because no case fits, is skipped and told, and the next one is looked for', async () => {
    const filter = { topics: ['nowhere'], audiences: [], areas: [] };
    const { run, ledger, logged } = await aClock([{ schedule: daily, filter }]);
    await run(2 * day);
    expect(await ledger()).toEqual([
      ['2026-03-02T09:00', 'skipped'],
      ['2026-03-03T09:00', 'skipped'],
    ]);
    expect(logged.filter((line) => /^warn push skipped no case fits/.test(line))).toHaveLength(2);
  });

  it('because the subscription cannot be worked out, is told and holds up no other chat', async () => {
    const { run, ledger, logged } = await aClock([{ chatId: 'lost', timeZone: 'Mars/Olympus' }, { chatId: 'tea' }]);
    await run(day);
    expect(await ledger()).toEqual([['2026-03-02T09:00', 'sent']]);
    expect(logged).toContainEqual(expect.stringMatching(/^error .*could not be worked out/));
  });

  it('because the platform refuses it, is a failed one in the ledger, and its case comes another time', async () => {
    let tries = 0;
    const take = () => {
      tries += 1;
      if (tries === 1) throw new SendError('茶馆打烊', { outcome: 'refused' });
      return undefined;
    };
    const { run, ledger, store } = await aClock([{ schedule: daily }], { carrier: { take } });
    await run(4 * day);
    expect((await ledger()).map(([, state]) => state)).toEqual(['failed', 'sent', 'sent', 'sent']);
    const sent = (await store.pushes.of('test', 'tea')).filter(({ state }) => state === 'sent');
    expect(new Set(sent.map(({ number }) => number))).toEqual(new Set([1, 2, 3]));
  });

  it('because the platform is away for a day, is not sent late, and is a failed one in the ledger', async () => {
    const { run, carrier, ledger } = await aClock([{}]);
    carrier.isReady = false;
    await run(3 * day);
    carrier.isReady = true;
    await run(hour);
    expect(carrier.sendings).toEqual([]);
    expect(await ledger()).toEqual([['2026-03-02T09:00', 'failed']]);
  });

  it('because the chat is gone, is the last one', async () => {
    const take = () => {
      throw new SendError('茶馆打烊', { outcome: 'gone' });
    };
    const { run, ledger, store } = await aClock([{ schedule: daily }], { carrier: { take } });
    await run(5 * day);
    expect(await ledger()).toEqual([['2026-03-02T09:00', 'failed']]);
    expect(await store.subscriptions.find('test', 'tea')).toMatchObject({ state: 'suspended' });
  });

  it('because the database is locked, is made at the next look', async () => {
    const url = sqliteUrl();
    const timers = manualTimers('2026-03-01T12:00:00+08:00');
    const store = await aStore(url, { timers, lockWaitMs: 0 });
    const { clock, run, ledger, logged } = await aClock([{}], { timers, store });
    const program = anotherProgram(url);
    await timers.advance(21 * hour);
    program.exec('begin immediate');
    await clock.tick();
    program.exec('commit');
    expect(logged).toContainEqual(expect.stringMatching(/^error the clock could not look.*locked/));
    await run(hour);
    expect(await ledger()).toEqual([['2026-03-02T09:00', 'sent']]);
  });
});

describe('what is old', () => {
  it('is deleted by the clock, as long ago as the settings say', async () => {
    const { clock, store, timers } = await aClock([]);
    const add = (text: string, ago: number) =>
      store.inbox.add(aMessage(text, { id: text }), timers.now() - ago, { state: 'ignored', reason: 'test' });
    await add('old', 31 * day);
    await add('young', 29 * day);
    await clock.start();
    await clock.stop();
    expect(await store.inbox.has('test', 'old')).toBe(false);
    expect(await store.inbox.has('test', 'young')).toBe(true);
  });
});
