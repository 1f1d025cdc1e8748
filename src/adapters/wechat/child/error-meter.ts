export type ErrorMeterParts = {
  now: () => number;
  /** Tells the parent, a few times a second at most. */
  report(count: number, last: string): void;
  /** So many errors in so short a time that only an end helps. */
  onStorm(last: string): void;
};

const windowMs = 10_000;
const mostInWindow = 100;
const reportEveryMs = 1_000;

/** Counts errors: a few are told, and a storm of them ends the process before it costs a whole core. */
export function createErrorMeter({ now, report, onStorm }: ErrorMeterParts): (text: string) => void {
  let windowFrom = now();
  let inWindow = 0;
  let untold = 0;
  let toldAt = 0;
  return (text) => {
    const at = now();
    if (at - windowFrom > windowMs) {
      windowFrom = at;
      inWindow = 0;
    }
    inWindow += 1;
    untold += 1;
    if (at - toldAt >= reportEveryMs) {
      report(untold, text);
      untold = 0;
      toldAt = at;
    }
    if (inWindow === mostInWindow) onStorm(text);
  };
}
