import { latinKey, pairTerm, runsOf, searchWordsOf } from './analyse.ts';
import { normalise } from './normalise.ts';

/** Numbers the terms of documents from 0, so that an index counts with arrays and keeps every key once. */
export type Vocabulary = {
  /** The ids of the terms that `analyse` finds in a text, repeats included; new terms get the next id. */
  learn(text: string): Int32Array;
  /** The id of a term; undefined for one that no text had. */
  idOf(key: string): number | undefined;
  /** The terms by their ids. */
  keys: readonly string[];
};

/** More than there are Chinese characters, so that the numbers of two make one. */
const most = 2 ** 17;

/** Characters, pairs and Latin words have tables of their own: making their keys anew takes longer than all else. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const chars: { char: string; id: number }[] = [];
  const numberOfChar = remembered((code: number) => {
    const char = String.fromCodePoint(code);
    return chars.push({ char, id: idFor(char) }) - 1;
  });
  const idOfPair = remembered((pair: number) =>
    idFor(pairTerm(`${chars[Math.floor(pair / most)]?.char}${chars[pair % most]?.char}`).key),
  );
  const idOfLatin = remembered((word: string) => idFor(latinKey(word)));
  return {
    learn(text) {
      const found: number[] = [];
      for (const run of runsOf(normalise(text))) {
        if (run.han) learnHan(run.text, found);
        else found.push(idOfLatin(run.text));
      }
      return Int32Array.from(found);
    },
    idOf: (key) => ids.get(key),
    keys,
  };

  function learnHan(han: string, found: number[]): void {
    let before: number | undefined;
    for (const char of han) {
      const number = numberOfChar(char.codePointAt(0) ?? 0);
      found.push(chars[number]?.id ?? 0);
      if (before !== undefined) found.push(idOfPair(before * most + number));
      before = number;
    }
    for (const word of searchWordsOf(han)) found.push(idFor(word));
  }

  function idFor(key: string): number {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, keys.length);
    return keys.push(key) - 1;
  }
}

function remembered<Key>(make: (key: Key) => number): (key: Key) => number {
  const known = new Map<Key, number>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
