import type { Case, CaseText, Passage } from '../case.ts';
import { type Language, languages } from '../language.ts';
import type { Category, Taxonomy } from '../taxonomy.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Field } from './impact-index.ts';

/** What a passage of a record is; the names that `--explain` shows. */
export const fieldNames = [
  'title',
  'alias',
  'question',
  'audience',
  'summary',
  'procedure',
  'results',
  'metric',
  'category',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** One sentence, hint or name of a record, as it is indexed. */
export type IndexedPassage = { number: number; field: FieldName; language: Language; text: string };

/**
 * Field weights of the two levels, found on the development questions (docs/evaluation.md). `document` weighs a
 * word's frequency in the record as a whole; `passage` weighs the best single sentence.
 */
export const fieldWeights: Readonly<Record<FieldName, { document: number; passage: number; lengthNorm: number }>> = {
  title: { document: 3, passage: 1.1, lengthNorm: 0.3 },
  alias: { document: 3, passage: 1.15, lengthNorm: 0.2 },
  question: { document: 1, passage: 1, lengthNorm: 0.5 },
  audience: { document: 1, passage: 0.8, lengthNorm: 0.3 },
  summary: { document: 1, passage: 0.9, lengthNorm: 0.5 },
  procedure: { document: 0.8, passage: 0.9, lengthNorm: 0.5 },
  results: { document: 0.8, passage: 0.9, lengthNorm: 0.5 },
  metric: { document: 0.5, passage: 0.9, lengthNorm: 0.3 },
  category: { document: 0.5, passage: 0.5, lengthNorm: 0.5 },
};

/** Everything of a case that can be found, in both languages. */
export function passagesOf(entry: Case, taxonomy: Taxonomy): IndexedPassage[] {
  return languages.flatMap((language) =>
    fieldNames.flatMap((field) =>
      textsOf(field, entry, language, taxonomy).map((text) => ({ number: entry.number, field, language, text })),
    ),
  );
}

function textsOf(field: FieldName, entry: Case, language: Language, taxonomy: Taxonomy): readonly string[] {
  const text = entry.text[language];
  switch (field) {
    case 'title':
      return [text.title];
    case 'alias':
      return text.aliases;
    case 'question':
      return text.questions;
    case 'audience':
      return text.audiences;
    case 'metric':
      return text.metrics.map((metric) =>
        [metric.what, metric.before, metric.after, metric.value].filter(Boolean).join(' '),
      );
    case 'category':
      return [
        categoriesOf(entry, taxonomy)
          .map((category) => category.name[language])
          .join(' '),
      ];
    default:
      return sentencesOf(text[field]);
  }
}

function categoriesOf(entry: Case, taxonomy: Taxonomy): Category[] {
  return [
    ...entry.audienceTags.map((id) => taxonomy.get('audiences', id)),
    ...entry.topics.map((id) => taxonomy.get('topics', id)),
    ...entry.areas.map((id) => taxonomy.get('areas', id)),
  ].filter((category) => category !== undefined);
}

/** The sentences of a section, each as it stands. */
export function sentencesOf(passages: CaseText['summary']): string[] {
  return passages.flatMap(splitSentences);
}

function splitSentences({ text }: Passage): string[] {
  return text
    .split(/(?<=[。！？；])|(?<=[.!?;])\s+(?=[A-Z(])/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A passage with the ids of its terms, analysed once for both levels. */
export type AnalysedPassage = IndexedPassage & { terms: Int32Array };

export function analysePassage(passage: IndexedPassage, vocabulary: Vocabulary): AnalysedPassage {
  return { ...passage, terms: vocabulary.learn(passage.text) };
}

/** The fields of a case for the document level, one list of terms for each field name. */
export function documentFields(passages: readonly AnalysedPassage[]): Field[] {
  return fieldNames.map((name) => ({
    terms: joined(passages.filter(({ field }) => field === name).map(({ terms }) => terms)),
    weight: fieldWeights[name].document,
    lengthNorm: fieldWeights[name].lengthNorm,
  }));
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  return all;
}
