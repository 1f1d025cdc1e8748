import { createRequire } from 'node:module';

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
  return /\p{Script=Han}/u.test(text) && hasUncommonHan(text) ? traditionalToSimplified()(text) : text;
}

type Converter = (text: string) => string;
let converter: Converter | undefined;

/** The converter's dictionary is loaded when the first traditional character turns up. */
function traditionalToSimplified(): Converter {
  const loaded =
    converter ?? (require('opencc-js/t2cn') as typeof import('opencc-js')).Converter({ from: 'tw', to: 'cn' });
  converter = loaded;
  return loaded;
}

let common: Set<string> | undefined;

/** Whether a text has Han characters outside GB 2312, the set that simplified Chinese is written in. */
function hasUncommonHan(text: string): boolean {
  common ??= commonHan();
  for (const char of text) if (!common.has(char) && /\p{Script=Han}/u.test(char)) return true;
  return false;
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
