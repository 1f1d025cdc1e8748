import { lazily } from '../lazily.ts';
import { isDictionaryWord, pairTerm } from '../text/analyse.ts';
import type { ImpactIndex } from './impact-index.ts';
import { createNearNameFinder, type Name } from './near-names.ts';
import { readingsOf } from './sound.ts';

/** Puts right characters that were typed for others of the same sound or of a similar shape. */
export type TypoRepair = {
  /** A stretch of Chinese characters with its likeliest repairs made; itself when nothing is suspect. */
  repair(stretch: string): string;
  /** A short message with mistyped words of asking mended: 流成呢, 效裹咋样, 下一夜. */
  repairAsking(message: string): string;
  /** The character of this sound that fits between two neighbours (either may be empty). */
  charOfSound(syllable: string, before: string, after: string): string | undefined;
};

/** What slips are mended towards: the pairs of characters that names are made of. */
type TypoSources = {
  index: ImpactIndex;
  names: readonly string[];
  /** Coined short names of cases (留抵贷), which no word of the language is near to. */
  coined: readonly string[];
  /** Words of asking, mended in short messages only. */
  asking: readonly string[];
  shapes: readonly string[];
  isFunctionWord: (char: string) => boolean;
};

/** Longer messages are more than words of asking: 物流成本 is no 流程. */
const longestAsking = 10;
/** What is mended in messages of any length: 按例, 案列. */
const anywhere: readonly string[] = ['案例'];

/**
 * Looks for characters whose pairs with their neighbours stand in no document, and for others of the same sound or
 * shape that make a pair of some name (a title, an alias, a category). Only what nobody ever wrote is taken for a
 * slip, and only names are mended, so correct questions are left alone.
 */
export function createTypoRepair({ index, names, coined, asking, shapes, isFunctionWord }: TypoSources): TypoRepair {
  const charsBySound = lazily(() => groupBySound(index));
  const shortNames = coined.filter((name) => /^\p{Script=Han}{3}$/u.test(name)).map((name) => [...name]);
  const nearNames = lazily(() => createNearNameFinder(names));
  const partsOfNames = lazily(() => new Set(names.flatMap((name) => [...grams(name, 2), ...grams(name, 3)])));
  const isOfName = (part: string) => partsOfNames().has(part);
  const isOfAsking = (pair: string) => asking.some((name) => name.includes(pair));
  const known = (pair: string) => index.frequency(pairTerm(pair).key) + (isOfName(pair) || isOfAsking(pair) ? 1 : 0);
  return {
    repair(stretch) {
      const chars = [...nameOfSameSound(stretch)];
      for (let i = 0; i < chars.length; i++) {
        const pairs = pairsAt(chars, i);
        if (pairs.length === 0 || pairs.some((pair) => known(pair) > 0 || isDictionaryWord(pair))) continue;
        const original = chars[i] ?? '';
        if (isFunctionWord(original)) continue;
        const better = best(candidatesFor(original), (candidate) => {
          const trial = chars.with(i, candidate);
          return makesName(trial, i) ? pairsAt(trial, i) : [];
        });
        if (better) chars[i] = better;
      }
      return chars.join('');
    },
    repairAsking(message) {
      const chars = [...message];
      for (const name of chars.length > longestAsking ? anywhere : asking) {
        const own = [...name];
        for (let start = 0; start + own.length <= chars.length; start++) {
          const [wrong] = slipsAt(chars, start, own, 1);
          if (!wrong || !(soundAlike(...wrong) || looksAlike(...wrong))) continue;
          const window = chars.slice(start, start + own.length).join('');
          if (index.frequency(window) === 0 && !isInOtherWords(chars, start, own.length))
            chars.splice(start, own.length, ...own);
        }
      }
      return chars.join('');
    },
    charOfSound: (syllable, before, after) =>
      best(charsBySound().get(syllable) ?? [], (candidate) =>
        pairsAt([before, candidate, after].filter(Boolean), before ? 1 : 0),
      ),
  };

  /** Three characters around place `i`, or a message of two, are part of a name. */
  function makesName(chars: readonly string[], i: number): boolean {
    if (chars.length === 2) return isOfName(chars.join(''));
    return [i - 2, i - 1, i].some(
      (start) => start >= 0 && start + 3 <= chars.length && isOfName(chars.slice(start, start + 3).join('')),
    );
  }

  /** Puts a whole name in for a stretch that sounds like it and differs in one or two characters. */
  function nameOfSameSound(stretch: string): string {
    const chars = [...stretch];
    for (const own of [...nearNames()(chars), ...shortNames]) {
      for (let start = 0; start + own.length <= chars.length; start++) {
        const wrong = slipsAt(chars, start, own, own.length / 3);
        if (wrong.length === 0 || !wrong.every((pair) => soundAlike(...pair))) continue;
        const window = chars.slice(start, start + own.length);
        if (own.length === 3 ? !hasUnknownPair(window) : isMadeOfNames(window)) continue;
        return [...chars.slice(0, start), ...own, ...chars.slice(start + own.length)].join('');
      }
    }
    return stretch;
  }

  /** 制造企业 is no slip for 智造企业; 企业开半 is one, although 开半 begins another name. */
  function isMadeOfNames(chars: readonly string[]): boolean {
    return grams(chars.join(''), 3).every(isOfName);
  }

  function hasUnknownPair(chars: readonly string[]): boolean {
    return pairsAt(chars, 1).some((pair) => known(pair) === 0);
  }

  function looksAlike(a: string, b: string): boolean {
    return shapes.some((group) => group.includes(a) && group.includes(b));
  }

  function candidatesFor(char: string): string[] {
    const sameSound = readingsOf(char).flatMap((sound) => charsBySound().get(sound) ?? []);
    const sameShape = shapes.filter((group) => group.includes(char)).flatMap((group) => [...group]);
    return [...sameSound, ...sameShape].filter((other) => other !== char);
  }

  /** The candidate that makes the most, and the most frequent, known pairs; undefined when none makes any. */
  function best(candidates: readonly string[], pairsWith: (candidate: string) => string[]): string | undefined {
    let found: string | undefined;
    let highest = 0;
    for (const candidate of candidates) {
      const counts = pairsWith(candidate).map(known);
      const score = counts.filter((count) => count > 0).length * 1000 + counts.reduce((a, b) => a + b, 0);
      if (score > highest) [found, highest] = [candidate, score];
    }
    return found;
  }
}

