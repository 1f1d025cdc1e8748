import type { Case } from '../../knowledge/case.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import type { Hit } from '../../knowledge/search/search.ts';
import { isRoot } from '../../knowledge/taxonomy.ts';
import { caseReply } from '../answers/case.ts';
import { findFact, partAsked } from '../answers/fact.ts';
import { numbersOf } from '../answers/list.ts';
import { speakingOf } from '../conversation.ts';
import { besides, isGeneric, readAttribute } from '../reading/attributes.ts';
import { refersBack } from '../reading/back-references.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Question } from '../reading/question.ts';
import { readListRequest } from '../reading/requests.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** Less sure than this, what asks for a kind of case may ask for a list. */
const sureFrom = 2.5;
/** A weak hit on an entry of the list shown is still about it; on any other case it is nothing. */
const ownHitFrom = 0.12;
/**
 * "人工肝进临床的那条": who speaks of one that they know of mostly has a case in mind. Of 152 such questions of dev and recent,
 * 146 were in the book.
 */
const presupposes = /那一?(个|项|条|笔|款|套)/;
const presupposed = 1;
/** A second hit this near to the first is named as another possibility. */
const nearShare = 0.9;
/** A question in free text: the case that answers it, leading with the sentence that states what was asked. */
export const questionIntent: Intent = {
  name: 'question',
  answer(request) {
    const { hits, confidence: found, evidence } = request.search();
    const confidence = found + (presupposes.test(request.question.text) ? presupposed : 0);
    const [best, ...others] = hits;
    if (asksOfNothing(request)) return undefined;
    const described = confidence < answerFrom ? describedInList(request, hits) : undefined;
    if (described) return tellAsked(request, described, []);
    if (!best || confidence < answerFrom || asksOfDepartment(request.question)) return undefined;
    // Several are asked for, of a kind that has a name: one case that sounds like it is not the answer.
    if (confidence < sureFrom && !evidence?.named && asksForKind(request.question)) return undefined;
    const near = others.filter(({ score }) => score >= best.score * nearShare).slice(0, 3);
    return tellAsked(
      request,
      best.case,
      near.map((hit) => hit.case),
    );
  },
};

function asksForKind(question: Question): boolean {
  return readListRequest(question) === 'several' && !readCategoryQuestion(question).categories.every(isRoot);
}

/** "这个谁负责啊" where nothing has been spoken of. */
function asksOfNothing({ question: { text }, conversation: { focus } }: Request): boolean {
  const attribute = readAttribute(text);
  return focus === undefined && attribute !== undefined && refersBack(text) && isGeneric(text, attribute);
}

/** "海关电话多少" asks about a department itself, and of no case. */
function asksOfDepartment({ text, mentions }: Question): boolean {
  const attribute = readAttribute(text);
  if (!attribute || mentions.length === 0) return false;
  if (!mentions.every(({ categories }) => categories.every(({ id }) => id.startsWith('department')))) return false;
  const rest = mentions.reduce((kept, { name }) => kept.replace(name, ' '), text);
  return besides(rest, attribute).length === 0;
}

/** "手机上点点就批贷款那个" after a list: the entry of it that fits the description best. */
function describedInList({ question, conversation: { list } }: Request, hits: readonly Hit[]): Case | undefined {
  if (!list?.title || !/那一?(个|项|条)|哪一?(个|项|条)|\b(the one|that one|which one)\b/.test(question.text))
    return undefined;
  const numbers = numbersOf(list);
  return hits.find(({ case: { number }, score }) => numbers.includes(number) && score >= ownHitFrom)?.case;
}

/** A case with what was asked of it first; it is the one spoken of from now on. */
export function tellAsked({ question, casebook, conversation }: Request, entry: Case, near: readonly Case[]): Outcome {
  const { language, aspect } = question;
  const isKnown = conversation.focus === entry.number;
  const fact =
    aspect === 'page' || aspect === 'original' || aspect === 'audience'
      ? undefined
      : findFact(casebook, entry, question, isKnown);
  const lead =
    fact && (!aspect || aspect === 'overview' || !fact.stated || fact.aspect === aspect) ? fact.text : undefined;
  const part = isKnown ? partAsked(casebook, entry, question, fact) : fact?.aspect;
  const reply = caseReply(casebook, entry, { language, aspect: aspect ?? part, lead, suggestions: near });
  return {
    reply,
    conversation: {
      language,
      ...speakingOf(entry.number, conversation),
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
