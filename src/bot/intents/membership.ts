import type { Case } from '../../knowledge/case.ts';
import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import { foreignWords, readCategoryQuestion } from '../reading/category-question.ts';
import type { Selection } from '../reading/selection.ts';
import type { Request } from './intent.ts';
import type { MembershipEvidence, MembershipReader } from './membership-evidence.ts';

/**
 * Weights of a logistic regression over the cases that the lists of dev and recent left out, those that a label accepts
 * but does not ask for put aside (docs/evaluation.md).
 */
const belonging: Weights<Exclude<keyof MembershipEvidence, 'filed' | 'said' | 'called'>> = {
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

/**
 * The cases that a selection lacks and that belong to it by all that is known: 有专利的企业做商标维权 asks for more than the one
 * case that is filed under both. The likeliest come first.
 */
export function likelyMembers(
  { casebook }: Request,
  { categories, direct, wider }: Selection,
  { evidenceOf, isSpokenFor, isLeftOut }: MembershipReader,
): Case[] {
  const members = new Set([...direct, ...wider]);
  const isNarrowed = new Set(categories.map(({ facet }) => facet)).size > 1;
  return casebook.cases
    .filter((entry) => !members.has(entry) && isSpokenFor(entry) && !isLeftOut(entry))
    .map((entry) => ({ entry, odds: logOdds(belonging, evidenceOf(entry)) }))
    .filter(({ odds }) => odds > (isNarrowed ? belongsNarrowedFrom : belongsFrom))
    .sort((a, b) => b.odds - a.odds)
    .map(({ entry }) => entry);
}

/** What speaks for a case that is filed under what a message names being meant by it, and against it. */
type StayingEvidence = Pick<
  MembershipEvidence,
  'relative' | 'place' | 'named' | 'rarest' | 'filed' | 'said' | 'called'
> & {
  /** Number of subjects that are meant. */
  topics: number;
  /** Number of words besides the categories that people do not wrap requests in. */
  foreign: number;
  /** 1 when a party is meant as well. */
  party: number;
  /** 1 when any of several will do. */
  row: number;
};

/** Weights of a logistic regression over the cases in the lists by subject of dev and recent (docs/evaluation.md). */
const staying: Weights<keyof StayingEvidence> = {
  constant: -2.83,
  relative: 2.37,
  place: 1.38,
  named: 2.25,
  rarest: 0.66,
  filed: 1.68,
  said: 1.04,
  called: 0.49,
  topics: -0.54,
  foreign: -0.6,
  party: -1.17,
  row: -0.51,
};
const staysFrom = 0;

/** What speaks for what holds for a larger group of parties holding for the one that is asked for, and against it. */
type HoldingEvidence = Pick<MembershipEvidence, 'relative' | 'place' | 'rarest'> & {
  /** log(1 + number of cases that fit directly). */
  direct: number;
  /** Number of parties that are meant. */
  parties: number;
  /** 1 when any of several will do. */
  row: number;
};

/** Weights of a logistic regression over the wider matches in the lists by party of dev and recent (docs/evaluation.md). */
const holding: Weights<keyof HoldingEvidence> = {
  constant: 1.83,
  relative: 2.5,
  place: -0.86,
  rarest: 0.17,
  direct: 0.56,
  parties: -1.76,
  row: 0.62,
};
/** More of them are right than wrong below this too, but hardly any is one that has to be there. */
const holdsFrom = 1.6;

/**
 * A selection without the cases that are hardly meant: of those filed under a subject (码头自动化、智能化 asks for no other
 * digital cases than those that the words come near to), and of the wider matches. What fits directly never goes altogether.
 */
export function withoutStrays(
  { question }: Request,
  selection: Selection,
  { evidenceOf }: MembershipReader,
): Selection {
  const { categories, anyOf } = readCategoryQuestion(question);
  const topics = categories.filter(({ facet }) => facet === 'topics').length;
  const parties = categories.filter(({ facet }) => facet === 'audiences').length;
  const row = Number(anyOf);
  const besides = {
    topics,
    foreign: foreignWords(question).length,
    party: Number(parties > 0),
    row,
  };
  const stays = (evidence: MembershipEvidence) => logOdds(staying, { ...evidence, ...besides }) > staysFrom;
  const kept = topics === 0 ? selection.direct : selection.direct.filter((entry) => stays(evidenceOf(entry)));
  const direct = kept.length > 0 ? kept : selection.direct;
  const size = { direct: Math.log(1 + direct.length), parties, row };
  const holds = (evidence: MembershipEvidence) => logOdds(holding, { ...evidence, ...size }) > holdsFrom;
  const wider = selection.wider.filter((entry) => direct.length === 0 || holds(evidenceOf(entry)));
  return { ...selection, direct, wider };
}
