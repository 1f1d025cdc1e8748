/** The time and the alarm clock of everything that waits; injected, so that tests need no sleeping. */
export type Timers = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs something once after a pause in milliseconds; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
};

/** Longest pause that a timer of Node can hold; a longer one would fire at once. */
const longestPauseMs = 2 ** 31 - 1;

export const realTimers: Timers = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), longestPauseMs));
    return () => clearTimeout(timer);
  },
};

/** Resolves after a pause in milliseconds. */
export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(ms, resolve);
  });
}
