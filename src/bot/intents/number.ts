import type { Case } from '../../knowledge/case.ts';
import { caseReply, casesReply } from '../answers/case.ts';
import { findFact } from '../answers/fact.ts';
import { listOutcome } from '../answers/list.ts';
import { repeatable } from '../answers/repeat.ts';
import { replyOf } from '../answers/reply.ts';
import { speakingOf } from '../conversation.ts';
import { ownSubject } from '../reading/back-references.ts';
import type { Reference } from '../reading/references.ts';
import type { Intent, Outcome, Request } from './intent.ts';

/** So many cases are told in full; more become a list. */
const toldInFull = 3;

/** So many numbers that the book does not have are named; the others are left out. */
const mostNamed = 5;

/** Cases asked for by number or map code, with or without an aspect: 52号, 11-16, 13和15, 37到40, "52 流程". */
export const numberIntent: Intent = {
  name: 'number',
  answer(request) {
    const { casebook, question, conversation } = request;
    const { found } = question.references;
    if (found.length === 0) return undefined;
    const { language, aspect } = question;
    const cases = found.flatMap(({ number }) => (number === undefined ? [] : (casebook.get(number) ?? [])));
    const missing = found.filter(({ number }) => number === undefined || !casebook.get(number));
    const [first] = cases;
    if (!first) return outOfRange(request, missing);
    if (cases.length > toldInFull) return listed(request, cases);
    const fact =
      cases.length === 1 && !aspect && ownSubject(question.references.rest).length > 0
        ? findFact(casebook, first, question, true)
        : undefined;
    const reply =
      cases.length === 1
        ? caseReply(casebook, first, { language, aspect: aspect ?? fact?.aspect, lead: fact?.text })
        : casesReply(casebook, cases, language, aspect);
    const noted = missing.length > 0 ? { ...reply, blocks: [...reply.blocks, rangeNote(request, missing)] } : reply;
    return {
      reply: noted,
      conversation: {
        language,
        ...speakingOf(first.number, conversation),
        ...(aspect ? { aspect } : {}),
        ...(cases.length > 1
          ? { list: { title: '', groups: [{ numbers: cases.map(({ number }) => number) }], page: 0 } }
          : listOf(conversation)),
      },
    };
  },
};

/** The list that is being walked through stays, so that "the next one" still means something. */
function listOf({ list }: Request['conversation']) {
  return list ? { list } : {};
}

function listed({ casebook, question, conversation }: Request, cases: readonly Case[]): Outcome {
  const { language } = question;
  const title = language === 'zh' ? `您点名的案例共 ${cases.length} 项：` : `The ${cases.length} cases you named:`;
  const list = { title, groups: [{ numbers: cases.map(({ number }) => number) }], page: 0 };
  return listOutcome(casebook, list, language, conversation);
}

function outOfRange(request: Request, missing: readonly Reference[]): Outcome {
  const { language } = request.question;
  return { reply: replyOf({ intent: 'none', language, blocks: [{ ...rangeNote(request, missing), kind: 'lead' }] }) };
}

function rangeNote({ casebook, question }: Request, missing: readonly Reference[]) {
  const zh = question.language === 'zh';
  const named = missing.slice(0, mostNamed).map(({ said }) => repeatable(said));
  const said = named.join(zh ? '、' : ', ');
  const isCut = missing.length > named.length;
  const { series } = casebook.book;
  const codes = series.map(({ code, first, last }) => `${code}-1${zh ? '至' : ' to '}${code}-${last - first + 1}`);
  const text = zh
    ? `书中没有“${said}”${isCut ? '等编号' : '这个编号'}。案例编号是 1 至 ${casebook.lastNumber}，地图编号是 ${codes.join('、')}。`
    : `The casebook has no case "${said}"${isCut ? ' or the others' : ''}. Case numbers run from 1 to ${casebook.lastNumber}; map codes are ${codes.join(', ')}.`;
  return { kind: 'note' as const, text };
}
