import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { passagesOf } from '../answers/case.ts';
import { numbersOf } from '../answers/list.ts';
import { replyOf, sayReply } from '../answers/reply.ts';
import { aspectLabels, labelOf, pageText } from '../answers/wording.ts';
import type { Conversation } from '../conversation.ts';
import { withoutAspects } from '../reading/aspects.ts';
import { readOrdinals } from '../reading/ordinals.ts';
import type { Question } from '../reading/question.ts';
import { subjectOf } from '../reading/subject.ts';
import type { Aspect } from '../reply.ts';
import type { Intent, Outcome, Request } from './intent.ts';

const asksToCompare =
  /区别|差别|差异|差在(哪|什么)|哪里?不(同|一样)|不同|不一样|对比|比较|相比|比一比|比比|比一下|比起来|比呢|(和|跟|与|同).{1,8}比(比|一比|一下|呢|[,，。?？\s]|$)|(跟|和|与).{1,24}(分别|各自|各(?=省|是|有|管|能))|(这|那)?(俩|两个|两者)比(比|一下)?|是(不是)?(一回事|同一个|一个(东西|意思))|两个?(案例)?(区别|差别)|异同|哪个(更|好)|有什么(不同|区别)|\bvs\.?\b|versus|\bcompar(e|ed|ison|ing)\b|\bdiffer(s|ed)?\b|\bdifferen(ce|t|ces)\b|distinguish/;
const together =
  /这俩|那俩|俩|^(那|这)?两个|这两(个|项|条)|那两(个|项|条)|两者|二者|它们|these two|those two|the two|both|them/;

/** At most so many cases stand side by side. */
const mostColumns = 4;

/** Two or more cases side by side: by number, or the one spoken of with another. */
export const compareIntent: Intent = {
  name: 'compare',
  answer(request) {
    const { question, casebook, conversation } = request;
    if (!asksToCompare.test(question.text)) return undefined;
    const named = question.references.found.flatMap(({ number }) => (number === undefined ? [] : [number]));
    const missing = question.references.found.some(({ number }) => number === undefined);
    if (missing) return undefined;
    const numbers = completed(named, request);
    if (!numbers) return undefined;
    const { language } = question;
    if (numbers.length < 2) return { reply: sayReply('none', language, whichOnes(language)) };
    const cases = numbers.slice(0, mostColumns).flatMap((number) => casebook.get(number) ?? []);
    return comparison(casebook, cases, question, conversation);
  },
};

/** Fills in what the words leave open; undefined when the message compares no cases at all. */
function completed(named: readonly number[], { question, conversation, casebook }: Request): number[] | undefined {
  if (named.length >= 2) return [...named];
  const { list: shown } = conversation;
  const pointed = shown ? readOrdinals(question.text).flatMap((ordinal) => numbersOf(shown)[ordinal - 1] ?? []) : [];
  if (pointed.length >= 2) return pointed;
  const { focus, previous, list } = conversation;
  const [one] = named;
  const [place] = pointed;
  if (one !== undefined && place !== undefined && place !== one) return [place, one];
  if (one !== undefined)
    return focus !== undefined && focus !== one
      ? [focus, one]
      : previous !== undefined && previous !== one
        ? [previous, one]
        : [one];
  if (
    /刚才|之前|上一个|前一个|前面|\bthe (last|previous) one\b/.test(question.text) &&
    focus !== undefined &&
    previous !== undefined
  )
    return [focus, previous];
  const pair = describedPair(question.text, casebook);
  if (pair) return pair;
  if (question.subject.length > 0 && !together.test(question.text)) {
    const other = focus === undefined ? undefined : described(question.text, casebook, focus, previous);
    return focus !== undefined && other !== undefined ? [focus, other] : undefined;
  }
  if (together.test(question.text) && list && numbersOf(list).length >= 2 && focus === undefined)
    return numbersOf(list).slice(0, 2);
  if (focus !== undefined && previous !== undefined) return [previous, focus];
  if (list && numbersOf(list).length >= 2) return numbersOf(list).slice(0, 2);
  return focus === undefined ? [] : [focus];
}

