import type { Log } from '../log.ts';
import { StateError } from '../state/state-error.ts';
import type { Timers } from '../timers.ts';

/** What one step found: work, so that another follows at once; or when to look again, at the latest after a poll. */
export type StepResult = 'worked' | { lookAgainAt?: number };

export type LoopParts = {
  /** What it does, for the log. */
  name: string;
  timers: Timers;
  log: Log;
  /** Looks at least this often, since another process may have left work; milliseconds. */
  pollMs: number;
  /** Longest pause after failures, in milliseconds. */
  longestPauseMs?: number;
  step(): Promise<StepResult>;
};

/** Work that is done one step after the other as it comes. */
export type Loop = {
  /** There may be work now. */
  wake(): void;
  /** Resolves when it has nothing to do for the moment. */
  rest(): Promise<void>;
  /** Takes no more steps; resolves when the one in hand is done. */
  stop(): Promise<void>;
};

const firstPauseMs = 1_000;

/**
 * Repeats a step while it finds work, then waits to be woken or for the next poll. A step that fails is tried again
 * after growing pauses: nothing ends the loop but `stop`.
 */
export function startLoop({ name, timers, log, pollMs, longestPauseMs = 60_000, step }: LoopParts): Loop {
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isWoken = false;
  let failures = 0;
  let callOff = () => {};
  wake();
  return {
    wake,
    rest: () => running ?? Promise.resolve(),
    async stop() {
      isStopped = true;
      callOff();
      await running;
    },
  };

  function wake(): void {
    isWoken = true;
    if (isStopped || running || failures > 0) return;
    running = run();
  }

  async function run(): Promise<void> {
    callOff();
    let next: { lookAgainAt?: number } = {};
    while (isWoken && !isStopped) {
      isWoken = false;
      const result = await safely();
      if (result === 'worked') isWoken = true;
      else next = result;
    }
    running = undefined;
    if (isStopped) return;
    const now = timers.now();
    const pause = Math.max(0, Math.min((next.lookAgainAt ?? Number.POSITIVE_INFINITY) - now, pollMs));
    callOff = timers.after(failures > 0 ? failurePause() : pause, () => {
      isWoken = true;
      running ??= run();
    });
  }

  async function safely(): Promise<StepResult> {
    try {
      const result = await step();
      if (failures > 0) log.info({ failures }, `${name}: works again`);
      failures = 0;
      return result;
    } catch (error) {
      failures += 1;
      const detail = error instanceof StateError ? { problem: error.problem, reason: error.message } : { err: error };
      log.error({ ...detail, failures }, `${name}: failed, trying again`);
      isWoken = false;
      return {};
    }
  }

  function failurePause(): number {
    return Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
  }
}
