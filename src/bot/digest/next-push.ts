import { addDays, instantOf, localMinuteOf } from './local-time.ts';
import { nextSlot, type Slot, type SlotOptions } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/** Whether a subscription rests at an instant; a pause whose last day is over is none. */
export function isPaused({ state, pausedUntil, timeZone }: Subscription, now: number): boolean {
  return state === 'paused' && !(pausedUntil && localMinuteOf(now, timeZone).slice(0, 10) > pausedUntil);
}

/** The slot at which the next digest is due, after a pause where it has an end; undefined when none will come. */
export function nextPush(subscription: Subscription, now: number, options: SlotOptions): Slot | undefined {
  const { state, schedule, timeZone, pausedUntil } = subscription;
  if (state === 'ended' || state === 'suspended') return undefined;
  if (!isPaused(subscription, now)) return nextSlot(schedule, timeZone, now, options);
  if (!pausedUntil) return undefined;
  const end = instantOf(`${addDays(pausedUntil, 1)}T00:00`, timeZone);
  return nextSlot(schedule, timeZone, Math.max(now, end - 1), options);
}
