/** A document as every engine gets it: the same texts in the same fields. */
export type BenchDocument = { id: string; fields: Readonly<Record<string, string>> };

/** A question with the ids of the documents that are right; none where only the time counts. */
export type BenchQuestion = { q: string; gold: readonly string[]; kind: string };

/** Documents and questions of one comparison. */
export type BenchSet = {
  documents: readonly BenchDocument[];
  /** Fields in their order, with the weight that engines with field weights give them. */
  weights: Readonly<Record<string, number>>;
  /** Weights that suit an engine better, by its name; found like the others on questions that are not reported. */
  ownWeights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Asked before anything is measured. */
  warmUp: readonly BenchQuestion[];
  questions: readonly BenchQuestion[];
  /** How often every question is timed; more for small sets. */
  rounds: number;
};

/** An index that is ready to be asked. */
export type BuiltEngine = {
  /** Ids of the best documents, best first. */
  search(question: string, limit: number): readonly string[] | Promise<readonly string[]>;
  /** Memory outside the JavaScript heap. */
  extraBytes?(): number;
};

/** A search engine in its best known setting. */
export type Engine = {
  label: string;
  build(set: Pick<BenchSet, 'documents' | 'weights'>): BuiltEngine | Promise<BuiltEngine>;
};

/** What a child process measured. Percentages are from 0 to 100. */
export type Measurement = {
  engine: string;
  label: string;
  documents: number;
  questions: number;
  hit1: number;
  hit5: number;
  mrr10: number;
  /** hit@1 of each kind of question. */
  byKind: Readonly<Record<string, number>>;
  buildMs: number;
  heapMb: number;
  p50Us: number;
  p99Us: number;
};
