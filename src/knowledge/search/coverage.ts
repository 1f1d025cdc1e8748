import type { Vocabulary } from '../text/vocabulary.ts';
import type { ImpactIndex } from './impact-index.ts';
import { termsOfQuestion } from './question.ts';

/** Measures sentences of records against a question: the share of its weight that one carries, from 0 to 1. */
export type CoverageMeter = (question: string) => (sentence: string) => number;

/** A sentence is analysed when it is measured first; they are the records' own, so there is an end to them. */
export function createCoverageMeter(index: ImpactIndex, vocabulary: Vocabulary): CoverageMeter {
  const analysed = new Map<string, Int32Array>();
  const idsOf = (sentence: string) => {
    const known = analysed.get(sentence) ?? vocabulary.learn(sentence);
    analysed.set(sentence, known);
    return known;
  };
  return (question) => {
    const terms = termsOfQuestion(question).terms.map(({ key, weight }) => ({ key, weight: weight * index.idf(key) }));
    const total = terms.reduce((sum, { weight }) => sum + weight, 0);
    return (sentence) => {
      const ids = idsOf(sentence);
      const has = (key: string) => ids.includes(vocabulary.idOf(key) ?? -1);
      const shared = terms.reduce((sum, { key, weight }) => (has(key) ? sum + weight : sum), 0);
      return total === 0 ? 0 : shared / total;
    };
  };
}
