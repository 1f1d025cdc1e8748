import type { Case, Metric, Passage } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { metricsOf, passagesOf, referenceOf } from '../answers/case.ts';
import { replyOf } from '../answers/reply.ts';
import { aspectLabels, labelOf, rowsOf } from '../answers/wording.ts';
import type { Action, Aspect, Block, Reply } from '../reply.ts';
import { brief } from './brief.ts';

/** A digest is read in a minute: no more steps, figures and neighbours than this. */
const mostSteps = 5;
const mostFigures = 5;
const mostRelated = 2;

/**
 * A featured case as it is pushed: what it achieved first, then the case in brief, its neighbours, and what to say next: to
 * change or end the subscription, or to begin one where the chat is not `subscribed`.
 */
export function digestReply(
  casebook: Casebook,
  entry: Case,
  language: Language,
  { subscribed = true }: { subscribed?: boolean } = {},
): Reply {
  const zh = language === 'zh';
  const related = casebook.related(entry.number, mostRelated);
  const section = (aspect: Aspect, passages: readonly Passage[]): Block => ({
    kind: 'section',
    aspect,
    label: aspectLabels[language][aspect],
    passages,
  });
  const blocks: Block[] = [
    { kind: 'lead', text: leadOf(entry, language) },
    { kind: 'case', label: labelOf(entry, language), reference: referenceOf(casebook, entry, language) },
    section('overview', entry.text[language].summary),
    section('audience', passagesOf(casebook, entry, 'audience', language)),
    ...metricsOf(entry, language).map((block) => withFewFigures(block)),
    section('process', stepsInBrief(entry, language)),
    { kind: 'figure', number: entry.number },
    ...(related.length > 0
      ? [{ kind: 'rows' as const, label: zh ? '相关案例：' : 'Related cases:', rows: rowsOf(related, language) }]
      : []),
    { kind: 'text', text: askFurther(entry, language) },
    { kind: 'note', text: (subscribed ? changeOrEnd : begin)[language] },
  ];
  return replyOf({
    intent: 'subscription',
    language,
    cases: [entry.number],
    blocks,
    actions: [...actionsOf(entry, language), (subscribed ? end : start)[language]],
  });
}

/** "本周精选：…" with the result that the case is worth reading for: one with a figure, where it has any. */
function leadOf(entry: Case, language: Language): string {
  const { results, metrics } = entry.text[language];
  const counted = metrics.length > 0 ? results.find(({ text }) => /\d/.test(text)) : undefined;
  const achieved = brief((counted ?? results[0])?.text ?? entry.text[language].title, language);
  return language === 'zh' ? `本周精选：${achieved}` : `Featured case of the week: ${achieved}`;
}

function withFewFigures(block: Block): Block {
  if (block.kind !== 'metrics') return block;
  const isChange = ({ before, after }: Metric) => before !== undefined && after !== undefined;
  const changesFirst = [...block.items].sort((a, b) => Number(isChange(b)) - Number(isChange(a)));
  return { ...block, items: changesFirst.slice(0, mostFigures) };
}

/** The first steps, shortened; and what the book says of a chart that the text version has lost. */
function stepsInBrief({ number, text, procedureSource }: Case, language: Language): Passage[] {
  const { procedure } = text[language];
  const steps = procedure.filter(({ kind }) => kind !== 'paragraph');
  const shown = steps.slice(0, mostSteps).map((step) => ({ ...step, text: brief(step.text, language) }));
  const more: Passage[] =
    steps.length > mostSteps ? [{ kind: 'paragraph', text: allSteps(number, steps.length, language) }] : [];
  const lost =
    procedureSource === 'text' && steps.length > 0
      ? []
      : procedure.filter(({ kind }) => kind === 'paragraph').slice(-1);
  return [...shown, ...more, ...lost];
}

function allSteps(number: number, count: number, language: Language): string {
  return language === 'zh'
    ? `共${count}步，全部步骤请说“${number}号的流程”。`
    : `${count} steps in all; say "procedure of case ${number}" for the rest.`;
}

function askFurther({ number }: Case, language: Language): string {
  return language === 'zh'
    ? `想细看，说“${number}号案例”；也可以直接问“${number}号的效果”“${number}号的相关案例”。`
    : `For more, say "case ${number}", "results of case ${number}" or "cases related to case ${number}".`;
}

const changeOrEnd = {
  zh: '换时间说“改成每周三上午十点”，选内容说“只推金融类的”，不想收了说“退订”。',
  en: 'Say "change to Wednesday 10am" for another time, "only finance cases" to choose, "unsubscribe" to end.',
} as const;

const begin = {
  zh: '想定期收到这样一篇，说“订阅每周精选”。',
  en: 'Say "subscribe" to get one like this regularly.',
} as const;

const end = {
  zh: { label: '退订', say: '退订' },
  en: { label: 'Unsubscribe', say: 'unsubscribe' },
} as const;

const start = {
  zh: { label: '订阅', say: '订阅每周精选' },
  en: { label: 'Subscribe', say: 'subscribe' },
} as const;

function actionsOf({ number }: Case, language: Language): Action[] {
  return language === 'zh'
    ? [
        { label: aspectLabels.zh.process, say: `${number}号案例的办理流程` },
        { label: aspectLabels.zh.effect, say: `${number}号案例的实际效果` },
        { label: '相关案例', say: `${number}号的相关案例` },
      ]
    : [
        { label: aspectLabels.en.process, say: `procedure of case ${number}` },
        { label: aspectLabels.en.effect, say: `results of case ${number}` },
        { label: 'Related cases', say: `cases related to case ${number}` },
      ];
}
