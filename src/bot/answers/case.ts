import type { Case, Passage } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import type { Action, Aspect, Block, Reply } from '../reply.ts';
import { replyOf } from './reply.ts';
import { aspectLabels, labelOf, nameOf, pageText } from './wording.ts';

type CaseAnswer = {
  language: Language;
  /** The part that was asked for; it leads. */
  aspect?: Aspect | undefined;
  /** A sentence that answers the question, put before everything else. */
  lead?: string | undefined;
  /** Other cases that may have been meant. */
  suggestions?: readonly Case[];
};

/** One case: what was asked first, then the card. */
export function caseReply(
  casebook: Casebook,
  entry: Case,
  { language, aspect, lead, suggestions = [] }: CaseAnswer,
): Reply {
  const asked = aspect ?? 'overview';
  const first = lead ?? leadOf(casebook, entry, asked, language);
  const order = sectionOrder(asked);
  const blocks: Block[] = [
    ...(first ? [{ kind: 'lead' as const, text: first }] : []),
    { kind: 'case', label: labelOf(entry, language), reference: referenceOf(casebook, entry, language) },
    ...order.flatMap((part) => sectionOf(casebook, entry, part, language)),
    ...metricsOf(entry, language),
    { kind: 'figure', number: entry.number },
    ...(suggestions.length > 0 ? [suggestionsOf(suggestions, language)] : []),
  ];
  return replyOf({
    intent: 'case',
    aspect: asked,
    language,
    cases: [entry.number],
    suggestions: suggestions.map(({ number }) => number),
    blocks,
    actions: actionsOf(entry, asked, language),
  });
}

/** Several cases asked for by number: each with its essentials. */
export function casesReply(
  casebook: Casebook,
  entries: readonly Case[],
  language: Language,
  aspect: Aspect | undefined,
): Reply {
  const parts: Aspect[] = aspect && aspect !== 'page' ? [aspect] : ['audience', 'overview'];
  const blocks = entries.flatMap((entry): Block[] => [
    { kind: 'case', label: labelOf(entry, language), reference: referenceOf(casebook, entry, language) },
    ...parts.flatMap((part) => sectionOf(casebook, entry, part, language)),
  ]);
  return replyOf({
    intent: 'case',
    aspect: aspect ?? 'overview',
    language,
    cases: entries.map(({ number }) => number),
    blocks,
    actions: entries
      .slice(0, 5)
      .map(({ number }) => ({ label: `${number}`, say: language === 'zh' ? `${number}号案例` : `case ${number}` })),
  });
}

/** "地图编号 11-16 · 原书第56页" */
export function referenceOf({ book }: Casebook, entry: Case, language: Language): string {
  return language === 'zh'
    ? `地图编号 ${entry.mapCode} · 原书${pageText(entry, language)}`
    : `map code ${entry.mapCode} · ${pageText(entry, language)} of the ${book.name.en}`;
}

/** The asked part comes first, the others follow in the order of the book. */
function sectionOrder(asked: Aspect): Aspect[] {
  const rest: Aspect[] = ['overview', 'audience', 'process', 'effect'];
  return asked === 'page' ? rest : [asked, ...rest.filter((part) => part !== asked)];
}

function sectionOf(casebook: Casebook, entry: Case, aspect: Aspect, language: Language): Block[] {
  const passages = passagesOf(casebook, entry, aspect, language);
  return passages.length > 0 ? [{ kind: 'section', aspect, label: aspectLabels[language][aspect], passages }] : [];
}

/** The figures of a case, before and after where the book has both. */
export function metricsOf(entry: Case, language: Language): Block[] {
  const items = entry.text[language].metrics;
  return items.length > 0 ? [{ kind: 'metrics', label: language === 'zh' ? '数据' : 'Figures', items }] : [];
}

/** What the record says of one part of a case, in one language. */
export function passagesOf(casebook: Casebook, entry: Case, aspect: Aspect, language: Language): readonly Passage[] {
  const text = entry.text[language];
  switch (aspect) {
    case 'overview':
      return text.summary;
    case 'audience':
      return audiencePassages(text.audiences, language);
    case 'process':
      return text.procedure;
    case 'effect':
      return text.results;
    case 'original':
      return originalPassages(casebook, entry);
    case 'page':
      return [];
  }
}

function audiencePassages(audiences: readonly string[], language: Language): Passage[] {
  const none = language === 'zh' ? '书中没有写明适用对象。' : 'The casebook does not say who it is for.';
  if (audiences.length === 0) return [{ kind: 'paragraph', text: none }];
  const separator = language === 'zh' ? '；' : '; ';
  return [{ kind: 'paragraph', text: audiences.join(separator) }];
}

function originalPassages(casebook: Casebook, { number }: Case): Passage[] {
  const official = casebook.official(number);
  if (!official) return [];
  const parts = [
    official.title,
    `适用对象：${official.audience}`,
    `办理流程：${official.procedure || '（图，文字版未收录）'}`,
    `实际效果：${official.results}`,
  ];
  return parts.map((text) => ({ kind: 'paragraph', text }));
}

/** The sentence that answers an aspect question before the card; overviews need none. */
function leadOf(casebook: Casebook, entry: Case, aspect: Aspect, language: Language): string | undefined {
  const zh = language === 'zh';
  const name = nameOf(entry, language);
  const page = pageText(entry, language);
  if (entry.procedureSource === 'missing' && aspect !== 'page') {
    return zh
      ? `${name}：书中只有标题和页码（${page}），没有正文，所以说不出更多内容。`
      : `${name}: the casebook has only its title and page (${page}), no text, so there is nothing more to tell.`;
  }
  if (aspect === 'page') return zh ? `${name}在原书${page}。` : `${name}, is on ${page} of the book.`;
  if (aspect === 'process' && entry.procedureSource === 'figure') {
    return zh
      ? `${name}的办理流程在书中是一张图（${page}），文字版没有收录，步骤请看原书。`
      : `The procedure of ${name.replace(/^Case/, 'case')}, is a chart in the book (${page}) that the text version does not contain; please see the book for the steps.`;
  }
  if (aspect === 'original' && !casebook.official(entry.number)) {
    return zh
      ? `这里没有装入官方原文，原书${page}可以查到${name}。以下是按原书整理的内容。`
      : `The official text is not loaded here; it is on ${page} of the book. Below is our own summary of ${name.replace(/^Case/, 'case')}.`;
  }
  return undefined;
}

function suggestionsOf(cases: readonly Case[], language: Language): Block {
  return {
    kind: 'rows',
    label: language === 'zh' ? '也可能是：' : 'You may also have meant:',
    rows: cases.map((entry, i) => ({ ...labelOf(entry, language), ordinal: i + 1 })),
  };
}

function actionsOf({ number }: Case, asked: Aspect, language: Language): Action[] {
  const parts: Aspect[] = ['process', 'effect', 'audience'];
  const more = parts
    .filter((part) => part !== asked)
    .map((part) => ({
      label: aspectLabels[language][part],
      say:
        language === 'zh'
          ? `${number}号案例的${aspectLabels.zh[part]}`
          : `${aspectLabels.en[part].toLowerCase()} of case ${number}`,
    }));
  return [
    ...more,
    language === 'zh'
      ? { label: '相关案例', say: `${number}号的相关案例` }
      : { label: 'Related cases', say: `cases related to case ${number}` },
  ];
}
