/**
 * A text without what acts on a screen instead of being seen: control characters but line breaks, characters that turn
 * the direction of writing (Unicode, UAX 9), line and paragraph separators. Halves of surrogate pairs become U+FFFD,
 * so that every encoder and platform takes the text.
 */
export function withoutControls(text: string): string {
  return text
    .replace(/[\t\v\f\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, (char) => (char === '\n' ? char : ''))
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}
