import type { Case, Metric } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { sentencesOf } from '../../knowledge/search/documents.ts';
import { withoutAspects } from '../reading/aspects.ts';
import { type Attribute, readAttribute } from '../reading/attributes.ts';
import type { Question } from '../reading/question.ts';
import type { Aspect } from '../reply.ts';
import { nameOf, pageText } from './wording.ts';

/** The answer to a question for a fact: the record's sentence, or that the book does not say. */
export type Fact = { text: string; aspect: Aspect; stated: boolean; share: number };

type Sentence = { aspect: Aspect; text: string };

/** A sentence must carry this share of the question's weight to be put first without being of the asked kind. */
const factFrom = 0.4;

/** Finds the sentence of a case that states what was asked; says so when the book does not; else undefined. */
export function findFact(casebook: Casebook, entry: Case, question: Question): Fact | undefined {
  if (entry.procedureSource === 'missing') return undefined;
  const attribute = readAttribute(question.text);
  const sentences = sentencesOfCase(entry, question.language);
  const fitting = attribute ? sentences.filter(({ text }) => attribute.stated.test(text)) : sentences;
  const best = nearest(casebook, fitting, question);
  if (attribute && !best) return unstated(entry, attribute, question.language);
  if (!best || (!attribute && best.share < factFrom)) return undefined;
  return { ...best, stated: true };
}

function unstated(entry: Case, { name }: Attribute, language: Language): Fact {
  const page = pageText(entry, language);
  const chart = entry.procedureSource === 'figure' || entry.procedureSource === 'partial';
  const text =
    language === 'zh'
      ? `书中没有写明${name.zh}：${nameOf(entry, language)}（原书${page}）没有提到。${chart ? '办理流程的图文字版没有收录，图上是否有请看原书。' : ''}`
      : `The casebook does not say ${name.en}: ${nameOf(entry, language)} (${page}), does not give it.${chart ? ' A chart of the procedure is not in the text version; please see the book.' : ''}`;
  return { text, aspect: 'overview', stated: false, share: 0 };
}

function sentencesOfCase(entry: Case, language: Language): Sentence[] {
  const text = entry.text[language];
  const of = (aspect: Aspect, sentences: readonly string[]) =>
    sentences.map((sentence) => ({ aspect, text: sentence }));
  const procedure = entry.procedureSource === 'figure' ? [] : text.procedure;
  return [
    ...of('effect', sentencesOf(text.results)),
    ...of('process', sentencesOf(procedure)),
    ...of('audience', text.audiences),
    ...of('overview', sentencesOf(text.summary)),
    ...of(
      'effect',
      text.metrics.map((metric) => metricSentence(metric, language)),
    ),
  ];
}

/** "查验时间：由3天变为1天" */
export function metricSentence({ what, before, after, value }: Metric, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  if (before && after) return `${what}${colon}${before} → ${after}`;
  return `${what}${colon}${value ?? after ?? before ?? ''}`;
}

/** The sentence that shares most of the question's weight. */
function nearest(
  casebook: Casebook,
  sentences: readonly Sentence[],
  question: Question,
): (Sentence & { share: number }) | undefined {
  const shareOf = casebook.search.coverage(withoutAspects(question.text) || question.text);
  let best: (Sentence & { share: number }) | undefined;
  for (const sentence of sentences) {
    const share = shareOf(sentence.text);
    if (!best || share > best.share) best = { ...sentence, share };
  }
  return best;
}
