import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { answerFrom } from '../../knowledge/search/confidence.ts';
import { passagesOf } from '../answers/case.ts';
import { numbersOf } from '../answers/list.ts';
import { replyOf, sayReply } from '../answers/reply.ts';
import { aspectLabels, labelOf, pageText } from '../answers/wording.ts';
import { type Conversation, speakingOf } from '../conversation.ts';
import { withoutAspects } from '../reading/aspects.ts';
import { readOrdinals } from '../reading/ordinals.ts';
import type { Question } from '../reading/question.ts';
import { subjectOf } from '../reading/subject.ts';
import type { Aspect } from '../reply.ts';
import type { Intent, Outcome, Request } from './intent.ts';
import { describedAmong } from './spoken-of.ts';

/** Words that say that cases are to be compared. */
const comparingWords =
  /区别|差别|差异|差在(哪|什么)|哪里?不(同|一样)|不同(?=[\s\p{P}]|$|在|点|之处|的地方|吗|呢|么|啊)|有[啥何]不同|不一样|对比|比较|相比|比一比|比比看?|比一下|比起来|比呢|(这|那)?(俩|两个|两者)比(比|一下)?|是(不是)?(一回事|同一个|一个(东西|意思))|算?(是|不是)?一类|两个?(案例)?(区别|差别)|异同|哪个(更|好)|(俩|两个|两条|两者|二者)[^,，]{0,8}(哪(个|条)|谁)|有什么(不同|区别)|\bvs\.?\b|versus|\bcompar(e|ed|ison|ing)\b|\bdiffer(s|ed)?\b|\bdifferen(ce|t|ces)\b|side by side|distinguish/u;
/** The same said around the other case: 跟8号比, 和排污许可那条分别在几页, 它跟118都是对韩国的. */
const aroundTheOther =
  /(和|跟|与|同).{1,8}比(比|一比|一下|呢|[,，。?？\s]|$)|(跟|和|与).{1,24}(分别|各自|各(?=省|是|有(?!哪|几|多少|啥|什么)|管|能))|^(那么?|它|这个|这条)?(跟|和|与|同)(?!哪|谁|什么|啥).{1,20}(是不是|算不算|算(是)?同|都是|都给|都算|一样|相同)(?!哪|什么|啥|谁)/;
const asksToCompare = new RegExp(`${comparingWords.source}|${aroundTheOther.source}`, 'u');
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
  const pointed = shown
    ? readOrdinals(question.text).flatMap((ordinal) => numbersOf(shown).at(ordinal < 0 ? ordinal : ordinal - 1) ?? [])
    : [];
  if (pointed.length >= 2) return pointed;
  const { focus, earlier = [], list } = conversation;
  const [previous] = earlier;
  const [one] = named;
  const [place] = pointed;
  if (one !== undefined && place !== undefined && place !== one) return [place, one];
  if (one === undefined && place !== undefined && focus !== undefined && place !== focus) return [focus, place];
  const pointsBack = /刚才|之前|上一?个|上面|前一个|前面|\bthe (last|previous) one\b/.test(question.text);
  const subject = describingWords(question.text);
  if (one !== undefined) {
    const spoken = [focus, ...earlier].flatMap((number) => (number === undefined || number === one ? [] : [number]));
    const meant = pointsBack ? (describedAmong(casebook, subject, spoken)?.number ?? spoken[0]) : spoken[0];
    return meant === undefined ? [one] : [meant, one];
  }
  if (pointsBack && focus !== undefined && previous !== undefined)
    return [focus, describedAmong(casebook, subject, earlier)?.number ?? previous];
  const pair = describedPair(question.text, casebook);
  if (pair) return pair;
  if (question.subject.length > 0 && !together.test(question.text)) {
    const other = focus === undefined ? undefined : described(question.text, casebook, focus, earlier);
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
  `${comparingWords.source}|^(那|它)?(跟|和|与|同|比)|分别|各自|是不是|都(是|给|算)?|有(什么|啥)|(那|这)一?(个|条|项)|\\b(from|with|to|how|does|it|the|one|is)\\b`,
  'gu',
);
/** A case that was spoken of before has this share of the words, where they describe it. */
const describedShare = 0.7;
/** The share of these words' weight that the described case has to have at least. */
const describedFrom = 0.2;

/**
 * "和景区那条对比下": the case before the one spoken of where it has these words, or the case that they fit best where no
 * other fits nearly as well.
 */
function described(text: string, casebook: Casebook, focus: number, earlier: readonly number[]): number | undefined {
  const said = withoutAspects(text.replace(comparing, ' '));
  const before = describedAmong(casebook, describingWords(text), earlier);
  if (before && before.share >= describedShare) return before.number;
  const { hits, confidence } = casebook.search.find(said);
  const [best, next] = hits.filter((hit) => hit.case.number !== focus);
  const isSure = confidence >= answerFrom && best === hits[0];
  return best && best.score >= describedFrom && (isSure || best.score > (next?.score ?? 0) * 1.2)
    ? best.case.number
    : undefined;
}

function describingWords(text: string): string[] {
  const words = subjectOf(withoutAspects(text.replace(comparing, ' ')));
  return words.filter((word) => !pointing.test(word));
}

const pointing = /^(刚才|刚刚|之前|前面|上面|放|一起|说)$/;

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
  const pages = {
    label: aspectLabels[language].page,
    cells: cases.map((entry) => `${pageText(entry, language)} (${entry.mapCode})`),
  };
  const ofParts = [...parts.map((part) => ({ part, ...rowOf(part) })), { part: 'page' as const, ...pages }];
  const rows = [
    { label: zh ? '名称' : 'Title', cells: cases.map((entry) => labelOf(entry, language).title) },
    ...[...ofParts.filter(({ part }) => part === aspect), ...ofParts.filter(({ part }) => part !== aspect)].map(
      ({ label, cells }) => ({ label, cells }),
    ),
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
  const [former, latter] = numbers.slice(-2);
  return {
    reply,
    conversation: {
      ...before,
      language,
      ...(former === undefined ? {} : speakingOf(latter, { ...before, focus: former })),
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
