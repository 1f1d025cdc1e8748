import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { stemmer } from 'stemmer';
import { normalise } from './normalise.ts';
import { isStopPhrase } from './stop-words.ts';

/**
 * What a text is indexed by. `word`: a Chinese dictionary word or a whole Latin word (stemmed) or number;
 * `pair`: two neighbouring Chinese characters; `char`: one Chinese character.
 */
export type TermKind = 'word' | 'pair' | 'char';
export type Term = { key: string; kind: TermKind };

/** Pairs live in a name space of their own: a chance pair must not count as the word that it looks like. */
const pairMark = '~';

let segmenter: Jieba | undefined;

/** The word segmenter; its dictionary is loaded at the first use. */
function jieba(): Jieba {
  segmenter ??= Jieba.withDict(dict);
  return segmenter;
}

const taught = new Set<string>();

/** Teaches the segmenter names of the field, so that it keeps them whole in documents and questions alike. */
export function teachNames(names: Iterable<string>): void {
  const fresh = [...new Set(names)].filter((name) => /^\p{Script=Han}{3,5}$/u.test(name) && !taught.has(name));
  for (const name of fresh) taught.add(name);
  if (fresh.length > 0) jieba().loadDict(Buffer.from(fresh.map((name) => `${name} 10000 nz\n`).join('')));
}

/** A stretch of a normalised text: Chinese characters, or a Latin word or number. */
export type Run = { text: string; han: boolean };

/** Han characters, or Latin letters and digits with the marks that join them: 9.5%, r&d, 1+1+n, today's. */
const runPattern =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[.,'&+](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*%?/gu;

/** Cuts a normalised text into runs; `5g网络` is `5g` and `网络`. Punctuation separates. */
export function runsOf(normalised: string): Run[] {
  const runs: Run[] = [];
  for (const [text] of normalised.matchAll(runPattern)) runs.push({ text, han: /^\p{Script=Han}/u.test(text) });
  return runs;
}

/** The dictionary words of a Chinese run, in order and without overlap. */
export function wordsOf(han: string): string[] {
  return jieba().cut(han, true);
}

/** Whether a stretch of Chinese characters is one word of the dictionary. */
export function isDictionaryWord(han: string): boolean {
  return jieba().cut(han, false).length === 1;
}

/** Names of places in a text, by the dictionary's parts of speech. */
export function placesOf(text: string): string[] {
  return runsOf(text)
    .filter(({ han }) => han)
    .flatMap((run) => jieba().tag(run.text, true))
    .filter(({ tag }) => tag === 'ns')
    .map(({ word }) => word);
}

/** The nouns of two characters and more in a text, by the dictionary's parts of speech. */
export function nounsOf(text: string): string[] {
  const nouns = runsOf(text)
    .filter(({ han }) => han)
    .flatMap((run) => jieba().tag(run.text, true))
    .filter(({ word, tag }) => word.length > 1 && /^(n|vn|j|l|i)/.test(tag) && !isStopPhrase(word))
    .map(({ word }) => word);
  return [...new Set(nouns)];
}

/** The key of a Latin word or a number. */
export function latinKey(word: string): string {
  const plain = word.replace(/'s?$/, '');
  return /^[a-z]{3,}$/.test(plain) ? stemmer(plain) : plain;
}

/** All terms of a text, repeats included; the same for documents and questions. */
export function analyse(text: string): Term[] {
  return runsOf(normalise(text)).flatMap((run) => (run.han ? hanTerms(run.text) : [latinTerm(run.text)]));
}

export function latinTerm(word: string): Term {
  return { key: latinKey(word), kind: 'word' };
}

/** Search words (overlapping, two characters and more), all pairs and all characters of a Chinese run. */
export function hanTerms(han: string): Term[] {
  const terms: Term[] = Array.from(han, (key) => ({ key, kind: 'char' }));
  terms.push(...pairsOf(han));
  terms.push(...searchWordsOf(han).map((key): Term => ({ key, kind: 'word' })));
  return terms;
}

/** The dictionary words of a Chinese run that a search may name, the parts of long ones too. */
export function searchWordsOf(han: string): string[] {
  return jieba()
    .cutForSearch(han, true)
    .filter((word) => word.length > 1);
}

/** Neighbouring characters of a Chinese run. */
export function pairsOf(han: string): Term[] {
  const chars = [...han];
  return chars.slice(1).map((char, i) => pairTerm(`${chars[i]}${char}`));
}

export function pairTerm(pair: string): Term {
  return { key: `${pairMark}${pair}`, kind: 'pair' };
}
