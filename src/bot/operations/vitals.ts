import type { Standby } from '../standby.ts';
import type { Depths } from '../state/depths.ts';
import { StateError, type StateProblem } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import { inTime, type Timers } from '../timers.ts';

/** How the program is doing beside its channels. */
export type Vitals = {
  database: { state: 'ready' } | { state: 'failed'; problem: StateProblem };
  /** `late`: it has not looked at the subscriptions for minutes. `off`: there is no database to look at. */
  clock: { state: 'ready' | 'late' | 'off'; tickedAt?: number };
  /** What waits; left out where the database does not tell. */
  depths?: Depths;
};

export type VitalsParts = {
  service: () => Pick<Standby, 'store' | 'problem' | 'tickedAt'> | undefined;
  timers: Timers;
  /** Longest wait for the database, in milliseconds. */
  patienceMs?: number;
};

/** The clock ticks once a minute; two ticks may be missed. */
const lateAfterMs = 3 * 60_000;

/** Asks the database whether it answers and what waits in it; many who ask at a time get one answer. */
export function createVitals({ service, timers, patienceMs = 2_000 }: VitalsParts): () => Promise<Vitals> {
  let asking: Promise<Vitals> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  async function ask(): Promise<Vitals> {
    const running = service();
    const store = running?.store();
    if (!store) {
      const problem = running?.problem()?.problem ?? 'unusable';
      return { database: { state: 'failed', problem }, clock: { state: 'off' } };
    }
    const depths = await depthsOf(store);
    const tickedAt = running?.tickedAt();
    const isLate = tickedAt === undefined || timers.now() - tickedAt > lateAfterMs;
    const clock = { state: isLate ? 'late' : 'ready', ...(tickedAt === undefined ? {} : { tickedAt }) } as const;
    return typeof depths === 'string'
      ? { database: { state: 'failed', problem: depths }, clock }
      : { database: { state: 'ready' }, clock, depths };
  }

  async function depthsOf(store: Store): Promise<Depths | StateProblem> {
    try {
      return await inTime(timers, patienceMs, store.depths(), () => 'unreachable' as const);
    } catch (error) {
      if (error instanceof StateError) return error.problem;
      throw error;
    }
  }
}
