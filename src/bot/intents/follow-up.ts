import type { Case } from '../../knowledge/case.ts';
import { caseReply } from '../answers/case.ts';
import { findFact } from '../answers/fact.ts';
import { numbersOf, pageSize } from '../answers/list.ts';
import { sayReply } from '../answers/reply.ts';
import { type Conversation, speakingOf } from '../conversation.ts';
import { asksWhetherFor } from '../reading/aspects.ts';
import { ownSubject, pronouns, refersBack } from '../reading/back-references.ts';
import { type Ordinal, readOrdinal } from '../reading/ordinals.ts';
import type { Intent, Outcome, Request } from './intent.ts';
import { earlierMeant } from './spoken-of.ts';

/** "第二个", "最后一个的流程", "the second one": a place in the list shown last. */
export const ordinalIntent: Intent = {
  name: 'ordinal',
  answer(request) {
    const { question, conversation } = request;
    const read = readOrdinal(question.text);
    if (!read) return undefined;
    const asksMore = ownSubject(read.rest).length > 0;
    if (
      asksMore &&
      !(
        conversation.list &&
        /^(那|就|看|先)?((名单|列表|清单)?(里|上|中)的?)?(第|最后|倒数|前者|后者|头一?个|[前后上下另](面|外)?[那这]?一?(个|条|项))|^(and |so |what about |how about |ok,? )?the (first|second|third|other|last)\b|^(first|second|third|last) one[:, ]/.test(
          question.text,
        )
      )
    )
      return undefined;
    const isBare = /^\D*\d{1,2}\D?$/.test(question.text) && !/第/.test(question.text);
    const { list } = conversation;
    const beside = list ? undefined : besideFocus(read.ordinal, request);
    if (beside) return tell(request, beside);
    const last = request.casebook.cases.at(-1);
    if (!list && last && read.ordinal === -1 && ofBook.test(question.text)) return tell(request, last);
    if (!list)
      return isBare || isCaseNumber(read.ordinal, question.text)
        ? undefined
        : { reply: sayReply('none', question.language, noList[question.language]) };
    const number = pick(read.ordinal, conversation, isBare);
    const entry = number === undefined ? undefined : request.casebook.get(number);
    if (entry) return asksMore ? tellFact(request, entry) : tell(request, entry);
    return isBare || isCaseNumber(read.ordinal, question.text)
      ? undefined
      : { reply: sayReply('none', question.language, beyond(numbersOf(list).length, question.language)) };
  },
};

/** 最后一个案例印在哪页, where no list was shown. */
const ofBook = /案例|\bcase\b/;

const noList = {
  zh: '前面没有列表，不知道您指的是哪一个。请说案例编号，或先列一份清单。',
  en: 'There is no list before this, so I cannot tell which one you mean. Name a case number, or ask for a list first.',
} as const;

function beyond(count: number, language: 'zh' | 'en'): string {
  return language === 'zh'
    ? `刚才的列表只有${count}项，请换一个序号。`
    : `The list has only ${count} entries; choose another one.`;
}

/** "下一条" where no list was shown: the case that follows in the book. */
function besideFocus(ordinal: Ordinal, { conversation: { focus }, casebook }: Request): Case | undefined {
  if (focus === undefined || (ordinal !== 'next' && ordinal !== 'previous')) return undefined;
  return casebook.get(ordinal === 'next' ? focus + 1 : focus - 1);
}

/** 第52项 or 第52个案例 without a list of that length is a case number, not a place. */
function isCaseNumber(ordinal: Ordinal, text: string): boolean {
  return (
    typeof ordinal === 'number' &&
    ordinal > 0 &&
    (/第\s*\S{1,4}\s*(项|条|篇|例|个案例)/.test(text) || ordinal > 10 || /^第\s*\d+\s*个$/.test(text))
  );
}

