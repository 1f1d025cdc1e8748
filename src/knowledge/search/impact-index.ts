import { Index } from 'flexsearch';
import type { Vocabulary } from '../text/vocabulary.ts';

/** A text of a document and how much its words count (BM25F: Robertson, Zaragoza, Taylor 2004). */
export type Field = {
  /** Ids of the vocabulary, repeats included. */
  terms: Int32Array;
  /** Weight of a term's frequency in this field; 1 is plain text. */
  weight: number;
  /** How far the field's length is evened out, from 0 (not) to 1 (fully). */
  lengthNorm: number;
};

/** A term of a question and how much it counts. */
export type WeightedKey = { key: string; weight: number };

/**
 * An impact-ordered inverted index kept in FlexSearch. The saturated BM25F impact of a term in a document is
 * quantised into a slot when the index is built; a question sums idf x weight x impact over its terms.
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
  /** The documents that have a term. */
  documentsWith(key: string): Iterable<number>;
  /**
   * Adds the scores of a question's terms into `scores`, one place a document; documents whose score was zero are
   * noted in `touched`, so that a reader of a large index need not look at all of them.
   */
  accumulate(terms: readonly WeightedKey[], scores: Float32Array, touched?: Touched): void;
};

/** Documents that a question has met: the first `count` of `places`, which has room for all of the index. */
export type Touched = { places: Int32Array; count: number };

/** Documents of one term by slot, the strongest slot first; a slot may be missing. */
type Postings = readonly (ArrayLike<number> | undefined)[];

/** What a question needs to know of a term. */
type Entry = { idf: number; postings: Postings };

/** 9 to 12 slots rank like 128 (measured); 20 rank no better and take a sixth longer to build. */
const slotCount = 12;
/** BM25's saturation of a term's frequency. */
const saturation = 1.2;
/** Above this many a slot's documents take less room, and are read faster, in a typed array. */
const longSlot = 32;

/** Builds the index; a document's id is its place in `documents`. */
export function createImpactIndex(documents: readonly (readonly Field[])[], vocabulary: Vocabulary): ImpactIndex {
  const index = new Index({ tokenize: 'strict', resolution: slotCount, encode: (key: string) => [key] });
  const counts = new Int32Array(vocabulary.keys.length);
  const keys: string[] = [];
  const entries: [string, Postings][] = [];
  for (const [id, slots] of collectPostings(documents, counts.length)) {
    const key = vocabulary.keys[id] ?? '';
    counts[id] = countOf(slots);
    keys.push(key);
    entries.push([key, slots]);
  }
  // As FlexSearch reads its own exports, for which the typings know JSON only: adding documents one by one takes
  // several times as long.
  index.import('map', entries as unknown as string);
  const cache = new Map<string, Entry>();
  const size = documents.length;
  const frequency = (key: string) => counts[vocabulary.idOf(key) ?? -1] ?? 0;
  const idf = (key: string) => {
    const documentCount = frequency(key);
    return Math.log(1 + (size - documentCount + 0.5) / (documentCount + 0.5));
  };
  return {
    size,
    frequency,
    idf,
    keys: () => keys,
    *documentsWith(key) {
      for (const documentIds of entryOf(key).postings) if (documentIds) yield* Array.from(documentIds);
    },
    accumulate(terms, scores, touched) {
      for (const { key, weight } of terms) {
        const { idf: rarity, postings } = entryOf(key);
        for (let slot = 0; slot < postings.length; slot++) {
          const documentIds = postings[slot];
          if (documentIds) addPoints(scores, documentIds, rarity * weight * impactOfSlot(slot), touched);
        }
      }
    },
  };

  /** Only what is in the index is kept, so there is an end to it. */
  function entryOf(key: string): Entry {
    const known = cache.get(key);
    if (known) return known;
    if (frequency(key) === 0) return { idf: idf(key), postings: [] };
    const { result } = index.search(key, { resolve: false }) as unknown as { result: Postings };
    const entry = { idf: idf(key), postings: result };
    cache.set(key, entry);
    return entry;
  }
}

function addPoints(scores: Float32Array, documentIds: ArrayLike<number>, points: number, touched?: Touched): void {
  for (let i = 0; i < documentIds.length; i++) {
    const id = documentIds[i] ?? 0;
    const before = scores[id] ?? 0;
    if (touched && before === 0) touched.places[touched.count++] = id;
    scores[id] = before + points;
  }
}

function countOf(slots: Postings): number {
  return slots.reduce((sum, documentIds) => sum + (documentIds?.length ?? 0), 0);
}

/** The postings of every term that stands somewhere, by its id, in the order of first appearance. */
function* collectPostings(documents: readonly (readonly Field[])[], termCount: number): Generator<[number, Postings]> {
  const averages = averageLengths(documents);
  const frequencies = new Float64Array(termCount);
  // Counted first, so that no list grows: room for growing is most of what short lists would take.
  const counts = new Int32Array(termCount * slotCount);
  const order: number[] = [];
  const isKnown = new Uint8Array(termCount);
  eachPosting((id, slot) => {
    const place = id * slotCount + slot;
    counts[place] = (counts[place] ?? 0) + 1;
    if (isKnown[id]) return;
    isKnown[id] = 1;
    order.push(id);
  });
  const lists = Array.from(counts, listFor);
  counts.fill(0);
  eachPosting((id, slot, document) => {
    const place = id * slotCount + slot;
    const list = lists[place];
    const filled = counts[place] ?? 0;
    if (list) list[filled] = document;
    counts[place] = filled + 1;
  });
  for (const id of order) yield [id, lists.slice(id * slotCount, (id + 1) * slotCount)];

  function eachPosting(visit: (id: number, slot: number, document: number) => void): void {
    for (const [document, fields] of documents.entries()) {
      for (const id of addFrequencies(fields, averages, frequencies)) {
        const frequency = frequencies[id] ?? 0;
        frequencies[id] = 0;
        visit(id, slotOf(frequency / (frequency + saturation)), document);
      }
    }
  }
}

function listFor(count: number): number[] | Int32Array | undefined {
  if (count === 0) return undefined;
  return count > longSlot ? new Int32Array(count) : new Array<number>(count).fill(0);
}

/** Adds a document's weighted term frequencies into `frequencies`; the ids of its terms. */
function addFrequencies(fields: readonly Field[], averages: readonly number[], frequencies: Float64Array): number[] {
  const own: number[] = [];
  for (const [place, { terms, weight, lengthNorm }] of fields.entries()) {
    if (weight === 0) continue;
    const share = weight / (1 - lengthNorm + (lengthNorm * terms.length) / (averages[place] ?? 1));
    for (const id of terms) {
      const before = frequencies[id] ?? 0;
      if (before === 0) own.push(id);
      frequencies[id] = before + share;
    }
  }
  return own;
}

function averageLengths(documents: readonly (readonly Field[])[]): number[] {
  const sums: number[] = [];
  for (const fields of documents)
    for (const [place, field] of fields.entries()) sums[place] = (sums[place] ?? 0) + field.terms.length;
  return sums.map((sum) => Math.max(1, sum / Math.max(1, documents.length)));
}

function slotOf(impact: number): number {
  return Math.min(slotCount - 1, Math.max(0, Math.round((1 - impact) * slotCount - 0.5)));
}

function impactOfSlot(slot: number): number {
  return 1 - (slot + 0.5) / slotCount;
}
