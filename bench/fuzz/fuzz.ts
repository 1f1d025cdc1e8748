import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { UsageError } from '../../src/cli/command.ts';
import { anyTalk, anyText } from '../../test/support/fuzz/messages.ts';
import { quantile } from '../search/measure.ts';
import { type Answered, type Answerer, type Asked, startAnswerer } from './answerer.ts';

const usage = 'Usage: npm run bench -- fuzz [--messages 100000] [--seed 1]';
/** What the slowest hundredth of the messages may take, in milliseconds. */
const goalMs = 50;
const slowestShown = 10;

/** Messages and what became of them. */
type Tried = { message: Asked; ms: number };
type Outcome = { times: number[]; slowest: Tried[]; hung: Asked[]; wrong: { message: Asked; faults: string[] }[] };

/** `npm run bench -- fuzz`: hostile messages through a running bot; fails on a fault, a hang or a slow hundredth. */
export async function runFuzzBench(args: string[]): Promise<number> {
  const { messages, seed } = readArguments(args);
  process.stdout.write(`${messages} generated messages through bot.handle, seed ${seed}\n`);
  const answerer = startAnswerer();
  await answerer.ask({ text: '52号案例', chat: 'warm-up', sender: 'a' });
  const outcome: Outcome = { times: [], slowest: [], hung: [], wrong: [] };
  for (const message of generated(messages, seed)) {
    note(await answerer.ask(message), message, outcome);
    if (outcome.times.length % 10_000 === 0) process.stdout.write(`  ${outcome.times.length}\n`);
  }
  const repeated = await askAgain(answerer, outcome.slowest);
  answerer.stop();
  const p99 = report(outcome, repeated);
  return outcome.hung.length + outcome.wrong.length > 0 || p99 > goalMs ? 1 : 0;
}

function readArguments(args: string[]): { messages: number; seed: number } {
  const options = { messages: { type: 'string' }, seed: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ args, options });
    const [messages, seed] = [Number(values.messages ?? 100_000), Number(values.seed ?? 1)];
    if (!(messages > 0) || !Number.isInteger(seed)) throw new Error('--messages and --seed are whole numbers');
    return { messages, seed };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** Half of them single messages, half turns of talks between several people; generated as they are needed. */
function* generated(count: number, seed: number): Generator<Asked> {
  let made = 0;
  for (let round = 0; ; round++) {
    const singles = fc.sample(anyText, { numRuns: 200, seed: seed * 1_000_003 + round });
    const talks = fc.sample(anyTalk, { numRuns: 40, seed: seed * 1_000_003 + round });
    const asked = [
      ...singles.map((text, i): Asked => ({ text, chat: `${round}-single-${i}`, sender: 'a' })),
      ...talks.flatMap((turns, i) => turns.map((turn): Asked => ({ ...turn, chat: `${round}-talk-${i}` }))),
    ];
    for (const message of asked) {
      if (made === count) return;
      made += 1;
      yield message;
    }
  }
}

function note(answer: Answered | 'hung', message: Asked, { times, slowest, hung, wrong }: Outcome): void {
  if (answer === 'hung') {
    hung.push(message);
    process.stdout.write(`  hangs: ${brief(message.text)}\n`);
    return;
  }
  times.push(answer.ms);
  if (answer.faults.length > 0) {
    wrong.push({ message, faults: answer.faults });
    process.stdout.write(`  wrong: ${brief(message.text)}: ${answer.faults.join('; ')}\n`);
  }
  slowest.push({ message, ms: answer.ms });
  slowest.sort((a, b) => b.ms - a.ms);
  slowest.length = Math.min(slowest.length, slowestShown);
}

/** The slowest ones once more, five times each: what stays slow is the message, the rest was the machine. */
async function askAgain(answerer: Answerer, slowest: readonly Tried[]): Promise<number[]> {
  const best: number[] = [];
  for (const { message } of slowest) {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const answer = await answerer.ask(message);
      times.push(answer === 'hung' ? Number.POSITIVE_INFINITY : answer.ms);
    }
    best.push(Math.min(...times));
  }
  return best;
}

function report({ times, slowest, hung, wrong }: Outcome, repeated: readonly number[]): number {
  times.sort((a, b) => a - b);
  const ms = (value: number | undefined) => (value ?? Number.NaN).toFixed(2).padStart(8);
  const p99 = quantile(times, 0.99);
  const lines = [
    `messages ${times.length}   p50 ${ms(quantile(times, 0.5))} ms   p99 ${ms(p99)} ms   max ${ms(times.at(-1))} ms`,
    `goal     p99 under ${goalMs} ms: ${p99 <= goalMs ? 'reached' : 'missed'};   hung ${hung.length};   wrong ${wrong.length}`,
    'slowest, and the best of five repeats:',
    ...slowest.map(({ message, ms: first }, i) => `${ms(first)} ${ms(repeated[i])} ms  ${brief(message.text)}`),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return p99;
}

/** The beginning of a text, its length, and nothing that a terminal would act on. */
function brief(text: string): string {
  const start = JSON.stringify(text.slice(0, 70)).replace(
    /[^\p{L}\p{N}\p{P}\p{S} ]/gu,
    (char) => `<${char.codePointAt(0)?.toString(16)}>`,
  );
  return `${start} (${text.length})`;
}
