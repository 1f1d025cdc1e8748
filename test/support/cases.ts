import type { Book } from '../../src/knowledge/book.ts';
import type { Case, CaseText } from '../../src/knowledge/case.ts';
import { type Casebook, createCasebook } from '../../src/knowledge/casebook.ts';
import { createTaxonomy } from '../../src/knowledge/taxonomy.ts';

/** What a test says of a case; the rest is filled in. */
export type CaseSketch = Partial<Omit<Case, 'text'>> & {
  number: number;
  zh?: Partial<CaseText>;
  en?: Partial<CaseText>;
};

/** A made-up case. */
export function aCase({ zh, en, ...sketch }: CaseSketch): Case {
  const text: CaseText = {
    title: `茶亭故事${sketch.number}`,
    audiences: ['茶客'],
    aliases: [],
    questions: [],
    metrics: [],
    summary: [{ kind: 'paragraph', text: '茶亭里的一件事。' }],
    procedure: [{ kind: 'step', text: '先泡茶。' }],
    results: [{ kind: 'point', text: '茶客高兴。' }],
  };
  return {
    mapCode: `3-${sketch.number}`,
    pages: { first: sketch.number, last: sketch.number },
    audienceTags: [],
    topics: [],
    areas: [],
    procedureSource: 'text',
    ...sketch,
    text: { zh: { ...text, ...zh }, en: { ...text, title: `Tea house story ${sketch.number}`, ...en } },
  };
}

const book: Book = {
  name: { zh: '湖区生活图谱', en: 'Life on the lake' },
  map: { zh: '湖区地图', en: 'map of the lake' },
  series: [{ code: 3, first: 1, last: 99 }],
};

/** A casebook of made-up cases, filed under nothing. */
export function aCasebook(...cases: Case[]): Casebook {
  const taxonomy = createTaxonomy({ audiences: {}, topics: {}, areas: {} });
  return createCasebook({ book, cases, taxonomy, lexicon: { synonyms: [], shapes: [] } });
}
