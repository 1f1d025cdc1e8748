import type { Category, Facet, Taxonomy } from '../../knowledge/taxonomy.ts';
import { latinKey } from '../../knowledge/text/analyse.ts';
import { normalise } from '../../knowledge/text/normalise.ts';

/** A category named in a message; several facets may claim the same words. */
export type Mention = { name: string; start: number; end: number; categories: readonly Category[] };

/** Finds the names of categories in normalised text, longest first and without overlap. */
export type CategoryReader = (normalised: string) => Mention[];

/** Compiles the taxonomy's names; English names match whole words in any number. */
export function createCategoryReader(taxonomy: Taxonomy): CategoryReader {
  const byName = new Map<string, Category[]>();
  for (const category of taxonomy.categories)
    for (const name of category.names) {
      const key = nameKey(normalise(name));
      const list = byName.get(key) ?? [];
      if (!list.includes(category)) byName.set(key, [...list, category]);
    }
  /** The length of the longest name that begins with a character. */
  const longest = new Map<string, number>();
  for (const name of byName.keys()) {
    const first = name.charAt(0);
    longest.set(first, Math.max(name.length, longest.get(first) ?? 0));
  }
  return (normalised) => {
    const mentions: Mention[] = [];
    const { text, starts } = keyed(normalised);
    for (let i = 0; i < text.length; ) {
      const found = longestAt(text, i);
      if (!found || isOvertaken(text, i, found.name.length)) {
        i += 1;
        continue;
      }
      const start = starts[i] ?? i;
      const end = starts[i + found.name.length] ?? normalised.length;
      mentions.push({ name: normalised.slice(start, end).trim(), start, end, categories: found.categories });
      i += found.name.length;
    }
    return mentions;
  };

  /** 用海 in 适用海关部门: a longer name begins within it. */
  function isOvertaken(text: string, at: number, length: number): boolean {
    for (let next = at + 1; next < at + length; next++) {
      const other = longestAt(text, next);
      if (other && other.name.length > length) return true;
    }
    return false;
  }

  function longestAt(text: string, at: number) {
    const limit = longest.get(text.charAt(at)) ?? 0;
    for (let length = Math.min(limit, text.length - at); length > 0; length--) {
      const name = text.slice(at, at + length);
      const categories = byName.get(name);
      if (categories && isWhole(text, at, at + length) && !isCounted(text, at, name)) return { name, categories };
    }
    return undefined;
  }
}

/** What may stand beside a name of one character (船, 油), so that it is no part of a longer word (扣船, 加油). */
const besideOne = {
  before: /[跟和与的有讲说做是于搞管对及看要、啊呀\s\p{P}]$|^$/u,
  after: /^[啊呀的有相类方这那案沾搭跟和与及业企公商都、\s\p{P}]|^$/u,
};

/** 十来个人 counts people and names no party. */
function isCounted(text: string, at: number, name: string): boolean {
  return name === '个人' && /[几\d一二两三四五六七八九十百千来多]$/u.test(text.slice(0, at));
}

/** Latin names must not begin or end inside a word, and neither must single characters. */
function isWhole(text: string, start: number, end: number): boolean {
  if (end - start === 1 && /\p{Script=Han}/u.test(text[start] ?? ''))
    return besideOne.before.test(text.slice(0, start)) && besideOne.after.test(text.slice(end));
  // 适用海关的 names no 用海.
  if (text[start] === '用' && /[适能可使采应]$/.test(text.slice(0, start))) return false;
  // 出口方面 names a subject, no 出口方; 那种业务 is no 种业.
  if (text[end - 1] === '方' && text[end] === '面') return false;
  if (/[这那哪各一]$/.test(text.slice(0, start)) && /^[个种项类条]/.test(text.slice(start, end)) && end - start === 2)
    return false;
  const latin = /[a-z0-9]/;
  const joined = (left: string | undefined, right: string | undefined) =>
    latin.test(left ?? '') && latin.test(right ?? '');
  return !joined(text[start - 1], text[start]) && !joined(text[end - 1], text[end]);
}

/** A name as it is compared: Latin words reduced to their stems. */
function nameKey(normalised: string): string {
  return keyed(normalised).text;
}

/** Text with Latin words stemmed, and for each of its characters the place it came from. */
function keyed(normalised: string): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  for (const match of normalised.matchAll(/[a-z][a-z'&-]*|./gsu)) {
    const key = /^[a-z]/.test(match[0]) ? stemOf(match[0]) : match[0];
    for (let i = 0; i < key.length; i++) starts.push(match.index + (key.length === match[0].length ? i : 0));
    text += key;
  }
  starts.push(normalised.length);
  return { text, starts };
}

/** A stem of two letters would be another word: "ore" must not be found in "or". */
function stemOf(word: string): string {
  const stem = latinKey(word);
  return stem.length < 3 ? word : stem;
}

/** The one category meant, where several facets share a name. */
export function pickFacet(mention: Mention, preferred: readonly Facet[]): Category | undefined {
  for (const facet of preferred) {
    const found = mention.categories.find((category) => category.facet === facet);
    if (found) return found;
  }
  return mention.categories[0];
}
