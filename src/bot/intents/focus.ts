import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { isHan, termsOfQuestion } from '../../knowledge/search/question.ts';
import type { Hit } from '../../knowledge/search/search.ts';
import { nounsOf } from '../../knowledge/text/analyse.ts';
import { findFact } from '../answers/fact.ts';
import { withoutAspects } from '../reading/aspects.ts';
import { besides, isGeneric, readAttribute } from '../reading/attributes.ts';
import { ownSubject, refersBack } from '../reading/back-references.ts';
import type { Question } from '../reading/question.ts';
import type { Request } from './intent.ts';

/** The case spoken of is meant when it fits a question about as well as the best hit does. */
const focusShare = 0.5;
/** More words than these name a subject of their own: then it has to fit nearly as well. */
const shortSubject = 3;
const longSubjectShare = 0.9;
/** A question this sure of itself starts a new subject. */
export const sureFrom = 2.5;
/** A weak hit on the case spoken of is still about it; on any other case it is nothing. */
export const ownHitFrom = 0.12;

/** "它现在多久能办完" has no subject of its own: it is about the case spoken of, where this has something on it. */
export function focusMeant(
  { question, conversation, casebook }: Request,
  hits: readonly Hit[],
  confidence: number,
): Case | undefined {
  const focus = conversation.focus === undefined ? undefined : casebook.get(conversation.focus);
  if (!focus) return undefined;
  const [best] = hits;
  const attribute = readAttribute(question.text);
  const subject = ownSubject(question.text);
  // Neither a subject of its own nor anything but "it": whatever else sounds like it, the case spoken of is meant.
  if (/它/.test(question.text) && subject.length <= 2) return focus;
  if (attribute && isGeneric(question.text, attribute)) return focus;
  const isBrief = /^.{1,7}呢[?？]?$|^(and |what about )?the [\w ]{1,20}\?$/.test(question.text);
  if (confidence < answerFrom && (isBrief || question.aspect === 'page')) return focus;
  if (confidence >= sureFrom) return best && tellsMore(casebook, question, focus, best.case) ? focus : undefined;
  const unsure = confidence < answerFrom;
  // "解一下这个方程": what is pointed at has a name, and the case does not speak of it.
  const elsewhere = subject.length > 1 && isForeign(casebook, subject, focus);
  if (refersBack(question.text) && (unsure || subject.length <= 1) && !elsewhere) return focus;
  const own = hits.find((hit) => hit.case.number === focus.number);
  const share = unsure || subject.length <= shortSubject ? focusShare : longSubjectShare;
  if (own && best && own.score >= best.score * share && own.score >= ownHitFrom) return focus;
  if (unsure && asks.test(question.text) && isBriefFor(question) && speaksOf(casebook, question, focus) >= ownShare)
    return focus;
  if (!attribute || subject.length > 3 || isForeign(casebook, besides(question.text, attribute), focus))
    return undefined;
  const stated = findFact(casebook, focus, question)?.stated ?? false;
  return unsure || (stated && subject.length <= 1) ? focus : undefined;
}

/** The share of a short question's words that the case spoken of has to have, where no other case answers it. */
const ownShare = 0.3;
const asks = /[?？]|什么|啥|谁|哪|几|多少|怎么|咋|如何|吗|么|没$|\b(what|who|which|how|where|when|does|is|are|can)\b/;
const longestBrief = { zh: 16, en: 60 } as const;

function isBriefFor({ text, language }: Question): boolean {
  return text.length <= longestBrief[language];
}

/** How much of a question's weight stands in the record of a case; single characters count as well: 要买什么险. */
function speaksOf({ search }: Casebook, { text }: Question, { number, text: { zh } }: Case): number {
  const { words, isFiller } = termsOfQuestion(withoutAspects(text));
  if (isFiller) return 0;
  const said = [...zh.summary, ...zh.procedure, ...zh.results].map((passage) => passage.text).join('');
  const has = (word: string) =>
    [...word].length === 1 ? said.includes(word) : search.mentioning([word], 'all').includes(number);
  const weigh = (some: readonly string[]) => some.reduce((sum, word) => sum + search.idf(word), 0);
  return weigh(words.filter(has)) / Math.max(weigh(words), 1e-6);
}

/** What is asked about ("A股收盘多少点") is nothing that the case speaks of; verbs alone name nothing. */
function isForeign({ search }: Casebook, subject: readonly string[], { number }: Case): boolean {
  const named = subject.filter((word) => !isHan(word) || nounsOf(word).length > 0);
  return named.length > 0 && !subject.some((word) => search.mentioning([word], 'all').includes(number));
}

/** "一条船能省多少钱" right after the case that says so: its fact fits better than that of the best hit. */
function tellsMore(casebook: Casebook, question: Question, focus: Case, best: Case): boolean {
  const subject = ownSubject(question.text);
  if (focus === best || !readAttribute(question.text) || subject.length > 2) return false;
  if (isForeign(casebook, subject, focus)) return false;
  const [own, others] = [findFact(casebook, focus, question), findFact(casebook, best, question)];
  return own?.stated === true && own.share > (others?.stated ? others.share : 0);
}
