import { type Book, lastNumber, numberOfMapCode } from './book.ts';
import type { Case, OfficialText } from './case.ts';
import type { FollowUp } from './follow-ups.ts';
import { type Hint, withHints } from './hints/hint.ts';
import type { Lexicon } from './lexicon.ts';
import { createFollowUpReader, type FollowUpReader } from './search/follow-up-reader.ts';
import { createSearch, type Search } from './search/search.ts';
import { type Category, everybody, isBelow, type Taxonomy } from './taxonomy.ts';

/** The cases that a category fits, in the order of their numbers. */
export type CategoryMatch = {
  /** Filed under the category itself. */
  exact: readonly Case[];
  /** Filed under one of its children, at any depth. */
  narrower: readonly Case[];
  /** Filed under its direct parent, unless that is a root: they hold for it as part of a larger group. */
  wider: readonly Case[];
};

/** The whole book, ready to be asked. Read-only. */
export type Casebook = {
  book: Book;
  cases: readonly Case[];
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  /** Questions that people ask and that no case answers. */
  outside: readonly string[];
  /** What people ask of a case that is spoken of already. */
  followUps: readonly FollowUp[];
  /** How people word a request for a list, with slots where names stand. */
  listRequests: readonly string[];
  lastNumber: number;
  get(number: number): Case | undefined;
  byMapCode(series: number, place: number): Case | undefined;
  byCategory(category: Category): CategoryMatch;
  /** The official wording, where the operator's copy of the book is loaded. */
  official(number: number): OfficialText | undefined;
  /** Cases that share most with this one (topics, audience), best first. */
  related(number: number, limit: number): Case[];
  /** The full-text index; built at the first use. */
  search: Search;
  /** Holds messages against the follow-ups; made ready at the first use. */
  followUpReader: FollowUpReader;
  /** Takes further ways of asking into the index: those given, in the place of those given before. */
  learn(hints: readonly Hint[]): void;
};

/** What a casebook is made of, all of it validated. */
export type CasebookParts = {
  book: Book;
  cases: readonly Case[];
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  outside?: readonly string[];
  followUps?: readonly FollowUp[];
  listRequests?: readonly string[];
  official?: ReadonlyMap<number, OfficialText>;
};

/** Joins the parts and adds the ways to look things up. */
export function createCasebook({
  book,
  cases,
  taxonomy,
  lexicon,
  outside = [],
  followUps = [],
  listRequests = [],
  official,
}: CasebookParts): Casebook {
  const ordered = [...cases].sort((a, b) => a.number - b.number);
  const byNumber = new Map(ordered.map((entry) => [entry.number, entry]));
  const get = (number: number) => byNumber.get(number);
  const filed = new Map<Category, CategoryMatch>();
  let search: Search | undefined;
  let followUpReader: FollowUpReader | undefined;
  let hints: readonly Hint[] = [];
  return {
    book,
    cases: ordered,
    taxonomy,
    lexicon,
    outside,
    followUps,
    listRequests,
    lastNumber: lastNumber(book),
    get,
    byMapCode(series, place) {
      const number = numberOfMapCode(book, series, place);
      return number === undefined ? undefined : get(number);
    },
    byCategory(category) {
      const match = filed.get(category) ?? matchCategory(ordered, category);
      filed.set(category, match);
      return match;
    },
    official: (number) => official?.get(number),
    related(number, limit) {
      const origin = get(number);
      return origin ? relatedTo(origin, ordered).slice(0, limit) : [];
    },
    get search() {
      search ??= createSearch({ cases: withHints(ordered, hints), lexicon, taxonomy, outside });
      return search;
    },
    get followUpReader() {
      followUpReader ??= createFollowUpReader({ followUps, outside, rarityOf: (term) => this.search.rarity(term) });
      return followUpReader;
    },
    learn(given) {
      hints = given;
      search = undefined;
    },
  };
}

const tagsOf = {
  audiences: (entry: Case) => entry.audienceTags,
  topics: (entry: Case) => entry.topics,
  areas: (entry: Case) => entry.areas,
} as const;

function matchCategory(cases: readonly Case[], { facet, id }: Category): CategoryMatch {
  const parentId = id.slice(0, id.lastIndexOf('/'));
  const match = { exact: [] as Case[], narrower: [] as Case[], wider: [] as Case[] };
  for (const entry of cases) {
    const tags = tagsOf[facet](entry);
    if (tags.includes(id)) match.exact.push(entry);
    else if (tags.some((tag) => isBelow(tag, id))) match.narrower.push(entry);
    // What holds for a group of parties holds for each; a wider subject is merely another subject.
    else if (facet === 'audiences' && tags.some((tag) => !everybody.has(tag) && parentId === tag))
      match.wider.push(entry);
  }
  return match;
}

function relatedTo(origin: Case, cases: readonly Case[]): Case[] {
  const tagged = new Map<string, number>();
  for (const entry of cases) for (const tag of filedUnder(entry)) tagged.set(tag, (tagged.get(tag) ?? 0) + 1);
  // What few cases share says more than what half of the book is about.
  const weight = (tag: string) => Math.log((1 + cases.length) / (tagged.get(tag) ?? 1));
  const own = new Set(filedUnder(origin));
  const kinship = (other: Case) => filedUnder(other).reduce((sum, tag) => (own.has(tag) ? sum + weight(tag) : sum), 0);
  return cases
    .filter((other) => other.number !== origin.number)
    .map((other) => ({ other, score: kinship(other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.other.number - b.other.number)
    .map(({ other }) => other);
}

/** Everything that a case is filed under, the roots of its subjects included. */
function filedUnder({ topics, audienceTags, areas }: Case): string[] {
  const roots = new Set(topics.map((id) => `topics:${id.split('/')[0]}`));
  return [
    ...roots,
    ...topics.filter((id) => id.includes('/')).map((id) => `topics:${id}`),
    ...audienceTags.map((id) => `audiences:${id}`),
    ...areas.map((id) => `areas:${id}`),
  ];
}
