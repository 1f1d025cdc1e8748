import { latinKey } from '../text/analyse.ts';
import { englishStopWords } from '../text/stop-words.ts';
import type { ImpactIndex } from './impact-index.ts';
import type { PinyinInput } from './pinyin-input.ts';
import { contentStretches } from './question.ts';
import type { TypoRepair } from './typos.ts';

/** Turns a normalised question as it was typed into the one that was meant: pinyin, homophones, spelling. */
export type Repair = (normalised: string) => string;

type Tools = {
  index: ImpactIndex;
  pinyin: () => PinyinInput;
  typos: TypoRepair;
  isCommonWord: (word: string) => boolean;
  isNameWord: () => ReadonlySet<string>;
};

/** A Latin word shorter than this is not corrected: too many others are near it. */
const shortestCorrected = 6;

export function createRepair({ index, pinyin, typos, isCommonWord, isNameWord }: Tools): Repair {
  return (normalised) => repairHan(repairLatin(normalised));

  /** Latin words in a row are read as one stretch of pinyin when all of them are spelled and not all are English. */
  function repairLatin(text: string): string {
    return text.replace(/[a-z][a-z']*(?: +[a-z][a-z']*)*/g, (run: string, offset: number) => {
      const words = run.split(/ +/);
      if (words.every(isEnglish)) return run;
      const after = text.slice(offset + run.length);
      const before = text.slice(0, offset);
      if (/\d$/.test(before) || /^\d/.test(after)) return run;
      if (words.every((word) => pinyin().isSpelled(word.replaceAll("'", ''))))
        return decodeRun(words, before, after) ?? run;
      return words.map((word) => repairWord(word)).join(' ');
    });
  }

  function decodeRun(words: readonly string[], before: string, after: string): string | undefined {
    const letters = words.join('').replaceAll("'", '');
    if (words.length === 1 && letters.length <= 6) {
      const left = /\p{Script=Han}$/u.exec(before)?.[0] ?? '';
      const right = /^\p{Script=Han}/u.exec(after)?.[0] ?? '';
      const char = left || right ? typos.charOfSound(letters, left, right) : undefined;
      if (char) return char;
    }
    return pinyin().decode(letters);
  }

  function repairWord(word: string): string {
    if (isEnglish(word)) return word;
    if (word.length >= 4 && pinyin().isSpelled(word)) return pinyin().decode(word) ?? corrected(word);
    return corrected(word);
  }

  function isEnglish(word: string): boolean {
    if (englishStopWords.has(word) || basesOf(word).some(isCommonWord)) return true;
    // A record may quote a spelling such as liudidai; it is pinyin all the same.
    return (
      index.frequency(latinKey(word)) > 0 &&
      !(word.length >= 6 && !isNameWord().has(latinKey(word)) && pinyin().isSpelled(word))
    );
  }

  /** An unknown Latin word becomes the most frequent known one that is one slip away. */
  function corrected(word: string): string {
    if (word.length < shortestCorrected) return word;
    const key = latinKey(word);
    let best = word;
    let highest = 0;
    for (const candidate of isNameWord()) {
      if (Math.abs(candidate.length - key.length) > 1 || !isOneSlipAway(key, candidate)) continue;
      if (index.frequency(candidate) > highest) [best, highest] = [candidate, index.frequency(candidate)];
    }
    return best;
  }

  function repairHan(text: string): string {
    let repaired = typos.repairAsking(text);
    for (const stretch of contentStretches(repaired)) {
      if (stretch.length < 2) continue;
      const better = typos.repair(stretch);
      if (better !== stretch) repaired = repaired.replace(stretch, better);
    }
    return repaired;
  }
}

/** A word and what it may be an inflection of: applies, apply. */
function basesOf(word: string): string[] {
  return [
    word,
    word.replace(/ies$/, 'y'),
    ...[/s$/, /es$/, /ed$/, /d$/, /ing$/].map((ending) => word.replace(ending, '')),
  ];
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped =
    restA.length > 1 && restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || swapped;
}
