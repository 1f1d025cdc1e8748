import type { Timers } from '../../src/bot/timers.ts';

/** A clock that stands still until a test moves it. */
export type ManualTimers = Timers & {
  /** Lets time pass: what was to happen in it happens in its order, each with all that follows from it at once. */
  advance(ms: number): Promise<void>;
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>;
};

/** `start` in milliseconds since the epoch, or as a date. */
export function manualTimers(start: number | string): ManualTimers {
  let time = typeof start === 'number' ? start : Date.parse(start);
  const alarms = new Set<{ at: number; run: () => void }>();
  return {
    now: () => time,
    after(ms, run) {
      const alarm = { at: time + Math.max(0, ms), run };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    settle,
    async advance(ms) {
      const end = time + ms;
      await settle();
      for (let next = earliest(end); next; next = earliest(end)) {
        alarms.delete(next);
        time = Math.max(time, next.at);
        next.run();
        await settle();
      }
      time = end;
    },
  };

  function earliest(end: number) {
    return [...alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Promises that only wait for each other are done before the event loop comes round. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
