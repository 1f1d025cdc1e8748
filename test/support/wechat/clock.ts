import type { Timers } from '../../../src/bot/timers.ts';

/** A clock that stands still until it is moved. */
export type Clock = Timers & {
  /** Moves on by so much, and rings on the way whatever is due. */
  advance(ms: number): void;
  /** Moves to the next alarm, if there is one within so much; false when there is none. */
  toNext(withinMs: number): boolean;
};

export function aClock(startsAt: number): Clock {
  let now = startsAt;
  let alarms: { at: number; order: number; run: () => void }[] = [];
  let order = 0;
  const clock: Clock = {
    now: () => now,
    after(ms, run) {
      order += 1;
      const alarm = { at: now + Math.max(0, ms), order, run };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((each) => each !== alarm);
      };
    },
    advance(ms) {
      const until = now + ms;
      while (clock.toNext(until - now));
      now = until;
    },
    toNext(withinMs) {
      const [next] = alarms.toSorted((a, b) => a.at - b.at || a.order - b.order);
      if (!next || next.at > now + withinMs) return false;
      alarms = alarms.filter((each) => each !== next);
      now = Math.max(now, next.at);
      next.run();
      return true;
    },
  };
  return clock;
}
