import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** What a project without an analysis of its own would do: fold width and case, nothing else. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const pieces = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

function isHan(piece: string): boolean {
  return /^\p{Script=Han}/u.test(piece);
}

/** Pairs of neighbouring Chinese characters, whole Latin words and numbers. */
export function bigramsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [piece] of fold(text).matchAll(pieces)) {
    const chars = isHan(piece) ? [...piece] : [];
    if (chars.length < 2) terms.push(piece);
    for (let i = 0; i + 1 < chars.length; i++) terms.push(`${chars[i]}${chars[i + 1]}`);
  }
  return terms;
}

let segmenter: Jieba | undefined;

/** Dictionary words in search mode (long words with their parts), whole Latin words and numbers. */
export function jiebaWordsOf(text: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  const terms: string[] = [];
  for (const [piece] of fold(text).matchAll(pieces))
    terms.push(...(isHan(piece) ? segmenter.cutForSearch(piece, true) : [piece]));
  return terms;
}
