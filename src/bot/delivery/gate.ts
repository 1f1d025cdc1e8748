import type { Dispatch } from '../state/dispatch.ts';
import { type OutgoingKind, outgoingKinds } from './outgoing.ts';
import type { Pace } from './pace.ts';

/** What may be sent at the moment; `lookAgainAt` is when that may change (milliseconds since the epoch). */
export type Opening = { kinds: readonly OutgoingKind[]; lookAgainAt?: number };

export type Gate = (dispatch: Pick<Dispatch, 'lastTryAt'>, now: number) => Promise<Opening>;

export type GateParts = {
  channel: string;
  pace: Pace;
  /** Zone of the hours in the pace. */
  timeZone: string;
  /** From 0 up to but not including 1. */
  random: () => number;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Keeps an account to its pace. It goes by the recorded tries, so that a restart and other processes count; the pause
 * in one chat is the claim's own.
 */
export function createGate({ channel, pace, timeZone, random }: GateParts): Gate {
  const hourFormat = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone });
  const accountJitter = createDraw(random);
  const digestGap = createDraw(random);
  return async (dispatch, now) => {
    const accountFrom = await accountOpensAt(dispatch);
    if (now < accountFrom) return { kinds: [], lookAgainAt: accountFrom };
    const hour = Number(hourFormat.format(now));
    if (pace.quietHours && isWithin(hour, pace.quietHours)) return { kinds: ['answer'], lookAgainAt: nextQuarter(now) };
    if (pace.digestHours && !isWithin(hour, pace.digestHours))
      return { kinds: withoutDigest, lookAgainAt: nextQuarter(now) };
    const digestFrom = await digestsOpenAt(dispatch);
    return now < digestFrom ? { kinds: withoutDigest, lookAgainAt: digestFrom } : { kinds: outgoingKinds };
  };

  async function accountOpensAt({ lastTryAt }: Pick<Dispatch, 'lastTryAt'>): Promise<number> {
    const { accountGapMs, jitterMs = 0, perMinute, perDay } = pace;
    const times: number[] = [];
    if (accountGapMs + jitterMs > 0) {
      const last = await lastTryAt(channel);
      if (last !== undefined) times.push(last + accountGapMs + accountJitter(last) * jitterMs);
    }
    for (const [most, span] of [
      [perMinute, minuteMs],
      [perDay, dayMs],
    ] as const) {
      const first = most === undefined ? undefined : await lastTryAt(channel, { skip: most - 1 });
      if (first !== undefined) times.push(first + span);
    }
    return Math.ceil(Math.max(0, ...times));
  }

  async function digestsOpenAt({ lastTryAt }: Pick<Dispatch, 'lastTryAt'>): Promise<number> {
    if (!pace.digestGapMs) return 0;
    const last = await lastTryAt(channel, { kind: 'digest' });
    const [least, most] = pace.digestGapMs;
    return last === undefined ? 0 : Math.ceil(last + least + digestGap(last) * (most - least));
  }
}

const withoutDigest = outgoingKinds.filter((kind) => kind !== 'digest');

/** One draw for each try, so that asking again does not draw again. */
function createDraw(random: () => number): (lastTry: number) => number {
  let drawnFor: number | undefined;
  let drawn = 0;
  return (lastTry) => {
    if (drawnFor !== lastTry) drawn = random();
    drawnFor = lastTry;
    return drawn;
  };
}

/** From 22 to 7 reaches over midnight. */
function isWithin(hour: number, { from, to }: { from: number; to: number }): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Hours begin on a quarter of an hour in every time zone. */
function nextQuarter(now: number): number {
  const quarterMs = 15 * minuteMs;
  return (Math.floor(now / quarterMs) + 1) * quarterMs;
}
