import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import { isHan } from '../../knowledge/search/question.ts';
import type { SearchResult } from '../../knowledge/search/search.ts';
import { nounsOf } from '../../knowledge/text/analyse.ts';
import { findFact } from '../answers/fact.ts';
import { besides, isGeneric, readAttribute } from '../reading/attributes.ts';
import { ownSubject } from '../reading/back-references.ts';
import type { Question } from '../reading/question.ts';
import { readListRequest } from '../reading/requests.ts';
import type { Intent } from './intent.ts';
import { tellAsked } from './question.ts';

/** What speaks for a message being about the case spoken of, and against it. */
type FocusEvidence = {
  /** 1 when it asks for a kind of fact that can be told by its form: how much, how long, which bank. */
  asksFact: number;
  /** 1 when the case states a fact of that kind, or has a sentence with much of the question. */
  isStated: number;
  /** 1 when the case spoken of is the best hit. */
  isBest: number;
  /** Its score over that of the best hit. */
  share: number;
  /** Number of words that name a subject of its own. */
  subject: number;
  /** Number of words that stand nowhere in the book. */
  unknown: number;
  /** Number of categories that it names. */
  categories: number;
  /** 1 when several cases are asked for. */
  several: number;
  /** 1 when it points at one of several: 那个, 那条. */
  pointsAtOne: number;
  /** How sure the best hit is by itself, from -8 to 8. */
  confidence: number;
};

/** Weights of a logistic regression over the turns of dialogues that speak of a case (docs/evaluation.md). */
const weights: Weights<keyof FocusEvidence> = {
  constant: 1.6,
  asksFact: 2.51,
  isStated: 1.64,
  isBest: 1.59,
  share: 1.31,
  subject: -0.91,
  unknown: -0.82,
  categories: -0.55,
  several: -5.05,
  pointsAtOne: -2.21,
  confidence: -0.05,
};
const surest = 8;

/** "现在多久能办完" has no subject of its own: it is about the case spoken of. */
export const focusIntent: Intent = {
  name: 'focus',
  answer(request) {
    const { question, conversation, casebook } = request;
    const focus = conversation.focus === undefined ? undefined : casebook.get(conversation.focus);
    return focus && isAbout(casebook, question, focus, request.search()) ? tellAsked(request, focus, []) : undefined;
  },
};

function isAbout(casebook: Casebook, question: Question, focus: Case, result: SearchResult): boolean {
  if (pointsBack(question, result)) return true;
  const isOther = result.hits[0]?.case !== focus;
  if (isOther && (result.evidence?.named || namesAnother.test(question.text))) return false;
  if (isOver.test(question.text)) return false;
  if (isElsewhere(casebook, question, focus, result)) return false;
  return logOdds(weights, evidenceOf(casebook, question, focus, result)) > 0;
}

/** Nothing but "it", the kind of fact that is asked for, or a part of a case: whatever else sounds like it. */
function pointsBack({ text, aspect, mentions }: Question, { confidence }: SearchResult): boolean {
  const subject = ownSubject(text);
  const attribute = readAttribute(text);
  if (/它/.test(text) && subject.length <= 2) return true;
  if (attribute && isGeneric(text, attribute)) return true;
  if (confidence >= answerFrom) return false;
  // 国产的呢, 仲裁呢 name another subject.
  const isBrief =
    (/^.{1,7}(?<!的)呢[?？]?$/.test(text) && mentions.length === 0) ||
    /^(and |what about )?the [\w ]{1,20}\?$|^(?!.*\b(cases?|ones?)\b)(\w+ ){0,4}\w+\?$/.test(text);
  return isBrief || aspect === 'page' || (aspect !== undefined && subject.length === 0);
}

/** 葡萄酒的呢, 国产的呢: the other one. */
const namesAnother = /的呢[?？]?$/;
/** "嗯嗯 懂了", "行 先这样": talk that is over. */
const isOver = /谢|辛苦|收到|明白|懂了|知道了|了解了|先这样|下次|\b(thanks?|got it|bye|noted)\b/;

/** Nearer than this, in the units of `overOutside`, to a question that no case answers. */
const clearlyOutside = -0.5;
/** No case is this far from being the answer. */
const hopeless = { knownFact: -3, unknownThing: -5 } as const;

/**
 * "商标注册要多长时间", "红烧肉怎么做": what is asked about is nothing that the case has, no case is near, and either the book does
 * not know such a thing at all, or the question is much like one that no case answers.
 */
function isElsewhere({ search }: Casebook, { text }: Question, { number }: Case, result: SearchResult): boolean {
  const { evidence, confidence } = result;
  const attribute = readAttribute(text);
  const subject = attribute ? besides(text, attribute) : ownSubject(text);
  const things = subject.filter((word) => !isHan(word) || nounsOf(word).length > 0);
  if (things.length === 0 || subject.some((word) => search.mentioning([word], 'all').includes(number))) return false;
  const isUnknown = things.some((word) => search.mentioning([word], 'all').length === 0);
  if (!attribute && isUnknown) return confidence < hopeless.unknownThing;
  return confidence < hopeless.knownFact && (evidence?.overOutside ?? 0) < clearlyOutside;
}

function evidenceOf(
  casebook: Casebook,
  question: Question,
  focus: Case,
  { hits, confidence, unknown }: SearchResult,
): FocusEvidence {
  const [best] = hits;
  const own = hits.find((hit) => hit.case === focus);
  return {
    asksFact: Number(readAttribute(question.text) !== undefined),
    isStated: Number(findFact(casebook, focus, question, true)?.stated ?? false),
    isBest: Number(best?.case === focus),
    share: best ? (own?.score ?? 0) / best.score : 0,
    subject: ownSubject(question.text).length,
    unknown: unknown.length,
    categories: question.mentions.length,
    several: Number(readListRequest(question) === 'several'),
    pointsAtOne: Number(/那一?(个|项|条|块)/.test(question.text)),
    confidence: Math.max(-surest, Math.min(surest, confidence)),
  };
}
