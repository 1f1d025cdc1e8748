import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { sentencesOf } from '../../knowledge/search/documents.ts';
import { termsOfQuestion } from '../../knowledge/search/question.ts';
import { analyse } from '../../knowledge/text/analyse.ts';
import type { Question } from '../reading/question.ts';
import type { Aspect } from '../reply.ts';

/** A sentence of the record that states what was asked, and the part of the record it stands in. */
export type Fact = { text: string; aspect: Aspect };

/** A sentence must carry this share of the question's weight to be put first. */
const factFrom = 0.45;

/** Finds the sentence of a case that answers a question; undefined when none is near enough. */
export function findFact(casebook: Casebook, entry: Case, question: Question): Fact | undefined {
  const { terms } = termsOfQuestion(question.text);
  const total = terms.reduce((sum, { key, weight }) => sum + weight * casebook.search.idf(key), 0);
  if (total === 0) return undefined;
  let best: (Fact & { share: number }) | undefined;
  for (const fact of factsOf(entry, question)) {
    const keys = new Set(analyse(fact.text).map(({ key }) => key));
    const share =
      terms.reduce((sum, { key, weight }) => (keys.has(key) ? sum + weight * casebook.search.idf(key) : sum), 0) /
      total;
    if (!best || share > best.share) best = { ...fact, share };
  }
  return best && best.share >= factFrom ? best : undefined;
}

function factsOf(entry: Case, { language }: Question): Fact[] {
  const text = entry.text[language];
  const of = (aspect: Aspect, sentences: readonly string[]) =>
    sentences.map((sentence) => ({ aspect, text: sentence }));
  return [
    ...of('effect', sentencesOf(text.results)),
    ...of('process', sentencesOf(text.procedure)),
    ...of('overview', sentencesOf(text.summary)),
  ];
}
