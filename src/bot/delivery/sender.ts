import type { Log } from '../log.ts';
import type { Claimed, SendResult } from '../state/dispatch.ts';
import { StateError } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import { pause, type Timers } from '../timers.ts';
import { type Carrier, isReady } from './carrier.ts';
import { createGate } from './gate.ts';
import { type Loop, type StepResult, startLoop } from './loop.ts';
import { SendError } from './outgoing.ts';
import { retryPause } from './retry-pause.ts';
import { settleSend } from './settle-send.ts';

export type SenderParts = {
  store: Store;
  carrier: Carrier;
  timers: Timers;
  log: Log;
  /** Zone of the hours in the carrier's pace. */
  timeZone: string;
  /** Name of this process, unique among those that share the database. */
  owner: string;
  random?: () => number;
  /** How long a send may take; after it, and after a crash, the reply is anybody's. */
  leaseMs?: number;
  pollMs?: number;
  /** Most sends at a time, each to another chat. */
  mostAtOnce?: number;
};

/** Sends what the outbox holds for one carrier, at its pace, and records every try. */
export function startSender(parts: SenderParts): Loop {
  const { store, carrier, timers, log, owner, timeZone } = parts;
  const { random = Math.random, leaseMs = 120_000, pollMs = 1_000, mostAtOnce = 16 } = parts;
  const { name: channel, capabilities } = carrier;
  const { pace, idempotent } = capabilities;
  const atOnce = Math.min(mostAtOnce, pace.atOnce ?? mostAtOnce);
  const gate = createGate({ channel, pace, timeZone, random });
  const onTheirWay = new Set<Promise<void>>();
  let isStopping = false;
  const loop = startLoop({ name: `outbox of ${channel}`, timers, log, pollMs, step });
  return {
    wake: loop.wake,
    async rest() {
      do {
        await loop.rest();
        await Promise.all(onTheirWay);
      } while (onTheirWay.size > 0);
      await loop.rest();
    },
    async stop() {
      isStopping = true;
      await loop.stop();
      await Promise.all(onTheirWay);
    },
  };

  async function step(): Promise<StepResult> {
    if (onTheirWay.size >= atOnce || !isReady(carrier)) return {};
    if (!(await store.outbox.hasOpen(channel))) return {};
    const { claimed, lookAgainAt } = await store.transaction(claimNext);
    if (!claimed) return lookAgainAt === undefined ? {} : { lookAgainAt };
    const sending = deliver(claimed).finally(() => {
      onTheirWay.delete(sending);
      loop.wake();
      // The chat's pause after this send ends then, without anything else happening.
      if (pace.chatGapMs > 0 && !isStopping) timers.after(pace.chatGapMs, loop.wake);
    });
    onTheirWay.add(sending);
    return 'worked';
  }

  async function claimNext(within: Store): Promise<{ claimed?: Claimed; lookAgainAt?: number }> {
    const now = timers.now();
    for (const { key, chatId } of await within.dispatch.recover(channel, idempotent, now))
      log.warn({ key, chatId, repeated: idempotent }, 'a send was interrupted');
    for (const { key, chatId, slot } of await within.outbox.expire(channel, now)) {
      log.warn({ key, chatId }, 'reply not sent: its time is over');
      if (slot !== undefined) await within.pushes.settle(channel, chatId, slot, 'failed');
    }
    const { kinds, lookAgainAt } = await gate(within.dispatch, now);
    const claimed =
      kinds.length === 0
        ? undefined
        : await within.dispatch.claim({
            channel,
            owner,
            now,
            leaseUntil: now + leaseMs,
            kinds,
            chatGapMs: pace.chatGapMs,
          });
    return { ...(claimed ? { claimed } : {}), ...(lookAgainAt === undefined ? {} : { lookAgainAt }) };
  }

  async function deliver(claimed: Claimed): Promise<void> {
    const result = await tryToSend(claimed);
    const { key, kind, chatId, attempt } = claimed;
    const error = 'error' in result ? { error: result.error } : {};
    log[result.outcome === 'sent' ? 'info' : 'warn'](
      { key, kind, chatId, attempt, ...error },
      `send: ${result.outcome}`,
    );
    await record(claimed, result);
  }

  async function tryToSend({ chatId, reply, key, replyTo, attempt, triedSince }: Claimed): Promise<SendResult> {
    const options = {
      idempotencyKey: key,
      ...(replyTo ? { replyTo } : {}),
      ...(triedSince === undefined ? {} : { triedSince }),
    };
    try {
      const receipt = await inTime(carrier.send({ id: chatId }, reply, options));
      return { outcome: 'sent', receipt };
    } catch (cause) {
      // A failure that the adapter did not judge may have come after the message was shown.
      const failure =
        cause instanceof SendError
          ? cause
          : new SendError(String(cause), { outcome: idempotent ? 'retry' : 'unknown', cause });
      if (failure.outcome !== 'retry') return { outcome: failure.outcome, error: failure.message };
      const dueAt = timers.now() + retryPause(attempt, random, failure.retryAfterMs);
      return { outcome: 'retry', error: failure.message, dueAt };
    }
  }

  /** A send that hangs must not hold its chat up for ever. */
  async function inTime<T>(sending: Promise<T>): Promise<T> {
    let callOff = () => {};
    const late = new Promise<never>((_, reject) => {
      callOff = timers.after(leaseMs, () => reject(new Error(`no answer within ${leaseMs / 1000} s`)));
    });
    try {
      return await Promise.race([sending, late]);
    } finally {
      callOff();
    }
  }

  /** What was sent has to be recorded, or it would be sent again; so the database is given time to come back. */
  async function record(claimed: Claimed, result: SendResult): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await store.transaction((within) => settleSend(within, claimed, result, timers.now()));
        return;
      } catch (error) {
        const reason = error instanceof StateError ? error.message : String(error);
        log.error({ key: claimed.key, outcome: result.outcome, reason }, 'the end of a send could not be recorded');
        if (isStopping) return;
      }
      await pause(timers, retryPause(tries, random));
    }
  }
}
