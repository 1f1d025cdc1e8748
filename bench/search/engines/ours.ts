import { createImpactIndex, type Field, type ImpactIndex } from '../../../src/knowledge/search/impact-index.ts';
import { contentStretches, termsOfQuestion } from '../../../src/knowledge/search/question.ts';
import { topPlaces } from '../../../src/knowledge/search/top-places.ts';
import { createTypoRepair } from '../../../src/knowledge/search/typos.ts';
import { normalise, squash } from '../../../src/knowledge/text/normalise.ts';
import { isStopPhrase } from '../../../src/knowledge/text/stop-words.ts';
import { createVocabulary } from '../../../src/knowledge/text/vocabulary.ts';
import type { BenchDocument, BuiltEngine, Engine } from '../types.ts';

/** Characters in a larger share of the documents are skipped, as in the casebook's search. */
const commonShare = 0.2;
/** How far a field's length is evened out; a text less than a title. Found on CMRC's even-numbered questions. */
const lengthNorms: Readonly<Record<string, number>> = { title: 0.8 };

/** Our impact index and analysis on documents of any kind. */
export const ours: Engine = { label: 'ours (impact index)', build: (set) => buildWith(set, () => (text) => text) };

/** The same with the repair of typing slips in front, mending towards what titles and texts say. */
export const oursWithRepair: Engine = {
  label: 'ours + typo repair',
  build: (set) => buildWith(set, createStretchRepair),
};

type Repair = (question: string) => string;
type MakeRepair = (index: ImpactIndex, documents: readonly BenchDocument[]) => Repair;
type Parts = { documents: readonly BenchDocument[]; weights: Readonly<Record<string, number>> };

function buildWith({ documents, weights }: Parts, makeRepair: MakeRepair): BuiltEngine {
  const vocabulary = createVocabulary();
  const fieldsOf = ({ fields }: BenchDocument): Field[] =>
    Object.entries(weights).map(([name, weight]) => ({
      terms: vocabulary.learn(fields[name] ?? ''),
      weight,
      lengthNorm: lengthNorms[name] ?? 0.5,
    }));
  const index = createImpactIndex(documents.map(fieldsOf), vocabulary);
  const repair = makeRepair(index, documents);
  return {
    search(question, limit) {
      const terms = termsOfQuestion(repair(normalise(question))).terms.filter(
        ({ key, kind }) => kind !== 'char' || index.frequency(key) <= index.size * commonShare,
      );
      const scores = new Float32Array(index.size);
      index.accumulate(terms, scores);
      return topPlaces(scores, limit).map((place) => documents[place]?.id ?? '');
    },
  };
}

function createStretchRepair(index: ImpactIndex, documents: readonly BenchDocument[]): Repair {
  const names = documents.flatMap(({ fields }) => Object.values(fields).map(squash));
  const typos = createTypoRepair({ index, names, coined: [], asking: [], shapes: [], isFunctionWord: isStopPhrase });
  return (question) =>
    contentStretches(question).reduce(
      (text, stretch) => (stretch.length < 2 ? text : text.replace(stretch, typos.repair(stretch))),
      question,
    );
}
