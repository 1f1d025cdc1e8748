import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import { squash } from '../../knowledge/text/normalise.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Request } from './intent.ts';

/** What speaks for a case belonging to the list that a message asks for, and against it. */
export type MembershipEvidence = {
  /** Its score as a share of the best hit's. */
  relative: number;
  /** Its score. */
  score: number;
  /** How early it stands among the hits: 1 for the first, 1/2 for the second. */
  place: number;
  /** Share of the weight of all that the message names, in any reading of the names, that it is filed under; times `relative`. */
  named: number;
  /** Weight (idf) of the rarest category that it is filed under. */
  rarest: number;
  /** Share of the weight of the categories meant that it is filed under, where two subjects or more are meant, else 0. */
  ofSubjects: number;
  /** The same where two parties or more are meant, else 0. */
  ofParties: number;
  /** 1 when it is filed under the rarest category meant, but not under all. */
  ofRarest: number;
  /** Share of the weight of the categories meant that it is filed under; 1 where they stand in a row and it has one of them. */
  filed: number;
  /** Share of the names, as they were typed, that its title, audience, facts or aliases have. */
  said: number;
  /** 1 when its title or an alias has a name of a category meant, or of one of its children. */
  called: number;
};

/** Hits further down say nothing. */
const hitsRead = 40;

/** A category's cases and how much it tells cases apart. */
type Filed = {
  facet: Category['facet'];
  cases: ReadonlySet<Case>;
  /** The cases whose title or alias has its name. */
  called: ReadonlySet<Case>;
  weight: number;
};

/** What a record is called by, and all that it says, for looking names up. */
type Wording = { names: string; facts: string };

/** Reads what speaks for single cases belonging to the list that a message asks for. */
export type MembershipReader = {
  evidenceOf(entry: Case): MembershipEvidence;
  /** Whether anything speaks for a case at all: a category that is named, or its words. */
  isSpokenFor(entry: Case): boolean;
  /** Whether it is filed under what the message leaves out. */
  isLeftOut(entry: Case): boolean;
};

export function createMembershipReader({ casebook, question, search }: Request): MembershipReader {
  const read = readCategoryQuestion(question);
  const filed = (categories: readonly Category[]) =>
    categories.filter((category) => !isRoot(category)).map((category) => filedUnder(casebook, category));
  const meant = filed(read.categories);
  const named = filed(question.mentions.flatMap(({ categories }) => categories));
  const leftOut = filed(read.excluded);
  // Who asks and why is no part of what is asked for.
  const { scoreOf } = question.request === question.text ? search() : casebook.search.find(question.request);
  const scored = casebook.cases.map((entry) => ({ entry, score: scoreOf(entry) })).sort((a, b) => b.score - a.score);
  const places = new Map(scored.slice(0, hitsRead).map(({ entry, score }, place) => [entry, { score, place }]));
  const best = scored[0]?.score || 1;
  const typed = [...new Set(question.mentions.map(({ name }) => squash(name)))];
  const count = (facet: Category['facet']) => meant.filter((one) => one.facet === facet).length;
  const isFiledUnderAny = (categories: readonly Filed[], entry: Case) =>
    categories.some(({ cases }) => cases.has(entry));
  return {
    isSpokenFor: (entry) => places.has(entry) || isFiledUnderAny(meant, entry) || isFiledUnderAny(named, entry),
    isLeftOut: (entry) => isFiledUnderAny(leftOut, entry),
    evidenceOf(entry) {
      const { score, place } = places.get(entry) ?? { score: 0, place: Number.POSITIVE_INFINITY };
      const share = shareOf(meant, entry);
      const rarest = heaviest(having(meant, entry));
      return {
        relative: score / best,
        score,
        place: 1 / (1 + place),
        named: (shareOf(named, entry) * score) / best,
        rarest: heaviest(having(named, entry)),
        ofSubjects: count('topics') > 1 ? share : 0,
        ofParties: count('audiences') > 1 ? share : 0,
        ofRarest: Number(rarest > 0 && rarest === heaviest(meant) && share < 1),
        filed: read.anyOf && rarest > 0 ? 1 : share,
        said: typed.filter((name) => wordingOf(entry).facts.includes(name)).length / Math.max(1, typed.length),
        called: Number(meant.some(({ called }) => called.has(entry))),
      };
    },
  };
}

/** Both are looked up for every message, and records and categories never change. */
const wordings = new WeakMap<Case, Wording>();
const filings = new WeakMap<Casebook, Map<Category, Filed>>();

function wordingOf(entry: Case): Wording {
  const known = wordings.get(entry);
  if (known) return known;
  const texts = [entry.text.zh, entry.text.en];
  const squashed = (parts: readonly string[]) => parts.map(squash).join('\n');
  const names = squashed(texts.flatMap(({ title, aliases }) => [title, ...aliases]));
  const facts = texts.flatMap(({ audiences, summary, procedure, results }) => [
    ...audiences,
    ...[...summary, ...procedure, ...results].map(({ text }) => text),
  ]);
  const wording = { names, facts: `${names}\n${squashed(facts)}` };
  wordings.set(entry, wording);
  return wording;
}

function filedUnder(casebook: Casebook, category: Category): Filed {
  const filing = filings.get(casebook) ?? new Map<Category, Filed>();
  filings.set(casebook, filing);
  const known = filing.get(category);
  if (known) return known;
  const { exact, narrower } = casebook.byCategory(category);
  const cases = new Set([...exact, ...narrower]);
  const names = [category, ...category.children]
    .flatMap((one) => one.names.map(squash))
    .filter(({ length }) => length > 1);
  const called = new Set(casebook.cases.filter((entry) => names.some((name) => wordingOf(entry).names.includes(name))));
  const weight = Math.log((1 + casebook.cases.length) / (1 + cases.size));
  const filed = { facet: category.facet, cases, called, weight };
  filing.set(category, filed);
  return filed;
}

function having(categories: readonly Filed[], entry: Case): Filed[] {
  return categories.filter(({ cases }) => cases.has(entry));
}

function shareOf(categories: readonly Filed[], entry: Case): number {
  const total = weightOf(categories);
  return total === 0 ? 0 : weightOf(having(categories, entry)) / total;
}

function weightOf(categories: readonly Filed[]): number {
  return categories.reduce((sum, { weight }) => sum + weight, 0);
}

function heaviest(categories: readonly Filed[]): number {
  return Math.max(0, ...categories.map(({ weight }) => weight));
}
