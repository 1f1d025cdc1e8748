import { Index } from 'flexsearch';
import type { Term } from '../text/analyse.ts';

/** A text of a document and how much its words count (BM25F: Robertson, Zaragoza, Taylor 2004). */
export type Field = {
  terms: readonly Term[];
  /** Weight of a term's frequency in this field; 1 is plain text. */
  weight: number;
  /** How far the field's length is evened out, from 0 (not) to 1 (fully). */
  lengthNorm: number;
};

/** A term of a question and how much it counts. */
export type WeightedKey = { key: string; weight: number };

/** Postings of one term: documents by slot, the strongest slot first. */
type Postings = { slots: readonly (readonly number[])[]; documents: number };

/**
 * An impact-ordered inverted index kept in FlexSearch. The saturated BM25F impact of a term in a document is
 * quantised into a slot when the document is added; a question sums idf x weight x impact over its terms.
 * FlexSearch stores and finds the postings; ranking is ours because the library ranks by position only.
 */
export type ImpactIndex = {
  size: number;
  /** In how many documents a term stands; 0 for an unknown one. */
  frequency(key: string): number;
  /** Inverse document frequency of a term; the highest value for an unknown one. */
  idf(key: string): number;
  /** All keys, for building look-ups by sound or spelling. */
  keys(): Iterable<string>;
  /** Adds the scores of a question's terms into `scores`, one place a document. */
  accumulate(terms: readonly WeightedKey[], scores: Float32Array): void;
};

/** 9 to 12 slots rank like 128 (measured); more only cost memory. */
const slotCount = 12;
/** BM25's saturation of a term's frequency. */
const saturation = 0.9;

/** Builds the index; a document's id is its place in `documents`. */
export function createImpactIndex(documents: readonly (readonly Field[])[]): ImpactIndex {
  const frequencies = new Map<string, number>();
  const averages = averageLengths(documents);
  let slots: readonly number[] = [];
  const index = new Index({
    tokenize: 'strict',
    resolution: slotCount,
    encode: (content: string) => content.split('\n'),
    score: (_content: readonly string[], _term: string, position: number) => slots[position] ?? slotCount - 1,
  });
  for (const [id, fields] of documents.entries()) {
    const impacts = impactsOf(fields, averages);
    const keys = [...impacts.keys()];
    if (keys.length === 0) continue;
    slots = keys.map((key) => slotOf(impacts.get(key) ?? 0));
    index.add(id, keys.join('\n'));
    for (const key of keys) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  }
  const cache = new Map<string, Postings>();
  const size = documents.length;
  const idf = (key: string) => {
    const documentCount = frequencies.get(key) ?? 0;
    return Math.log(1 + (size - documentCount + 0.5) / (documentCount + 0.5));
  };
  return {
    size,
    frequency: (key) => frequencies.get(key) ?? 0,
    idf,
    keys: () => frequencies.keys(),
    accumulate(terms, scores) {
      for (const { key, weight } of terms) {
        if (!frequencies.has(key)) continue;
        const gain = idf(key) * weight;
        const { slots: bySlot } = postings(key);
        for (let slot = 0; slot < bySlot.length; slot++) {
          const documentIds = bySlot[slot];
          if (!documentIds) continue;
          const points = gain * impactOfSlot(slot);
          for (const id of documentIds) scores[id] = (scores[id] ?? 0) + points;
        }
      }
    },
  };

  function postings(key: string): Postings {
    let found = cache.get(key);
    if (!found) {
      const { result } = index.search(key, { resolve: false }) as unknown as { result: number[][] };
      found = { slots: result, documents: frequencies.get(key) ?? 0 };
      cache.set(key, found);
    }
    return found;
  }
}

function averageLengths(documents: readonly (readonly Field[])[]): number[] {
  const sums: number[] = [];
  for (const fields of documents)
    for (const [place, field] of fields.entries()) sums[place] = (sums[place] ?? 0) + field.terms.length;
  return sums.map((sum) => Math.max(1, sum / Math.max(1, documents.length)));
}

function impactsOf(fields: readonly Field[], averages: readonly number[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const [place, { terms, weight, lengthNorm }] of fields.entries()) {
    if (weight === 0) continue;
    const length = 1 - lengthNorm + (lengthNorm * terms.length) / (averages[place] ?? 1);
    for (const { key } of terms) frequencies.set(key, (frequencies.get(key) ?? 0) + weight / length);
  }
  for (const [key, frequency] of frequencies) frequencies.set(key, frequency / (frequency + saturation));
  return frequencies;
}

function slotOf(impact: number): number {
  return Math.min(slotCount - 1, Math.max(0, Math.round((1 - impact) * slotCount - 0.5)));
}

function impactOfSlot(slot: number): number {
  return 1 - (slot + 0.5) / slotCount;
}
