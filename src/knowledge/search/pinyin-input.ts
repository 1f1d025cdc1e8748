import { readingsOf, spellingsOf } from './sound.ts';

/** Chinese words by their spelling, for messages typed in pinyin. */
export type PinyinInput = {
  /** Whether a Latin word is made of pinyin syllables only. */
  isSpelled(word: string): boolean;
  /** The Chinese that a run of letters spells, `liudidai` -> 留抵贷; undefined when no known words cover it. */
  decode(letters: string): string | undefined;
};

export type WeightedWord = { word: string; weight: number };

/** A piece costs this much, so that few long words win over many short ones; a bare syllable costs more. */
const pieceCost = 4;
const syllableCost = 12;

/** Builds the look-up. Where words sound alike, the one with more weight wins. */
export function createPinyinInput(words: Iterable<WeightedWord>): PinyinInput {
  const bySpelling = new Map<string, WeightedWord>();
  const syllables = new Map<string, WeightedWord>();
  const add = (table: Map<string, WeightedWord>, spelling: string, entry: WeightedWord) => {
    const other = table.get(spelling);
    if (!other || other.weight < entry.weight) table.set(spelling, entry);
  };
  for (const entry of words) {
    if (!/^[\p{Script=Han}a-z\d]{1,14}$/u.test(entry.word) || !/\p{Script=Han}/u.test(entry.word)) continue;
    if (entry.word.length > 1) for (const spelling of spellingsOf(entry.word)) add(bySpelling, spelling, entry);
    // The s of 4s店 is no syllable.
    for (const char of entry.word.match(/\p{Script=Han}/gu) ?? [])
      for (const reading of readingsOf(char)) add(syllables, reading, { word: char, weight: entry.weight });
  }
  const longest = Math.max(6, ...[...bySpelling.keys()].map((spelling) => spelling.length));
  return {
    isSpelled: (word) =>
      cover(word, (piece) => (syllables.has(piece) ? { cost: 1, text: '' } : undefined), 6) !== undefined,
    decode,
  };

  function decode(letters: string): string | undefined {
    const found = cover(
      letters,
      (piece) => {
        const word = bySpelling.get(piece);
        if (word) return { cost: pieceCost - Math.min(2, Math.log10(1 + word.weight)), text: word.word };
        const char = syllables.get(piece);
        return char && { cost: syllableCost, text: char.word };
      },
      longest,
    );
    return found && found.words > 0 ? found.text : undefined;
  }
}

type Piece = { cost: number; text: string };
type Cover = { cost: number; text: string; words: number };

/** The cheapest way to cover a string with pieces, by dynamic programming; undefined when there is none. */
function cover(letters: string, pieceOf: (piece: string) => Piece | undefined, longest: number): Cover | undefined {
  if (letters.length > 60) return undefined;
  const best: (Cover | undefined)[] = [{ cost: 0, text: '', words: 0 }];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = best[start];
      const piece = before && pieceOf(letters.slice(start, end));
      if (!before || !piece) continue;
      const cost = before.cost + piece.cost;
      const current = best[end];
      if (!current || cost < current.cost)
        best[end] = { cost, text: before.text + piece.text, words: before.words + (piece.text.length > 1 ? 1 : 0) };
    }
  }
  return best[letters.length];
}
