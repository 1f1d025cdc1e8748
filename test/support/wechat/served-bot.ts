import { createBot } from '../../../src/bot/bot.ts';
import { createClock } from '../../../src/bot/digest/clock.ts';
import { createService, type Service } from '../../../src/bot/service.ts';
import { openStore } from '../../../src/bot/state/open-store.ts';
import { casebook } from '../bot.ts';
import { aBotOnWechat, aWechat, defaultWechatPace } from './bot.ts';
import { aClock } from './clock.ts';
import { countedChildren, letPass } from './counted-child.ts';
import type { WechatSketch } from './platform.ts';

/** The same numbers in the same order, from 0 up to but not including 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The whole program on a made-up WeChat, with its real inbox, outbox and clock on SQLite, the usual pace, and time in
 * the test's hand. Close it.
 */
export async function aServedBot({ startsAt, ...sketch }: WechatSketch & { startsAt: number }) {
  const clock = aClock(startsAt);
  const children = countedChildren();
  const wechat = await aWechat({ ...sketch, now: clock.now });
  const store = await openStore('sqlite::memory:', { timers: clock });
  const random = seeded(7);
  let service: Service | undefined;
  const bot = await aBotOnWechat({
    wechat,
    settings: { pace: defaultWechatPace, perPerson: 5, quietAfterLoginMs: 60_000 },
    parts: { timers: clock, startChild: children.startChild, random },
    inbound: { message: async (message) => service?.queued.message(message) },
  });
  const settings = { timeZone: 'Asia/Shanghai', skipHolidays: true };
  const parts = { casebook, store, timers: clock, log: bot.log, retentionMs: 90 * 24 * 60 * 60_000 };
  service = createService({
    ...parts,
    bot: createBot({ casebook, now: clock.now }),
    carriers: [bot.adapter],
    settings,
    owner: 'test',
    pollMs: 60_000,
    random,
  });
  await service.start();
  const { queued, direct } = service;
  return {
    ...bot,
    clock,
    children,
    store,
    queued,
    direct,
    pass: (ms: number) => letPass(clock, ms, children),
    /** What the program's own clock does at every full minute of real time. */
    tick: createClock({ ...parts, ...settings, wakeSender() {} }).tick,
    async close() {
      await service?.stop();
      await bot.close();
      await store.close();
      await wechat.close();
    },
  };
}

export type ServedBot = Awaited<ReturnType<typeof aServedBot>>;