/** Words of comparing around what is compared with. */
const comparing = new RegExp(
  `${asksToCompare.source}|^(那|它)?(跟|和|与|同|比)|有(什么|啥)|(那|这)一?(个|条|项)|\\b(from|with|to|how|does|it|the|one|is)\\b`,
  'gu',
);
/** The share of these words' weight that the described case has to have at least. */
const describedFrom = 0.2;

/**
 * "和景区那条对比下": the case before the one spoken of where it has these words, or the case that they fit best where no
 * other fits nearly as well.
 */
function described(text: string, { search }: Casebook, focus: number, previous?: number): number | undefined {
  const said = withoutAspects(text.replace(comparing, ' '));
  const words = subjectOf(said).filter((word) => word.length > 1);
  if (previous !== undefined && words.length > 0 && search.mentioning(words, 'all').includes(previous)) return previous;
  const [best, next] = search.find(said).hits.filter((hit) => hit.case.number !== focus);
  return best && best.score >= describedFrom && best.score > (next?.score ?? 0) * 1.2 ? best.case.number : undefined;
}

/** "进口测试车跟国产测试车放一块比比": both are described, each surely enough. */
function describedPair(text: string, { search }: Casebook): number[] | undefined {
  const [left, right, ...others] = text.split(/(?<=.{2})(?:跟|和|与|\band\b|\bvs\.?)(?=.{2})/u);
  if (left === undefined || right === undefined || others.length > 0) return undefined;
  const cases = [left, right].map((part) => {
    const { hits, confidence } = search.find(withoutAspects(part.replace(comparing, ' ')));
    return confidence >= answerFrom ? hits[0]?.case.number : undefined;
  });
  const [one, other] = cases;
  return one !== undefined && other !== undefined && one !== other ? [one, other] : undefined;
}

function whichOnes(language: Language): string {
  return language === 'zh'
    ? '要比较哪两项？请说出编号，比如“13和15有什么区别”。'
    : 'Which two cases? Name their numbers, such as "compare 13 and 15".';
}

/** Cases side by side, with the part that was asked for first. */
function comparison(
  casebook: Casebook,
  cases: readonly Case[],
  { language, aspect }: Question,
  before: Conversation,
): Outcome {
  const numbers = cases.map(({ number }) => number);
  const zh = language === 'zh';
  const title = zh
    ? `${numbers.map((number) => `${number}号`).join('与')}对比：`
    : `Cases ${numbers.join(' and ')} side by side:`;
  const parts: Aspect[] = ['overview', 'audience', 'process', 'effect'];
  const rowOf = (part: Aspect) => ({
    label: aspectLabels[language][part],
    cells: cases.map((entry) => cellOf(casebook, entry, part, language)),
  });
  const rows = [
    { label: zh ? '名称' : 'Title', cells: cases.map((entry) => labelOf(entry, language).title) },
    ...[...parts.filter((part) => part === aspect), ...parts.filter((part) => part !== aspect)].map(rowOf),
    {
      label: aspectLabels[language].page,
      cells: cases.map((entry) => `${pageText(entry, language)} (${entry.mapCode})`),
    },
  ];
  const reply = replyOf({
    intent: 'compare',
    language,
    ...(aspect && aspect !== 'overview' ? { aspect } : {}),
    cases: numbers,
    blocks: [
      { kind: 'lead', text: title },
      { kind: 'comparison', columns: cases.map((entry) => labelOf(entry, language)), rows },
    ],
    actions: numbers.map((number) => ({ label: `${number}`, say: zh ? `${number}号案例` : `case ${number}` })),
  });
  const [previous, focus] = numbers.slice(-2);
  return {
    reply,
    conversation: {
      ...before,
      language,
      ...(previous === undefined || focus === undefined ? {} : { previous, focus }),
      list: { title: '', groups: [{ numbers }], page: 0 },
    },
  };
}

function cellOf(casebook: Casebook, entry: Case, part: Aspect, language: Language): string {
  let step = 0;
  return passagesOf(casebook, entry, part, language)
    .map(({ kind, text }) => {
      if (kind !== 'step') return text;
      step += 1;
      return `${step}. ${text}`;
    })
    .join(language === 'zh' ? '' : ' ');
}
