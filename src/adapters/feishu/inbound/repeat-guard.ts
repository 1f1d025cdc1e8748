/** Tells repeated clicks from new ones. */
export type RepeatGuard = {
  /** Whether this click follows the same one closely; if not, it counts from now on. */
  isRepeat(click: string): boolean;
  /** Nothing came of the click: the next one is new. */
  forget(click: string): void;
};

/** A second click on a button within this time comes from impatience, not from a wish for a second answer. */
const repeatMs = 3_000;

export function createRepeatGuard(now: () => number): RepeatGuard {
  const clickedAt = new Map<string, number>();
  return {
    isRepeat(click) {
      const at = now();
      for (const [key, then] of clickedAt) {
        if (at - then < repeatMs) break;
        clickedAt.delete(key);
      }
      if (clickedAt.has(click)) return true;
      clickedAt.set(click, at);
      return false;
    },
    forget: (click) => clickedAt.delete(click),
  };
}
