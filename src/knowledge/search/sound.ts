import { polyphonic } from 'pinyin-pro';
import { pairTerm } from '../text/analyse.ts';
import type { ImpactIndex } from './impact-index.ts';

/** Repairs characters that were typed for others of the same sound. */
export type Homophones = {
  /** The question with the likeliest repairs made, and the places (character positions) that changed. */
  repair(stretch: string): { text: string; changed: readonly number[] };
};

const readingsByChar = new Map<string, readonly string[]>();

/** All toneless readings of a character. */
export function readingsOf(char: string): readonly string[] {
  const known = readingsByChar.get(char);
  if (known) return known;
  const readings = [...new Set(polyphonic(char, { toneType: 'none', type: 'array' }).flat())];
  readingsByChar.set(char, readings);
  return readings;
}

/**
 * Looks for pairs of characters that no document has, and for known pairs of the same sound that differ in one
 * character. Only a pair nobody ever wrote is taken for a slip, so correct questions are left alone.
 */
export function createHomophones(index: ImpactIndex): Homophones {
  let charsBySound: Map<string, string[]> | undefined;
  const known = (pair: string) => index.frequency(pairTerm(pair).key);
  return {
    repair(stretch) {
      const chars = [...stretch];
      const changed: number[] = [];
      for (let i = 0; i < chars.length; i++) {
        if (!isSuspect(chars, i)) continue;
        const better = bestReplacement(chars, i);
        if (!better) continue;
        chars[i] = better;
        changed.push(i);
      }
      return { text: chars.join(''), changed };
    },
  };

  /** A character is suspect when every pair that it stands in is unknown. */
  function isSuspect(chars: readonly string[], i: number): boolean {
    const pairs = pairsAt(chars, i);
    return pairs.length > 0 && pairs.every((pair) => known(pair) === 0);
  }

  function pairsAt(chars: readonly string[], i: number): string[] {
    const pairs: string[] = [];
    if (i > 0) pairs.push(`${chars[i - 1]}${chars[i]}`);
    if (i + 1 < chars.length) pairs.push(`${chars[i]}${chars[i + 1]}`);
    return pairs;
  }

  /** The character of the same sound that makes the most, and the most frequent, known pairs with its neighbours. */
  function bestReplacement(chars: readonly string[], i: number): string | undefined {
    const original = chars[i] ?? '';
    let best: string | undefined;
    let bestScore = 0;
    for (const candidate of sameSound(original)) {
      const trial = chars.with(i, candidate);
      const counts = pairsAt(trial, i).map(known);
      const score = counts.filter((count) => count > 0).length * 1000 + counts.reduce((a, b) => a + b, 0);
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    return best;
  }

  function sameSound(char: string): string[] {
    charsBySound ??= groupBySound(index);
    const sounds = charsBySound;
    return readingsOf(char)
      .flatMap((sound) => sounds.get(sound) ?? [])
      .filter((other) => other !== char);
  }
}

function groupBySound(index: ImpactIndex): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of index.keys()) {
    if (key.length !== 1 || !/^\p{Script=Han}$/u.test(key)) continue;
    for (const sound of readingsOf(key)) {
      const group = groups.get(sound);
      if (group) group.push(key);
      else groups.set(sound, [key]);
    }
  }
  return groups;
}
