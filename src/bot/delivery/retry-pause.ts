const firstMs = 2_000;
const longestMs = 5 * 60_000;

/**
 * How long to wait after the n-th failed try (from 1), in milliseconds: doubled each time, and between half and all of
 * it, so that many that failed together do not come back together. Never less than the platform asks for.
 */
export function retryPause(attempt: number, random: () => number, leastMs = 0): number {
  const most = Math.min(firstMs * 2 ** (attempt - 1), longestMs);
  return Math.round(Math.max(leastMs, most * (0.5 + random() / 2)));
}
