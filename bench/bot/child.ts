import { createBot } from '../../src/bot/bot.ts';
import type { Message } from '../../src/bot/message.ts';
import { evalDialogueSchema, evalQuestionSchema } from '../../src/cli/eval/score.ts';
import { collectGarbage, quantile } from '../search/measure.ts';
import { developmentLines, openBenchCasebook } from '../search/sets/casebook.ts';
import type { BotTimes } from './run-bot-child.ts';

const rounds = 3;
const fallback = ['出口信用保险', '有哪些适合企业的案例', '第52号案例讲了什么', '你好'];

collectGarbage();
const heapBefore = process.memoryUsage().heapUsed;
const opening = performance.now();
const bot = createBot({ casebook: openBenchCasebook() });
const openMs = performance.now() - opening;
const firstAsked = performance.now();
await bot.handle(messageOf('first', '出口信用保险'));
const firstMs = performance.now() - firstAsked;

const chats = conversations();
await holdAll(0);
collectGarbage();
const times: number[] = [];
for (let round = 1; round <= rounds; round++) times.push(...(await holdAll(round)));
times.sort((a, b) => a - b);
collectGarbage();
const result: BotTimes = {
  messages: times.length / rounds,
  openMs,
  firstMs,
  heapMb: (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20,
  p50Us: quantile(times, 0.5),
  p99Us: quantile(times, 0.99),
};
process.stdout.write(JSON.stringify(result));

/** Single questions are conversations of one turn. */
function conversations(): string[][] {
  const written = developmentLines().flatMap((line) => {
    const question = evalQuestionSchema.safeParse(line);
    if (question.success) return [[question.data.q]];
    return [evalDialogueSchema.parse(line).turns.map(({ q }) => q)];
  });
  return written.length > 0 ? written : fallback.map((q) => [q]);
}

/** Holds all conversations anew; microseconds of each message. */
async function holdAll(round: number): Promise<number[]> {
  const taken: number[] = [];
  for (const [number, turns] of chats.entries()) {
    for (const text of turns) {
      const message = messageOf(`${round}-${number}`, text);
      const started = process.hrtime.bigint();
      await bot.handle(message);
      taken.push(Number(process.hrtime.bigint() - started) / 1e3);
    }
  }
  return taken;
}

function messageOf(chat: string, text: string): Message {
  return {
    id: `${chat}-${text}`,
    channel: 'bench',
    chat: { id: chat, kind: 'direct' },
    sender: { id: 'bench' },
    text,
    mentionsBot: true,
    sentAt: Date.now(),
  };
}
