const firstMs = 5_000;
const longestMs = 10 * 60_000;
const windowMs = 60 * 60_000;
/** So many starts in an hour are enough; then it rests. */
const mostInWindow = 12;
const restMs = 60 * 60_000;
/** A child that lived so long is taken for well. */
const wellAfterMs = 10 * 60_000;

export type RestartPause = { pauseMs: number; isBreak: boolean };

/** How long to wait before a child is started again: doubled each time, and an hour when nothing helps. */
export function createRestartPauses(now: () => number): { started(): void; ended(): RestartPause } {
  let failures = 0;
  let starts: number[] = [];
  return {
    started() {
      starts = [...starts.filter((at) => now() - at < windowMs), now()];
    },
    ended() {
      failures = now() - (starts.at(-1) ?? 0) >= wellAfterMs ? 1 : failures + 1;
      if (starts.length >= mostInWindow) {
        starts = [];
        failures = 0;
        return { pauseMs: restMs, isBreak: true };
      }
      return { pauseMs: Math.min(longestMs, firstMs * 2 ** (failures - 1)), isBreak: false };
    },
  };
}