/** 方案列一下, 档案列出来: the first character ends a word, or the last begins one. */
function isInOtherWords(chars: readonly string[], start: number, length: number): boolean {
  const [before, after] = [chars[start - 1], chars[start + length]];
  const [first, last] = [chars[start] ?? '', chars[start + length - 1] ?? ''];
  return (
    (before !== undefined && isDictionaryWord(`${before}${first}`)) ||
    (after !== undefined && isDictionaryWord(`${last}${after}`))
  );
}

/** Where a name and a text differ: the name's character and the one that was typed. */
type Slip = [right: string, typed: string];

const noSlips: readonly Slip[] = [];

/** The slips of a name that may stand at `start`; none when there are more than `most`. */
function slipsAt(chars: readonly string[], start: number, name: Name, most: number): readonly Slip[] {
  let count = 0;
  // Hardly ever there is a slip, so nothing is collected before it is known: this runs at every place for every name.
  for (let i = 0; i < name.length; i++) {
    if (chars[start + i] !== name[i]) count += 1;
    if (count > most) return noSlips;
  }
  if (count === 0) return noSlips;
  return name.flatMap((right, i): Slip[] => {
    const typed = chars[start + i] ?? '';
    return typed === right ? [] : [[right, typed]];
  });
}

/** The neighbours of place `i`, as pairs with it. */
function pairsAt(chars: readonly string[], i: number): string[] {
  const pairs: string[] = [];
  if (i > 0) pairs.push(`${chars[i - 1]}${chars[i]}`);
  if (i + 1 < chars.length) pairs.push(`${chars[i]}${chars[i + 1]}`);
  return pairs;
}

function soundAlike(a: string, b: string): boolean {
  return a === b || readingsOf(a).some((reading) => readingsOf(b).includes(reading));
}

function grams(text: string, length: number): string[] {
  const chars = [...text];
  return chars.slice(length - 1).map((_, i) => chars.slice(i, i + length).join(''));
}

function groupBySound(index: ImpactIndex): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of index.keys()) {
    if (!/^\p{Script=Han}$/u.test(key)) continue;
    for (const sound of readingsOf(key)) groups.set(sound, [...(groups.get(sound) ?? []), key]);
  }
  return groups;
}
