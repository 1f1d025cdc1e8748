import type { Log } from '../../../bot/log.ts';

/** Counts what came in and what was turned away, for health; turned away is never silent. */
export type Ledger = {
  received(): void;
  /** An event that is none of ours to answer. */
  ignored(reason: string, facts: object): void;
  /** Something that no honest platform would send. */
  rejected(reason: string, facts?: object): void;
  summary(): { received: number; ignored: number; rejected: number; lastAt: number | undefined };
};

export function createLedger(log: Log, now: () => number): Ledger {
  const counts = { received: 0, ignored: 0, rejected: 0 };
  const byReason = new Map<string, number>();
  let lastAt: number | undefined;
  return {
    received() {
      counts.received += 1;
      lastAt = now();
    },
    ignored(reason, facts) {
      counts.ignored += 1;
      log.debug({ reason, ...facts }, 'event ignored');
    },
    rejected(reason, facts) {
      counts.rejected += 1;
      const count = (byReason.get(reason) ?? 0) + 1;
      byReason.set(reason, count);
      // A flood of forgeries must not flood the log: the 1st, 2nd, 4th, 8th … of a kind is worth a line.
      if (Number.isInteger(Math.log2(count))) log.warn({ reason, count, ...facts }, 'request rejected');
    },
    summary: () => ({ ...counts, lastAt }),
  };
}
