/** A name as its characters. */
export type Name = readonly string[];

/** Names of four characters and more that have two thirds of their characters in a text, in their order. */
export type NearNameFinder = (chars: readonly string[]) => Name[];

/** Counts shared characters through lists of the names that each character stands in. */
export function createNearNameFinder(names: Iterable<string>): NearNameFinder {
  const long = [...new Set(names)].filter((name) => /^\p{Script=Han}{4,12}$/u.test(name)).map((name) => [...name]);
  const enough = long.map(({ length }) => Math.ceil((length * 2) / 3));
  const namesWith = new Map<string, number[]>();
  for (const [place, name] of long.entries()) {
    for (const char of name) {
      const places = namesWith.get(char);
      if (places) places.push(place);
      else namesWith.set(char, [place]);
    }
  }
  return (chars) => {
    const shared = new Uint8Array(long.length);
    const near: number[] = [];
    for (const char of new Set(chars))
      for (const place of namesWith.get(char) ?? []) {
        const count = (shared[place] ?? 0) + 1;
        shared[place] = count;
        if (count === (enough[place] ?? 0)) near.push(place);
      }
    return near.sort((one, other) => one - other).flatMap((place) => [long[place] ?? []]);
  };
}
