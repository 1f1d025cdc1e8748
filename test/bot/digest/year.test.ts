import { describe, expect, it } from 'vitest';
import { startSender } from '../../../src/bot/delivery/sender.ts';
import { createClock } from '../../../src/bot/digest/clock.ts';
import { localMinuteOf } from '../../../src/bot/digest/local-time.ts';
import type { Subscription } from '../../../src/bot/digest/subscription.ts';
import { silentLog } from '../../../src/bot/log.ts';
import { aCarrier, type Sending } from '../../support/carrier.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aStore, aSubscription } from '../../support/store.ts';

const dayMs = 24 * 60 * 60_000;
const round = 20;
const casebook = aCasebook(...Array.from({ length: round }, (_, i) => aCase({ number: i + 1 })));

/** The program with subscriptions, and time in hand. */
async function aYear(start: string, subscriptions: readonly Partial<Subscription>[], timeZone = 'Asia/Shanghai') {
  const timers = manualTimers(start);
  const store = await aStore('sqlite::memory:', { timers });
  for (const rest of subscriptions) {
    const subscription = aSubscription({ timeZone, changedAt: timers.now(), ...rest });
    await store.chats.seen('test', { id: subscription.chatId, kind: 'group' });
    await store.subscriptions.save(subscription);
  }
  const carrier = aCarrier(timers.now);
  const parts = { store, timers, timeZone, log: silentLog };
  const sender = startSender({ ...parts, carrier, owner: 'test', random: () => 0, pollMs: 400 * dayMs });
  const clock = createClock({
    ...parts,
    casebook,
    skipHolidays: timeZone === 'Asia/Shanghai',
    retentionMs: 400 * dayMs,
    wakeSender: sender.wake,
  });
  return {
    store,
    timers,
    carrier,
    /** Looks at the clock each time so much has passed, while the program runs. */
    async run(spanMs: number, stepMs: number) {
      for (let passed = 0; passed < spanMs; passed += stepMs) {
        await timers.advance(stepMs);
        await clock.tick();
        await sender.rest();
      }
    },
    stop: () => sender.stop(),
  };
}

/** Local days on which a chat got something, in order. */
function daysOf(sendings: readonly Sending[], chatId: string, timeZone = 'Asia/Shanghai'): string[] {
  return sendings.filter((one) => one.chatId === chatId).map(({ at }) => localMinuteOf(at, timeZone).slice(0, 10));
}

/** Mondays of 2026, with those in holidays moved as the notice of the State Council has it (4 November 2025). */
const pushDays = [
  ...['01-05', '01-12', '01-19', '01-26', '02-02', '02-09'],
  // Spring Festival, 15 to 23 February: both Mondays fall on the Tuesday after it, which is one push.
  ...['02-24', '03-02', '03-09', '03-16', '03-23', '03-30'],
  // Tomb-sweeping Day, 4 to 6 April; Labour Day, 1 to 5 May.
  ...['04-07', '04-13', '04-20', '04-27', '05-06', '05-11', '05-18', '05-25', '06-01', '06-08', '06-15', '06-22'],
  ...['06-29', '07-06', '07-13', '07-20', '07-27', '08-03', '08-10', '08-17', '08-24', '08-31', '09-07', '09-14'],
  // Mid-Autumn, 25 to 27 September, has no Monday; National Day, 1 to 7 October.
  ...['09-21', '09-28', '10-08', '10-12', '10-19', '10-26', '11-02', '11-09', '11-16', '11-23', '11-30', '12-07'],
  ...['12-14', '12-21', '12-28'],
].map((day) => `2026-${day}`);

describe('a year of weekly pushes to 200 chats', () => {
  it('sends every slot once, moves those on holidays, and repeats no case within a round', async () => {
    const chats = Array.from({ length: 200 }, (_, i) => `chat-${i}`);
    const year = await aYear(
      '2026-01-01T09:00:30+08:00',
      chats.map((chatId) => ({ chatId })),
    );
    await year.run(364 * dayMs, dayMs);
    await year.stop();
    expect(year.carrier.sendings).toHaveLength(chats.length * pushDays.length);
    expect(new Set(year.carrier.sendings.map(({ key }) => key)).size).toBe(year.carrier.sendings.length);
    for (const chatId of chats) {
      expect(daysOf(year.carrier.sendings, chatId)).toEqual(pushDays);
      const numbers = (await year.store.pushes.of('test', chatId)).map(({ number }) => number);
      for (let from = 0; from < numbers.length; from += round)
        expect(new Set(numbers.slice(from, from + round)).size).toBe(numbers.slice(from, from + round).length);
    }
  }, 60_000);

  it('has another order in the next round, and for another chat', async () => {
    const year = await aYear('2026-01-01T09:00:30+08:00', [{ chatId: 'a' }, { chatId: 'b' }]);
    await year.run(364 * dayMs, dayMs);
    await year.stop();
    const orderOf = async (chatId: string) => (await year.store.pushes.of('test', chatId)).map(({ number }) => number);
    const [first, other] = [await orderOf('a'), await orderOf('b')];
    expect(first.slice(round, 2 * round)).not.toEqual(first.slice(0, round));
    expect(other.slice(0, round)).not.toEqual(first.slice(0, round));
  });
});

describe('a program that was down', () => {
  const monday = { chatId: 'a' };

  it('sends what it missed by less than a day once, when it is up again', async () => {
    const year = await aYear('2026-03-01T12:00:00+08:00', [monday]);
    await year.timers.advance(38 * 60 * 60_000);
    await year.run(3 * 60_000, 60_000);
    await year.stop();
    expect(daysOf(year.carrier.sendings, 'a')).toEqual(['2026-03-03']);
    expect((await year.store.pushes.of('test', 'a')).map(({ slot, state }) => [slot, state])).toEqual([
      ['2026-03-02T09:00', 'sent'],
    ]);
  });

  it('skips what is older, writes that down, and goes on with the next', async () => {
    const year = await aYear('2026-03-01T12:00:00+08:00', [monday]);
    await year.timers.advance(10 * dayMs);
    await year.run(8 * dayMs, 60 * 60_000);
    await year.stop();
    expect((await year.store.pushes.of('test', 'a')).map(({ slot, state }) => [slot, state])).toEqual([
      ['2026-03-02T09:00', 'skipped'],
      ['2026-03-09T09:00', 'skipped'],
      ['2026-03-16T09:00', 'sent'],
    ]);
  });
});

describe('a time zone with summer time', () => {
  const daily = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;

  it.each([
    // 02:30 does not exist on 8 March 2026 in New York, and 01:30 comes twice on 1 November.
    ['America/New_York', '2026-03-07T12:00:00Z', 2],
    ['America/New_York', '2026-10-31T12:00:00Z', 1],
    // The same in London, on 29 March and 25 October.
    ['Europe/London', '2026-03-28T12:00:00Z', 1],
    ['Europe/London', '2026-10-24T12:00:00Z', 1],
  ])('skips and doubles no push: %s after %s', async (timeZone, start, hour) => {
    const schedule = { ...daily, hour, minute: 30 };
    const year = await aYear(start, [{ chatId: 'a', schedule }], timeZone);
    await year.run(3 * dayMs, 10 * 60_000);
    await year.stop();
    const days = daysOf(year.carrier.sendings, 'a', timeZone);
    expect(days).toHaveLength(3);
    expect(new Set(days).size).toBe(3);
  });
});
