import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import type { Hit } from '../../knowledge/search/search.ts';
import { caseReply } from '../answers/case.ts';
import { findFact } from '../answers/fact.ts';
import { numbersOf } from '../answers/list.ts';
import { type Attribute, readAttribute } from '../reading/attributes.ts';
import { ownSubject, refersBack } from '../reading/back-references.ts';
import type { Question } from '../reading/question.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** A second hit this near to the first is named as another possibility. */
const nearShare = 0.9;
/** The case spoken of is meant when it fits a question nearly as well as the best one. */
const focusShare = 0.5;
/** A question this sure of itself starts a new subject. */
const sureFrom = 2.5;

/** A question in free text: the case that answers it, leading with the sentence that states what was asked. */
export const questionIntent: Intent = {
  name: 'question',
  answer(request) {
    const { hits, confidence } = request.search();
    const [best, ...others] = hits;
    const focus = focusMeant(request, hits, confidence);
    if (focus) return tell(request, focus, []);
    const described = confidence < answerFrom ? describedInList(request, hits) : undefined;
    if (described) return tell(request, described, []);
    if (!best || confidence < answerFrom) return undefined;
    const near = others.filter(({ score }) => score >= best.score * nearShare).slice(0, 3);
    return tell(
      request,
      best.case,
      near.map((hit) => hit.case),
    );
  },
};

/** "手机上点点就批贷款那个" after a list: the entry of it that fits the description best. */
function describedInList({ question, conversation: { list } }: Request, hits: readonly Hit[]): Case | undefined {
  if (!list?.title || !/那(个|项|条|一个)|哪(个|项|条)|\b(the one|that one|which one)\b/.test(question.text))
    return undefined;
  const numbers = numbersOf(list);
  return hits.find(({ case: { number }, score }) => numbers.includes(number) && score >= ownHitFrom)?.case;
}

/** A weak hit on the case spoken of is still about it; on any other case it is nothing. */
const ownHitFrom = 0.12;

/** "它现在多久能办完" has no subject of its own: it is about the case spoken of, where this has something on it. */
function focusMeant(
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
  if (attribute && isGeneric(question.text, attribute) && findFact(casebook, focus, question)?.stated) return focus;
  if (confidence >= sureFrom) return best && tellsMore(casebook, question, focus, best.case) ? focus : undefined;
  const unsure = confidence < answerFrom;
  if (refersBack(question.text) && (unsure || subject.length <= 1)) return focus;
  const own = hits.find((hit) => hit.case.number === focus.number);
  if (own && best && own.score >= best.score * focusShare && own.score >= ownHitFrom) return focus;
  if (!attribute || subject.length > 3) return undefined;
  const stated = findFact(casebook, focus, question)?.stated ?? false;
  return (stated && (unsure || subject.length <= 1)) || (unsure && subject.length <= 1) ? focus : undefined;
}

/** Nothing is said but the kind of fact that is asked for: "能省几个人几天", "how long does it take now". */
function isGeneric(text: string, { asks }: Attribute): boolean {
  const rest = text
    .replace(new RegExp(asks.source, 'gu'), ' ')
    .replace(/几(个|条|项)?(人|天|次|步|页|小时|块钱)?/gu, ' ');
  return ownSubject(rest).length === 0;
}

/** "一条船能省多少钱" right after the case that says so: its fact fits better than that of the best hit. */
function tellsMore(casebook: Casebook, question: Question, focus: Case, best: Case): boolean {
  if (focus === best || !readAttribute(question.text) || ownSubject(question.text).length > 2) return false;
  const [own, others] = [findFact(casebook, focus, question), findFact(casebook, best, question)];
  return own?.stated === true && own.share > (others?.stated ? others.share : 0);
}

function tell({ question, casebook, conversation }: Request, entry: Case, near: readonly Case[]): Outcome {
  const { language, aspect } = question;
  const fact =
    aspect === 'page' || aspect === 'original' || aspect === 'audience'
      ? undefined
      : findFact(casebook, entry, question);
  const lead =
    fact && (!aspect || aspect === 'overview' || !fact.stated || fact.aspect === aspect) ? fact.text : undefined;
  const reply = caseReply(casebook, entry, { language, aspect: aspect ?? fact?.aspect, lead, suggestions: near });
  const previous = conversation.focus === entry.number ? conversation.previous : conversation.focus;
  return {
    reply,
    conversation: {
      language,
      focus: entry.number,
      ...(previous === undefined ? {} : { previous }),
      ...(aspect ? { aspect } : {}),
      ...listKept(conversation, entry),
      ...(near.length > 0
        ? { list: { title: '', groups: [{ numbers: near.map(({ number }) => number) }], page: 0 } }
        : {}),
    },
  };
}

/** The list stays while the talk stays within it. */
function listKept({ list }: Request['conversation'], entry: Case) {
  return list && numbersOf(list).includes(entry.number) ? { list } : {};
}
