import { createRequire } from 'node:module';
import { lazily } from '../lazily.ts';

const require = createRequire(import.meta.url);

/**
 * One form for everything that is compared: NFKC (full width to half width, circled digits to digits), simplified
 * characters, lower case, one kind of quotation mark and dash, single spaces, no invisible characters and no halves of
 * surrogate pairs.
 */
export function normalise(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu, '')
    .replace(/[\s\u2005\p{Cc}]+/gu, ' ')
    .toLowerCase()
    .replace(/[“”„«»「」『』"]/g, '"')
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐‑‒–—―−－]/g, '-')
    .trim();
  return toSimplified(folded);
}

/** Traditional characters (Taiwan and Hong Kong usage) to simplified ones; other text stays as it is. */
export function toSimplified(text: string): string {
  return hasUncommonHan(text) ? traditionalToSimplified()(text) : text;
}

/** The converter's dictionary is loaded when the first traditional character turns up. */
const traditionalToSimplified = lazily(() =>
  (require('opencc-js/t2cn') as typeof import('opencc-js')).Converter({ from: 'tw', to: 'cn' }),
);

const uncommonHan = lazily(markUncommonHan);

/** Whether a text has Han characters outside GB 2312, the set that simplified Chinese is written in. */
function hasUncommonHan(text: string): boolean {
  const marks = uncommonHan();
  for (let i = 0; i < text.length; i++) if (marks[text.charCodeAt(i)]) return true;
  return false;
}

/** Marks by UTF-16 code unit; the first halves of the rare characters of the supplementary planes are marked. */
function markUncommonHan(): Uint8Array {
  const marks = new Uint8Array(0x10000);
  const common = commonHan();
  for (let code = 0x2e80; code < 0xfb00; code++) {
    const char = String.fromCharCode(code);
    if (/\p{Script=Han}/u.test(char) && !common.has(char)) marks[code] = 1;
  }
  return marks.fill(1, 0xd840, 0xd890);
}

/** The 6,763 Han characters of GB 2312: rows 16 to 87, decoded by the platform's own table. */
function commonHan(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** A text without spaces, punctuation and symbols, normalised: for comparing names. */
export function squash(text: string): string {
  return normalise(text).replace(/[\s\p{P}\p{S}]+/gu, '');
}
