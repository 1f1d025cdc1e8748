/** Between a mention and the rest of a message: phones put U+2005, computers a blank. */
const separator = /[\u2005\s]/;

export type AddressedParts = {
  /** All the names that the bot goes by in this chat. */
  names: readonly string[];
  /** What a message may begin with instead. */
  prefixes: readonly string[];
  /** Whether the puppet found a mention of the bot, or of somebody else only. */
  mentionsBot: boolean;
  mentionsOthers: boolean;
};

/**
 * Whether a text speaks to the bot, and the text without the address. Hand-typed mentions count, also with the text
 * right behind the name; not where the name is the beginning of somebody else's.
 */
export function readAddress(text: string, parts: AddressedParts): { isAddressed: boolean; text: string } {
  const names = [...new Set(parts.names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const isGluedAllowed = parts.mentionsBot || !parts.mentionsOthers;
  let isAddressed = parts.mentionsBot;
  let rest = text;
  for (const name of names) {
    for (let at = findMention(rest, name, isGluedAllowed); at >= 0; at = findMention(rest, name, isGluedAllowed)) {
      isAddressed = true;
      rest = `${rest.slice(0, at).trimEnd()} ${rest.slice(at + 1 + name.length).trimStart()}`;
    }
  }
  const called = withoutPrefix(rest, [...names, ...parts.prefixes]);
  return { isAddressed: isAddressed || called !== undefined, text: (called ?? rest).replaceAll('\u2005', ' ').trim() };
}

function findMention(text: string, name: string, isGluedAllowed: boolean): number {
  const mention = `@${name}`;
  for (let at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + 1)) {
    const rest = text.slice(at + mention.length);
    const isWhole = rest === '' || separator.test(rest.charAt(0)) || /^[\p{P}\p{S}]/u.test(rest);
    if (isWhole || (isGluedAllowed && !isLongerName(rest))) return at;
  }
  return -1;
}

/** A phone ends every mention with U+2005: with letters before it, it is the mention of a longer name. */
function isLongerName(rest: string): boolean {
  return /^[^\s\u2005@]*\u2005/.test(rest);
}

/** The text behind a name or a prefix at its beginning; behind a word there has to be a pause. */
function withoutPrefix(text: string, prefixes: readonly string[]): string | undefined {
  const start = text.trimStart();
  for (const prefix of prefixes) {
    if (!start.toLowerCase().startsWith(prefix.toLowerCase())) continue;
    const rest = start.slice(prefix.length);
    const isWord = /^[\p{L}\p{N}]/u.test(prefix);
    if (!isWord || rest === '' || /^[\s\u2005,，:：、。!！?？]/.test(rest))
      return rest.replace(/^[\s\u2005,，:：、]+/, '');
  }
  return undefined;
}
