import { type ChildEvent, childCommandSchema, type EndReason } from '../protocol.ts';
import { MissingPackage } from './load.ts';
import { redact } from './redact.ts';
import { type RunningBot, runBot } from './run-bot.ts';

/**
 * The process in which wechaty runs: everything of it that breaks, breaks here. It takes commands from its parent over
 * the IPC channel, tells it what happens, and ends with it.
 */
let bot: RunningBot | undefined;
let isEnding = false;
const longestFarewellMs = 2_000;
/** Messages on their way to WeChat. */
const inHand = new Set<Promise<void>>();

/** Errors of wechaty and wechat4u that come after their work is over; they mean nothing. */
const harmless = ["reading 'start'", 'must logout first', "reading 'batchGetContact'"];

process.on('message', (raw) => void take(raw).catch((error) => end('crash', redact(error))));
process.on('disconnect', () => process.exit(0));
process.on('unhandledRejection', onUnhandled);
process.on('uncaughtException', (error) => {
  if (isHarmless(error)) onUnhandled(error);
  else end('crash', redact(error));
});
// Signals to end reach the whole group of processes; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

async function take(raw: unknown): Promise<void> {
  const command = childCommandSchema.parse(raw);
  if (command.type === 'ping') return tell({ type: 'pong', id: command.id, memoryBytes: process.memoryUsage.rss() });
  if (command.type === 'stop') {
    await Promise.allSettled(inHand);
    await bot?.stop();
    return end('disconnected', 'stopped');
  }
  if (command.type !== 'start') return work(command);
  try {
    bot = await runBot(command, { tell, end });
  } catch (error) {
    if (error instanceof MissingPackage) end('missing-package', error.packageName);
    else end('crash', redact(error));
  }
}

async function work(command: Parameters<RunningBot['handle']>[0]): Promise<void> {
  const working = bot?.handle(command) ?? Promise.resolve();
  inHand.add(working);
  await working.finally(() => inHand.delete(working));
}

/** Resolves when the message is in the parent's pipe, where it outlives this process. */
function tell(event: ChildEvent): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(event, () => resolve());
    else resolve();
  });
}

function end(reason: EndReason, detail: string): void {
  if (isEnding) return;
  isEnding = true;
  const leave = () => process.exit(reason === 'disconnected' ? 0 : 1);
  void tell({ type: 'ending', reason, detail }).then(leave);
  setTimeout(leave, longestFarewellMs);
}

function isHarmless(error: unknown): boolean {
  return harmless.some((text) => String((error as { message?: unknown })?.message).includes(text));
}

function onUnhandled(error: unknown): void {
  bot?.onError(error);
}
