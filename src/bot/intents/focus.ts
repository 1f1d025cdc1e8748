import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import type { SearchResult } from '../../knowledge/search/search.ts';
import { findFact } from '../answers/fact.ts';
import { isGeneric, readAttribute } from '../reading/attributes.ts';
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
  /** Where it is: how sure that hit is by itself, from -8 to 8; else 0. */
  sureOfIt: number;
  /** How sure the best hit is where it is another case; else 0. */
  sureOfOther: number;
  /** How far its score lies behind that of the best hit. */
  behind: number;
  /** Number of words that name a subject of its own. */
  subject: number;
  /** Number of words that stand nowhere in the book. */
  unknown: number;
  /** 1 when several cases are asked for. */
  several: number;
  /** 1 when it points at one of several: 那个, 那条. */
  pointsAtOne: number;
  /** How much it is like a follow-up to some case, and unlike a question that no case answers. */
  likeness: number;
  /** How near it is to a known follow-up to the case itself. */
  nearness: number;
  /** How near it is to a message that followed the case and was about something else. */
  elsewhere: number;
  /** 1 for a handful of characters. */
  isBrief: number;
};

/** Weights of a logistic regression over the turns of dialogues that speak of a case (docs/evaluation.md). */
const weights: Weights<keyof FocusEvidence> = {
  constant: 1.78,
  asksFact: 1.95,
  isStated: 1.11,
  isBest: 3.71,
  sureOfIt: 0.32,
  sureOfOther: -0.35,
  behind: -2.6,
  subject: -1.05,
  unknown: -0.73,
  several: -5.52,
  pointsAtOne: -1.97,
  likeness: 0.79,
  nearness: 7.22,
  elsewhere: -5.76,
  isBrief: 1.46,
};
const surest = 8;
const brief = 6;

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
  const isPlain = plainly(casebook, question, focus, result);
  if (isPlain !== undefined) return isPlain;
  const evidence = evidenceOf(casebook, question, focus, result);
  return !isFarOff(result, evidence) && logOdds(weights, evidence) > 0;
}

/**
 * "商标注册要多长时间": nothing of the book is near, it is clearly nearer to a question that no case answers, and it is like no
 * follow-up.
 */
function isFarOff({ confidence, evidence }: SearchResult, { likeness, nearness }: FocusEvidence): boolean {
  return confidence < -8 && (evidence?.overOutside ?? 0) < -0.7 && likeness < -0.5 && nearness < 0.15;
}

/** What plain rules decide; undefined where they leave it open. */
function plainly(casebook: Casebook, question: Question, focus: Case, result: SearchResult): boolean | undefined {
  if (pointsElsewhere(casebook, question, focus)) return false;
  if (pointsBack(question, result)) return true;
  const isOther = result.hits[0]?.case !== focus;
  if (isOther && (result.evidence?.named || namesAnother.test(question.text))) return false;
  return isOver.test(question.text) ? false : undefined;
}

/** "仓单那个在第几页" of a case that has no such word. */
function pointsElsewhere({ search }: Casebook, { text }: Question, { number }: Case): boolean {
  const named = /^(.{2,12}?)那一?(?:个|条|项)/.exec(text)?.[1] ?? '';
  const words = ownSubject(named).filter((word) => word.length > 1 && !/^(刚|之前|前面|上面|提到)/.test(word));
  return words.length > 0 && words.every((word) => !search.mentioning([word], 'all').includes(number));
}

/** Nothing but "it", the kind of fact that is asked for, or a part of a case: whatever else sounds like it. */
function pointsBack(question: Question, { confidence }: SearchResult): boolean {
  const { text, aspect, mentions } = question;
  if (readListRequest(question) === 'several') return false;
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

/** 葡萄酒的呢, 国产的呢, 施工许可分三段办的是哪个: the other one. */
const namesAnother = /的呢([\s,，?？]|$)|.{4}是哪一?(个|条|项)[?？]?$/;
/** "嗯嗯 懂了", "行 先这样": talk that is over. */
const isOver = /谢|辛苦|收到|明白|懂了|知道了|了解了|先这样|下次|\b(thanks?|thx|cheers|got it|bye|noted)\b/;

function evidenceOf(
  casebook: Casebook,
  question: Question,
  focus: Case,
  { hits, confidence, unknown }: SearchResult,
): FocusEvidence {
  const [best] = hits;
  const own = hits.find((hit) => hit.case === focus);
  const isBest = best !== undefined && best === own;
  const sureness = Math.max(-surest, Math.min(surest, confidence));
  const { nearest, elsewhere } = casebook.followUpReader.read(question.text, focus.number);
  return {
    asksFact: Number(readAttribute(question.text) !== undefined),
    isStated: Number(findFact(casebook, focus, question, true)?.stated ?? false),
    isBest: Number(isBest),
    sureOfIt: isBest ? sureness : 0,
    sureOfOther: isBest ? 0 : sureness,
    behind: (best?.score ?? 0) - (own?.score ?? 0),
    subject: ownSubject(question.text).length,
    unknown: unknown.length,
    several: Number(readListRequest(question) === 'several'),
    pointsAtOne: Number(/那一?(个|项|条|块)/.test(question.text)),
    likeness: casebook.followUpReader.likeness(question.text),
    nearness: nearest?.nearness ?? 0,
    elsewhere,
    isBrief: Number(question.text.length <= brief),
  };
}
