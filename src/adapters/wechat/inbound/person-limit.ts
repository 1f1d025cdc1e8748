const spanMs = 10 * 60_000;

/** How many questions of one person are answered in ten minutes; `over` says whether they were told already. */
export type PersonLimit = (senderId: string, now: number) => 'within' | 'first-over' | 'over';

export function createPersonLimit(most: number): PersonLimit {
  const asked = new Map<string, number[]>();
  const told = new Map<string, number>();
  return (senderId, now) => {
    for (const [id, times] of asked) if (now - (times.at(-1) ?? 0) >= spanMs) asked.delete(id);
    const recent = (asked.get(senderId) ?? []).filter((at) => now - at < spanMs);
    if (recent.length < most) {
      asked.set(senderId, [...recent, now]);
      return 'within';
    }
    if (now - (told.get(senderId) ?? Number.NEGATIVE_INFINITY) < spanMs) return 'over';
    told.set(senderId, now);
    return 'first-over';
  };
}
