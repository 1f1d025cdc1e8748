/** The longest piece of a message that an answer repeats, in characters. */
const longest = 40;

/**
 * Somebody's words as an answer may say them again: letters, digits and the marks of numbers, dates and lists, no longer
 * than a name. Whatever they held, no platform finds a mention, a link or markup in what is left.
 */
export function repeatable(said: string): string {
  const plain = said
    .replace(/[^\p{L}\p{M}\p{N}.:：,、/%+&#~'–—-]+/gu, ' ')
    // Before anything but a digit they could make an address or markup.
    .replace(/[.:/#~](?!\p{N})/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : plain;
}
