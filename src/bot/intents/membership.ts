import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Selection } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** What speaks for a case belonging to a list that the categories alone leave it out of, and against it. */
type MembershipEvidence = {
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
};

/**
 * Weights of a logistic regression over the cases that the lists of dev and recent left out, those that a label accepts
 * but does not ask for put aside (docs/evaluation.md).
 */
const weights: Weights<keyof MembershipEvidence> = {
  constant: -9.89,
  relative: 5.34,
  score: -2.38,
  place: 2.17,
  named: 3.63,
  rarest: 1.05,
  ofSubjects: 2.09,
  ofParties: 2.96,
  ofRarest: -1.99,
};
const belongsFrom = -1.25;
/** The same where a party and a subject narrow each other: who says so much means it. */
const belongsNarrowedFrom = -0.9;
/** Hits further down say nothing. */
const hitsRead = 40;

/**
 * The cases that a selection lacks and that belong to it by all that is known: 有专利的企业做商标维权 asks for more than the one
 * case that is filed under both. The likeliest come first.
 */
export function likelyMembers(request: Request, { categories, direct, wider }: Selection): Case[] {
  const members = new Set([...direct, ...wider]);
  const isNarrowed = new Set(categories.map(({ facet }) => facet)).size > 1;
  return evidenceOfCases(request)
    .filter(({ entry }) => !members.has(entry))
    .map(({ entry, evidence }) => ({ entry, odds: logOdds(weights, evidence) }))
    .filter(({ odds }) => odds > (isNarrowed ? belongsNarrowedFrom : belongsFrom))
    .sort((a, b) => b.odds - a.odds)
    .map(({ entry }) => entry);
}

/** A subject with so many cases is a field; beside one with few it is said of the same thing. */
const field = 15;
const particular = 8;
/** What the words come this near to is meant by the name of a field. */
const nearShare = 0.22;

/**
 * The selection of a row in which a particular subject stands beside a whole field: 码头自动化、智能化 asks for no other
 * digital cases than those that the words come near to.
 */
export function withoutField(request: Request, selection: Selection): Selection {
  const { casebook, question } = request;
  const { categories, anyOf } = readCategoryQuestion(question);
  if (!anyOf || categories.every(({ facet }) => facet !== 'topics')) return selection;
  const filed = categories.map((category) => filedUnder(casebook, category).cases);
  const few = filed.filter(({ size }) => size <= particular);
  if (few.length === 0 || filed.every(({ size }) => size < field)) return selection;
  const { hits, scoreOf } = request.search();
  const least = (hits[0]?.score ?? 0) * nearShare;
  const isMeant = (entry: Case) => scoreOf(entry) >= least || few.some((cases) => cases.has(entry));
  return { ...selection, direct: selection.direct.filter(isMeant), wider: selection.wider.filter(isMeant) };
}

/** A category's cases and how much it tells cases apart. */
type Filed = { facet: Category['facet']; cases: ReadonlySet<Case>; weight: number };

/** Evidence for the cases that anything speaks for and that are not left out by name. */
function evidenceOfCases({ casebook, question, search }: Request): { entry: Case; evidence: MembershipEvidence }[] {
  const read = readCategoryQuestion(question);
  const filed = (categories: readonly Category[]) =>
    categories.filter((category) => !isRoot(category)).map((category) => filedUnder(casebook, category));
  const meant = filed(read.categories);
  const named = filed(question.mentions.flatMap(({ categories }) => categories));
  const leftOut = filed(read.excluded);
  const { scoreOf } = search();
  const scored = casebook.cases.map((entry) => ({ entry, score: scoreOf(entry) })).sort((a, b) => b.score - a.score);
  const places = new Map(scored.slice(0, hitsRead).map(({ entry, score }, place) => [entry, { score, place }]));
  const best = scored[0]?.score || 1;
  const count = (facet: Category['facet']) => meant.filter((one) => one.facet === facet).length;
  return casebook.cases
    .filter((entry) => places.has(entry) || having(meant, entry).length > 0 || having(named, entry).length > 0)
    .filter((entry) => having(leftOut, entry).length === 0)
    .map((entry) => {
      const { score, place } = places.get(entry) ?? { score: 0, place: Number.POSITIVE_INFINITY };
      const share = shareOf(meant, entry);
      const rarest = heaviest(having(meant, entry));
      return {
        entry,
        evidence: {
          relative: score / best,
          score,
          place: 1 / (1 + place),
          named: (shareOf(named, entry) * score) / best,
          rarest: heaviest(having(named, entry)),
          ofSubjects: count('topics') > 1 ? share : 0,
          ofParties: count('audiences') > 1 ? share : 0,
          ofRarest: Number(rarest > 0 && rarest === heaviest(meant) && share < 1),
        },
      };
    });
}

function filedUnder(casebook: Casebook, category: Category): Filed {
  const { exact, narrower } = casebook.byCategory(category);
  const cases = new Set([...exact, ...narrower]);
  const weight = Math.log((1 + casebook.cases.length) / (1 + cases.size));
  return { facet: category.facet, cases, weight };
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
