import type { BenchQuestion, BenchSet, BuiltEngine, Engine, Measurement } from './types.ts';

/** A build of this many documents warms the code and the dictionaries up before the measured one. */
const warmUpDocuments = 60;
const resultLimit = 10;

/** Builds an engine and asks it everything; run it in a process of its own, started with --expose-gc. */
export async function measureEngine(name: string, engine: Engine, set: BenchSet): Promise<Measurement> {
  const weights = set.ownWeights?.[name] ?? set.weights;
  const trial = await engine.build({ documents: set.documents.slice(0, warmUpDocuments), weights });
  for (const { q } of set.warmUp.slice(0, 100)) await trial.search(q, resultLimit);
  const before = heapAfterCollection();
  const started = process.hrtime.bigint();
  const built = await engine.build({ documents: set.documents, weights });
  const buildMs = Number(process.hrtime.bigint() - started) / 1e6;
  collectGarbage();
  for (const { q } of set.warmUp) await built.search(q, resultLimit);
  collectGarbage();
  const times = await timeQuestions(built, set.questions, set.rounds);
  const heapMb = (heapAfterCollection() - before + (built.extraBytes?.() ?? 0)) / 2 ** 20;
  const ranks = await ranksOf(built, set.questions);
  return {
    engine: name,
    label: engine.label,
    documents: set.documents.length,
    questions: ranks.length,
    ...quality(ranks),
    buildMs,
    heapMb,
    p50Us: quantile(times, 0.5),
    p99Us: quantile(times, 0.99),
  };
}

/** Times every question on its own, in microseconds, sorted. */
async function timeQuestions(
  { search }: BuiltEngine,
  questions: readonly BenchQuestion[],
  rounds: number,
): Promise<Float64Array> {
  const times = new Float64Array(questions.length * rounds);
  let place = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { q } of questions) {
      const started = process.hrtime.bigint();
      const found = search(q, resultLimit);
      // Only engines that answer later are waited for: an await alone would cost the others a turn.
      if (found instanceof Promise) await found;
      times[place++] = Number(process.hrtime.bigint() - started) / 1e3;
    }
  }
  return times.sort();
}

type Rank = { kind: string; rank: number };

/** The place of the first right document for each question that has one; Infinity when it was not found. */
async function ranksOf({ search }: BuiltEngine, questions: readonly BenchQuestion[]): Promise<Rank[]> {
  const ranks: Rank[] = [];
  for (const { q, gold, kind } of questions) {
    if (gold.length === 0) continue;
    const place = (await search(q, resultLimit)).findIndex((id) => gold.includes(id));
    ranks.push({ kind, rank: place < 0 ? Number.POSITIVE_INFINITY : place + 1 });
  }
  return ranks;
}

function quality(ranks: readonly Rank[]): Pick<Measurement, 'hit1' | 'hit5' | 'mrr10' | 'byKind'> {
  const kinds = [...new Set(ranks.map(({ kind }) => kind))];
  const hitsAmongFirst = (some: readonly Rank[], limit: number) =>
    mean(some.map(({ rank }) => (rank <= limit ? 1 : 0)));
  return {
    hit1: hitsAmongFirst(ranks, 1),
    hit5: hitsAmongFirst(ranks, 5),
    mrr10: mean(ranks.map(({ rank }) => 1 / rank)),
    byKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        hitsAmongFirst(
          ranks.filter((one) => one.kind === kind),
          1,
        ),
      ]),
    ),
  };
}

function mean(values: readonly number[]): number {
  return (100 * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length);
}

/** The value below which a share of the sorted numbers lies. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Collects garbage, so that one phase does not pay for the one before. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('The bench needs node --expose-gc');
  globalThis.gc();
  globalThis.gc();
}

function heapAfterCollection(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
