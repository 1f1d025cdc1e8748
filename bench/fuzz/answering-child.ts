import { createBot } from '../../src/bot/bot.ts';
import type { Explanation, Reply } from '../../src/bot/reply.ts';
import { cardFaults, pageFaults, plainTextFaults, terminalFaults } from '../../test/support/fuzz/rendering-faults.ts';
import { replyFaults } from '../../test/support/fuzz/reply-faults.ts';
import { openBenchCasebook } from '../search/sets/casebook.ts';
import type { Answered, Asked } from './answerer.ts';

const casebook = openBenchCasebook();
const bot = createBot({ casebook });
let count = 0;

process.on('message', async ({ text, chat, sender }: Asked) => {
  count += 1;
  const message = {
    id: `fuzz-${count}`,
    channel: 'fuzz',
    chat: { id: chat, kind: 'group' as const },
    sender: { id: sender },
    text,
    mentionsBot: true,
    sentAt: Date.now(),
  };
  const elapsed = stopwatch();
  try {
    const { reply, explanation } = await bot.answer(message);
    const time = elapsed();
    send({
      ...time,
      faults: [...replyFaults(text, reply, casebook.lastNumber), ...(await shownFaults(reply, explanation))],
    });
  } catch (error) {
    send({ ...elapsed(), faults: [`threw ${error instanceof Error ? error.stack : error}`] });
  }
});

async function shownFaults(reply: Reply, explanation: Explanation): Promise<string[]> {
  const view = { key: 'key', hasFigure: () => true };
  return [
    ...plainTextFaults(reply),
    ...terminalFaults(reply, { color: true, columns: 80 }),
    ...cardFaults(reply),
    ...(await pageFaults(reply, view)),
    ...(await pageFaults(
      { ...reply, blocks: [] },
      { ...view, explanation },
      { ...view, explanation: inert(explanation) },
    )),
  ];
}

/** The same explanation of harmless words. */
function inert(explanation: Explanation): Explanation {
  const { words, unknown, hits } = explanation;
  return { ...explanation, read: 'x', words: words.map(() => 'x'), unknown: unknown.map(() => 'x'), hits: [...hits] };
}

/** Time by the clock and of the processor, in milliseconds. */
function stopwatch(): () => { ms: number; cpuMs: number } {
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - started, cpuMs: (user + system) / 1e3 };
  };
}

function send(answered: Answered): void {
  process.send?.(answered);
}
