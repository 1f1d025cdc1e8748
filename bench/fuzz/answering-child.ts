import { createBot } from '../../src/bot/bot.ts';
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
  const started = performance.now();
  try {
    const reply = await bot.handle(message);
    const ms = performance.now() - started;
    send({ ms, faults: replyFaults(text, reply, casebook.lastNumber) });
  } catch (error) {
    send({ ms: performance.now() - started, faults: [`threw ${error instanceof Error ? error.stack : error}`] });
  }
});

function send(answered: Answered): void {
  process.send?.(answered);
}