function pick(ordinal: Ordinal, { list, focus, earlier }: Conversation, isBare: boolean): number | undefined {
  if (!list) return undefined;
  const numbers = numbersOf(list);
  if (ordinal === 'other') return numbers.length === 2 ? numbers.find((number) => number !== focus) : earlier?.[0];
  if (ordinal === 'next' || ordinal === 'previous') {
    // Of two that were compared or named together, these are the former and the latter.
    if (numbers.length === 2) return numbers[ordinal === 'next' ? 1 : 0];
    const place = focus === undefined ? -1 : numbers.indexOf(focus);
    return numbers[ordinal === 'next' ? place + 1 : place - 1];
  }
  // A bare number can be a case number as well; it is an ordinal only among the rows that were shown.
  if (isBare && ordinal > (list.page + 1) * pageSize) return undefined;
  return ordinal < 0 ? numbers.at(ordinal) : numbers[ordinal - 1];
}

/** "那流程呢", "它的效果", "who is it for", "第几页": an aspect of the case spoken of, with no subject of its own. */
export const aspectIntent: Intent = {
  name: 'aspect',
  answer(request) {
    const { question, conversation, casebook } = request;
    const { aspect, language } = question;
    if (question.references.found.length > 0) return undefined;
    const pronoun = pronouns.test(question.text);
    const besides = aspect === 'audience' && othersThan.test(question.text);
    // "那它要多久办完", and nothing was said before.
    const isLost = conversation.focus === undefined && !conversation.list && /^(那么?)?它/.test(question.text);
    const forWhom = conversation.focus === undefined ? undefined : casebook.get(conversation.focus);
    if (forWhom && asksWhetherFor(question)) return tell(request, forWhom, 'audience');
    const subject = besides ? [] : ownSubject(question.references.rest || question.text);
    const named = !besides && question.mentions.some(({ name }) => !isVague(name));
    const earlier = earlierMeant(request, subject);
    if (earlier) return tellFact(request, earlier);
    if (!isLost && (subject.length > 0 || named || (!aspect && !pronoun))) return undefined;
    const focus = conversation.focus ?? onlyOne(conversation);
    const entry = focus === undefined ? undefined : casebook.get(focus);
    if (entry) return tell(request, entry);
    if (!isLost && !aspect && !refersBack(question.text)) return undefined;
    const ask = conversation.list
      ? {
          zh: '您问的是刚才列表里的哪一项？回复序号或案例编号，比如“第二个的流程”。',
          en: 'Which one of the list? Reply with its ordinal or case number, such as "the second one".',
        }
      : {
          zh: '您问的是哪一项案例？请说编号或名称，比如“52号的流程”。',
          en: 'Which case do you mean? Name it or its number, such as "procedure of case 52".',
        };
    return { reply: sayReply('none', language, ask[language]) };
  },
};

/** "除了海关还有谁能用": who else the case is for. */
const othersThan = /^(除了?|除去).{1,10}(还|以外|之外|外)|\b(besides|apart from|other than)\b/;

/** Category names so general that they name nothing in a follow-up: "什么企业能用". */
function isVague(name: string): boolean {
  return /^(企业|公司|部门|单位|机构|政府部门|个人|群众|项目|人|who|companies|company|enterprises?|business(es)?|审批|办理|评价)$/.test(
    name,
  );
}

function onlyOne({ list }: Conversation): number | undefined {
  // Suggestions have no title: what was only offered is not spoken of.
  if (!list?.title) return undefined;
  const numbers = numbersOf(list);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** "第二个每吨能多赚多少": what was asked of that case, first. */
function tellFact(request: Request, entry: Case): Outcome {
  const outcome = tell(request, entry);
  const { casebook, question } = request;
  const fact = question.aspect ? undefined : findFact(casebook, entry, question, true);
  if (!fact) return outcome;
  return {
    ...outcome,
    reply: caseReply(casebook, entry, { language: question.language, aspect: fact.aspect, lead: fact.text }),
  };
}

/** A case of the conversation; it is the one spoken of from now on. */
export function tell({ casebook, question, conversation }: Request, entry: Case, aspect = question.aspect): Outcome {
  const { language } = question;
  return {
    reply: caseReply(casebook, entry, { language, aspect }),
    conversation: {
      ...conversation,
      language,
      ...speakingOf(entry.number, conversation),
      ...(aspect ? { aspect } : {}),
    },
  };
}
