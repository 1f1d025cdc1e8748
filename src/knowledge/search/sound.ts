import { createRequire } from 'node:module';
import { lazily } from '../lazily.ts';

const require = createRequire(import.meta.url);
/** Half of all messages are read without a look at sounds, and the dictionary takes its time to load. */
const pinyin = lazily(() => require('pinyin-pro') as typeof import('pinyin-pro'));

const readingsByChar = new Map<string, readonly string[]>();

/** All toneless readings of a Chinese character; ü is written v. */
export function readingsOf(char: string): readonly string[] {
  const known = readingsByChar.get(char);
  if (known) return known;
  const spelled = pinyin().polyphonic(char, { toneType: 'none', type: 'array' }).flat();
  const readings = [...new Set(spelled.map((reading) => reading.replaceAll('ü', 'v')))];
  readingsByChar.set(char, readings);
  return readings;
}

/** All ways a short word can be spelled in pinyin, syllables joined, Latin letters kept; several where characters have several readings. */
export function spellingsOf(word: string): string[] {
  let spellings = [''];
  for (const char of word) {
    const readings = /[a-z\d]/.test(char) ? [char] : readingsOf(char).slice(0, 3);
    spellings = spellings.flatMap((prefix) => readings.map((reading) => prefix + reading)).slice(0, 12);
  }
  return spellings;
}
