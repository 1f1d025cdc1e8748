import type { Case } from '../../knowledge/case.ts';
import type { Bilingual, Language } from '../../knowledge/language.ts';
import type { Aspect, CaseLabel, CaseRow } from '../reply.ts';

/** Names of the parts of a case, as shown. */
export const aspectLabels: Bilingual<Record<Aspect, string>> = {
  zh: {
    overview: '概要',
    audience: '适用对象',
    process: '办理流程',
    effect: '实际效果',
    page: '页码',
    original: '原文',
  },
  en: {
    overview: 'Summary',
    audience: 'Who it is for',
    process: 'Procedure',
    effect: 'Results',
    page: 'Page',
    original: 'Official text',
  },
};

export function labelOf(entry: Case, language: Language): CaseLabel {
  return { number: entry.number, mapCode: entry.mapCode, title: entry.text[language].title };
}

/** Rows of a list; ordinals run on from `first`. */
export function rowsOf(cases: readonly Case[], language: Language, first = 1): CaseRow[] {
  return cases.map((entry, i) => ({ ...labelOf(entry, language), ordinal: first + i }));
}

/** "第56页" or "第7—8页". */
export function pageText({ pages: { first, last } }: Case, language: Language): string {
  if (language === 'zh') return first === last ? `第${first}页` : `第${first}—${last}页`;
  return first === last ? `page ${first}` : `pages ${first}–${last}`;
}

/** "52号案例“…”" with the title in the language's own quotation marks. */
export function nameOf(entry: Case, language: Language): string {
  const { title } = entry.text[language];
  return language === 'zh' ? `${entry.number}号案例《${title}》` : `Case ${entry.number}, ${title}`;
}
