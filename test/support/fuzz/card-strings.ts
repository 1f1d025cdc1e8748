/** A text of a card and where the platform finds it: the tag of the component it belongs to, and the attribute. */
export type CardString = { tag: string | undefined; attribute: string; text: string };

/** Every text of a card's JSON, the names of its attributes as well (attribute `name`). */
export function cardStrings(value: unknown, tag?: string, attribute = ''): CardString[] {
  if (typeof value === 'string') return [{ tag, attribute, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => cardStrings(item, tag, attribute));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'tag' in value && typeof value.tag === 'string' ? value.tag : undefined;
  return Object.entries(value).flatMap(([name, inner]) => [
    { tag: own, attribute: 'name', text: name },
    ...cardStrings(inner, own, name),
  ]);
}
