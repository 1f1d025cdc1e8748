/** Invisible characters that phones and puppets put into names. */
const invisible = /\p{Cc}|\p{Cf}|\uFE0E|\uFE0F/gu;
/** Pictures, as characters and as wechat4u writes them. */
const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\[[^\]]*emoji[^\]]*\]/gu;

/**
 * A name as it is compared: full width and half width alike, without emoji, capitals and needless blanks. A name of
 * nothing but emoji keeps them.
 */
export function normaliseName(name: string): string {
  const plain = name.normalize('NFKC').replace(invisible, '');
  return tidy(plain.replace(pictures, '')) || tidy(plain);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
