import type { FeishuPlatform } from '../../test/support/feishu-platform/platform.ts';
import type { MemorySample } from './fleet.ts';
import type { Question } from './load.ts';

/** A question and how long its answer took, in milliseconds. */
export type Answered = { question: Question; ms: number };

/** From the first delivery of each question to the arrival of the call that showed its answer. */
export function answersOf(platform: FeishuPlatform, asked: readonly Question[]): Answered[] {
  const byId = new Map(asked.map((question) => [question.messageId, question]));
  return platform.calls.flatMap(({ carriedOut, repeated, messageId, at, operation }) => {
    if (!carriedOut || repeated || messageId === undefined || !/^message\.(reply|create)$/.test(operation)) return [];
    const question = byId.get(platform.message(messageId)?.parentId ?? '');
    return question ? [{ question, ms: at - question.at }] : [];
  });
}

/** How many sends were repeats, which the platform showed once. */
export function repeatsOf({ calls }: FeishuPlatform): number {
  return calls.filter(({ repeated }) => repeated).length;
}

export function describeLatency(answers: readonly Answered[]): string {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return `p50 ${at(0.5)} ms   p90 ${at(0.9)} ms   p99 ${at(0.99)} ms   longest ${at(1)} ms`;
}

/** Memory after a warm-up, in MB, and its slope in MB a minute by least squares. */
export function describeMemory(samples: readonly MemorySample[], warmUpMs: number): string {
  const [born] = samples;
  const settled = samples.filter(({ at }) => at - (born?.at ?? 0) >= warmUpMs);
  const [first, last] = [settled[0], settled.at(-1)];
  if (!first || !last) return 'lived too short to tell';
  const minutes = settled.map(({ at }) => (at - first.at) / 60_000);
  const meanX = mean(minutes);
  const meanY = mean(settled.map(({ mb }) => mb));
  const products = settled.map(({ mb }, i) => ((minutes[i] ?? 0) - meanX) * (mb - meanY));
  const slope = sum(products) / sum(minutes.map((x) => (x - meanX) ** 2));
  const span = ((last.at - first.at) / 60_000).toFixed(1);
  const most = Math.max(...settled.map(({ mb }) => mb));
  return `${first.mb.toFixed(0)} MB, ${span} minutes later ${last.mb.toFixed(0)} MB, at most ${most.toFixed(0)} MB: slope ${slope.toFixed(2)} MB a minute`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
