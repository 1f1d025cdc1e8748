import { createImpactIndex, type Field, type ImpactIndex } from '../../../src/knowledge/search/impact-index.ts';
import { contentStretches, termsOfQuestion } from '../../../src/knowledge/search/question.ts';
import { createTypoRepair } from '../../../src/knowledge/search/typos.ts';
import { analyse, type Term } from '../../../src/knowledge/text/analyse.ts';
import { normalise, squash } from '../../../src/knowledge/text/normalise.ts';
import { isStopPhrase } from '../../../src/knowledge/text/stop-words.ts';
import type { BenchDocument, BuiltEngine, Engine } from '../types.ts';
import { topPlaces } from './top.ts';

/** Characters in a larger share of the documents are skipped, as in the casebook's search. */
const commonShare = 0.2;
/** How far a field's length is evened out: titles little. */
const lengthNorms: Readonly<Record<string, number>> = { title: 0.3 };

type Weights = Readonly<Record<string, number>>;

/** Our impact index and analysis on documents of any kind. */
export const ours: Engine = { label: 'ours (impact index)', build: (set) => buildWith(set, () => (text) => text) };

/** The same with the repair of typing slips in front, mending towards what titles and texts say. */
export const oursWithRepair: Engine = {
  label: 'ours + typo repair',
  build: (set) => buildWith(set, createStretchRepair),
};

type Repair = (question: string) => string;
type MakeRepair = (index: ImpactIndex, documents: readonly BenchDocument[]) => Repair;
type Parts = { documents: readonly BenchDocument[]; weights: Weights };

function buildWith({ documents, weights }: Parts, makeRepair: MakeRepair): BuiltEngine {
  const index = createImpactIndex(documents.map(createFieldReader(weights)));
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

/** Makes fields of documents. Equal terms are one object: a large collection's would not fit in memory otherwise. */
function createFieldReader(weights: Weights): (document: BenchDocument) => Field[] {
  const shared = new Map<string, Term>();
  const share = (term: Term) => {
    const known = shared.get(term.key);
    if (!known) shared.set(term.key, term);
    return known ?? term;
  };
  return ({ fields }) =>
    Object.entries(weights).map(([name, weight]) => ({
      terms: analyse(fields[name] ?? '').map(share),
      weight,
      lengthNorm: lengthNorms[name] ?? 0.6,
    }));
}

function createStretchRepair(index: ImpactIndex, documents: readonly BenchDocument[]): Repair {
  const names = documents.flatMap(({ fields }) => Object.values(fields).map(squash));
  const typos = createTypoRepair({ index, names, asking: [], shapes: [], isFunctionWord: isStopPhrase });
  return (question) =>
    contentStretches(question).reduce(
      (text, stretch) => (stretch.length < 2 ? text : text.replace(stretch, typos.repair(stretch))),
      question,
    );
}
