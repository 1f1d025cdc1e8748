const firstMs = 30 * 60_000;
const longestMs = 12 * 60 * 60_000;
/** So long without a complaint, and the next rest is a short one again. */
const forgivenAfterMs = 24 * 60 * 60_000;

/** The account rests when WeChat says that it sends too often, longer each time. */
export type Rest = {
  begin(): void;
  /** When it ends; undefined while there is none. */
  until(): number | undefined;
};

export function createRest(now: () => number): Rest {
  let endsAt = 0;
  let spanMs = firstMs;
  return {
    begin() {
      if (now() < endsAt) return;
      spanMs = endsAt > 0 && now() - endsAt < forgivenAfterMs ? Math.min(longestMs, spanMs * 2) : firstMs;
      endsAt = now() + spanMs;
    },
    until: () => (now() < endsAt ? endsAt : undefined),
  };
}
