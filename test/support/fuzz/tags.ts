/** A tag of a page: its name as it stands (`/p` for a closing one) and its attributes with their values. */
export type Tag = { name: string; attributes: [name: string, value: string][] };

/**
 * The tags that a browser finds in markup, read as the HTML standard reads them: `<` before a letter, `/`, `!` or `?`
 * opens one, attributes may be quoted or not, and character references are no tags. Comments and declarations count
 * as tags by the name `!`.
 */
export function tagsOf(markup: string): Tag[] {
  const tags: Tag[] = [];
  const opening = /<(?=[a-z/!?])/gi;
  for (let match = opening.exec(markup); match; match = opening.exec(markup)) {
    const { tag, end } = tagAt(markup, match.index);
    tags.push(tag);
    opening.lastIndex = end;
  }
  return tags;
}

function tagAt(markup: string, start: number): { tag: Tag; end: number } {
  const opening = /<([/!?]?[a-z0-9-]*)/iy;
  opening.lastIndex = start;
  const name = opening.exec(markup)?.[1] ?? '';
  let at = opening.lastIndex;
  const attributes: Tag['attributes'] = [];
  const attribute = /[\s/]*(?:(>)|([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?)/y;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(markup);
    if (!match) return { tag: { name, attributes }, end: Math.max(at, start + 1) };
    at = attribute.lastIndex;
    if (match[1]) return { tag: { name, attributes }, end: at };
    attributes.push([match[2] ?? '', match[3] ?? match[4] ?? match[5] ?? '']);
  }
}

/** What a browser shows of markup: its text, character references resolved. */
export function shownText(markup: string): string {
  return markup
    .replace(/<[a-z/!?][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => references[name] ?? '');
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
