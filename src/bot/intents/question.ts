import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { isHan } from '../../knowledge/search/question.ts';
import type { Hit } from '../../knowledge/search/search.ts';
import { nounsOf } from '../../knowledge/text/analyse.ts';
import { caseReply } from '../answers/case.ts';
import { findFact } from '../answers/fact.ts';
import { numbersOf } from '../answers/list.ts';
import { type Attribute, readAttribute } from '../reading/attributes.ts';
import { ownSubject, refersBack } from '../reading/back-references.ts';
import { expectationOf } from '../reading/expectation.ts';
import type { Question } from '../reading/question.ts';
import { readListRequest } from '../reading/requests.ts';
import { isRoot, readCategoryQuestion } from '../reading/selection.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** A second hit this near to the first is named as another possibility. */
const nearShare = 0.9;
/** The case spoken of is meant when it fits a question about as well as the best one; a long one names its own subject. */
const focusShare = 0.5;
const shortSubject = 3;
/** A question this sure of itself starts a new subject. */
const sureFrom = 2.5;

/** A question in free text: the case that answers it, leading with the sentence that states what was asked. */
export const questionIntent: Intent = {
  name: 'question',
  answer(request) {
    const { hits, confidence: found, evidence } = request.search();
    const confidence = found + expectationOf(request.question, evidence);
    const [best, ...others] = hits;
    if (asksOfNothing(request)) return undefined;
    const focus = focusMeant(request, hits, confidence);
    if (focus) return tell(request, focus, []);
    const described = confidence < answerFrom ? describedInList(request, hits) : undefined;
    if (described) return tell(request, described, []);
    if (!best || confidence < answerFrom || asksOfDepartment(request.question)) return undefined;
    // Several are asked for, of a kind that has a name: one case that sounds like it is not the answer.
    if (confidence < sureFrom && !evidence?.named && asksForKind(request.question)) return undefined;
    const near = others.filter(({ score }) => score >= best.score * nearShare).slice(0, 3);
    return tell(
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
  if (attribute && isGeneric(question.text, attribute)) return focus;
  const isBrief = /^.{1,7}呢[?？]?$|^(and |what about )?the [\w ]{1,20}\?$/.test(question.text);
  if (confidence < answerFrom && (isBrief || question.aspect === 'page')) return focus;
  if (confidence >= sureFrom) return best && tellsMore(casebook, question, focus, best.case) ? focus : undefined;
  const unsure = confidence < answerFrom;
  // "解一下这个方程": what is pointed at has a name, and the case does not speak of it.
  const elsewhere = subject.length > 1 && isForeign(casebook, subject, focus);
  if (refersBack(question.text) && (unsure || subject.length <= 1) && !elsewhere) return focus;
  const own = hits.find((hit) => hit.case.number === focus.number);
  const share = unsure || subject.length <= shortSubject ? focusShare : nearShare;
  if (own && best && own.score >= best.score * share && own.score >= ownHitFrom) return focus;
  if (!attribute || subject.length > 3 || isForeign(casebook, besides(question.text, attribute), focus))
    return undefined;
  const stated = findFact(casebook, focus, question)?.stated ?? false;
  return unsure || (stated && subject.length <= 1) ? focus : undefined;
}

/** What is asked about ("A股收盘多少点") is nothing that the case speaks of; verbs alone name nothing. */
function isForeign({ search }: Casebook, subject: readonly string[], { number }: Case): boolean {
  const named = subject.filter((word) => !isHan(word) || nounsOf(word).length > 0);
  return named.length > 0 && !subject.some((word) => search.mentioning([word], 'all').includes(number));
}

/** Nothing is said but the kind of fact that is asked for: "能省几个人几天", "how long does it take now". */
function isGeneric(text: string, attribute: Attribute): boolean {
  return besides(text, attribute, /几(个|条|项)?(人|天|次|步|页|小时|块钱)?/gu).length === 0;
}

/** What a question speaks of besides the kind of fact that it asks for, and besides words of measuring. */
function besides(text: string, { asks }: Attribute, measuring = measures): string[] {
  return ownSubject(text.replace(new RegExp(asks.source, 'gu'), ' ').replace(measuring, ' '));
}

const measures =
  /(数量|名额|名字|原来|原先|以前|之前|过去|从前|后来|现在|如今|目前|人均|平均|每年|每月|每天|每次|每人|每家|每条|每艘|每吨|每单|每票|每|一共|总共|大概|大约|一般|通常|最多|最少|最快|最高|最低|至少|至多|联系|下来|出来|到手|能|要|等|需|花|省|少|多|快|慢|降|增|减|涨|赚|短|长)|几(个|条|项)?(人|天|次|步|页|小时|块钱)?/gu;

/** "一条船能省多少钱" right after the case that says so: its fact fits better than that of the best hit. */
function tellsMore(casebook: Casebook, question: Question, focus: Case, best: Case): boolean {
  const subject = ownSubject(question.text);
  if (focus === best || !readAttribute(question.text) || subject.length > 2) return false;
  if (isForeign(casebook, subject, focus)) return false;
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
