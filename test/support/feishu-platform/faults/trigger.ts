import type { FaultSchedule } from './faults.ts';

/** Decides case by case whether a fault strikes. */
export interface Trigger {
  readonly hits: number;
  /** Asks about the next matching case. */
  strike(): boolean;
}

/** A trigger that follows a schedule and draws lots from the given source. */
export function createTrigger({ skip = 0, every = 1, rate, times }: FaultSchedule, random: () => number): Trigger {
  let cases = 0;
  let hits = 0;
  return {
    get hits() {
      return hits;
    },
    strike: () => {
      cases += 1;
      if (cases <= skip || (cases - skip) % every !== 0) return false;
      if (times !== undefined && hits >= times) return false;
      if (rate !== undefined && random() >= rate) return false;
      hits += 1;
      return true;
    },
  };
}
