import type { SendOptions } from '../../../bot/delivery/outgoing.ts';

/** What is known of earlier tries to send for one key. */
export type Attempts = {
  firstAt: number;
  /** A call may have been carried out though its answer never came. */
  mayBeShown: boolean;
};

export type AttemptLog = {
  /** The record of a key, begun with its first call in this process. */
  of(options: Pick<SendOptions, 'idempotencyKey' | 'triedSince'>): Attempts;
  /** The key is settled. */
  forget(key: string): void;
};

const kept = 10_000;

/**
 * Remembers keys until they are settled; the oldest give way, so that memory stays bounded whatever happens. How tries
 * of an earlier process ended is not known, so their message may be shown.
 */
export function createAttemptLog(now: () => number): AttemptLog {
  const records = new Map<string, Attempts>();
  return {
    of({ idempotencyKey: key, triedSince }) {
      const known = records.get(key);
      if (known) return known;
      const record: Attempts = { firstAt: triedSince ?? now(), mayBeShown: triedSince !== undefined };
      records.set(key, record);
      const [oldest] = records.keys();
      if (records.size > kept && oldest !== undefined) records.delete(oldest);
      return record;
    },
    forget: (key) => records.delete(key),
  };
}
