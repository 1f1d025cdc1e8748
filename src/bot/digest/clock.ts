import { schedule } from 'node-cron';
import { StateError } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import type { Timers } from '../timers.ts';
import { type PushDueParts, pushDue } from './push-due.ts';

export type ClockParts = PushDueParts & {
  store: Store;
  timers: Timers;
  timeZone: string;
  /** What is done with and older is deleted, in milliseconds. */
  retentionMs: number;
  /** There is something in the outbox. */
  wakeSender(): void;
  /** Left out: the chats of all channels. */
  channel?: string;
};

/** Puts the digests that are due into the outbox, and tidies up once a day. */
export type Clock = {
  /** Looks at every subscription that may be due, once; catches up what was missed. */
  tick(): Promise<void>;
  /** Ticks now and then at every full minute. */
  start(): Promise<void>;
  /** Resolves when the tick in hand is done. */
  stop(): Promise<void>;
};

export function createClock(parts: ClockParts): Clock {
  const { store, timers, timeZone, log, wakeSender, retentionMs } = parts;
  const tasks: { stop(): void | Promise<void> }[] = [];
  let inHand = Promise.resolve();
  return {
    tick,
    async start() {
      const options = { timezone: timeZone, noOverlap: true, suppressMissedWarning: true };
      tasks.push(schedule('* * * * *', () => queue(tick), options));
      tasks.push(schedule('17 3 * * *', () => queue(tidyUp), options));
      await queue(tick);
      await queue(tidyUp);
    },
    async stop() {
      for (const task of tasks.splice(0)) await task.stop();
      await inHand;
    },
  };

  function queue(job: () => Promise<void>): Promise<void> {
    inHand = inHand.then(job);
    return inHand;
  }

  async function tick(): Promise<void> {
    try {
      const now = timers.now();
      const all = await store.subscriptions.toLookAt(now);
      let pushed = 0;
      for (const subscription of all)
        if (parts.channel === undefined || subscription.channel === parts.channel)
          pushed += (await pushOne(subscription, now)) ? 1 : 0;
      if (pushed > 0) wakeSender();
    } catch (error) {
      logFailure(error, 'the clock could not look at the subscriptions, and tries again in a minute');
    }
  }

  /** One chat whose subscription cannot be worked out holds up no other. */
  async function pushOne({ channel, chatId }: { channel: string; chatId: string }, now: number): Promise<boolean> {
    try {
      return await store.transaction((within) => pushDue(within, { channel, chatId }, now, parts));
    } catch (error) {
      if (error instanceof StateError) throw error;
      log.error({ channel, chatId, err: error }, 'the subscription of a chat could not be worked out');
      return false;
    }
  }

  async function tidyUp(): Promise<void> {
    try {
      await store.deleteOld(retentionMs, timers.now());
    } catch (error) {
      logFailure(error, 'old rows could not be deleted');
    }
  }

  function logFailure(error: unknown, message: string): void {
    const detail = error instanceof StateError ? { problem: error.problem, reason: error.message } : { err: error };
    log.error(detail, message);
  }
}
