const kept = 1_000;

/** Remembers the latest messages: true for one that came before. */
export function createSeen(): (id: string) => boolean {
  const ids = new Set<string>();
  return (id) => {
    if (ids.has(id)) return true;
    ids.add(id);
    const [oldest] = ids;
    if (ids.size > kept && oldest !== undefined) ids.delete(oldest);
    return false;
  };
}
