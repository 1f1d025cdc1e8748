import type { Bot } from '../bot.ts';
import type { Log } from '../log.ts';
import type { Message } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { InboxMessage } from '../state/inbox.ts';
import { StateError } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import { createStoreState } from '../state/store-state.ts';
import type { Timers } from '../timers.ts';
import { answerKey } from './keys.ts';
import { type Loop, type StepResult, startLoop } from './loop.ts';
import { apologyReply } from './notices.ts';
import type { Outgoing } from './outgoing.ts';
import { isStale, staleAfterMs } from './stale.ts';
import type { StatelessAnswers } from './stateless-answers.ts';

export type InboxWorkerParts = {
  store: Store;
  bot: Pick<Bot, 'handle'>;
  timers: Timers;
  log: Log;
  /** Answers what waits while the database can be read but not written. */
  fallback: StatelessAnswers;
  /** There is something in the outbox. */
  onAnswered(): void;
  pollMs?: number;
};

/**
 * Answers the messages of the inbox, in each chat and thread one after the other. Taking a message, what the answer
 * changes, and the answer itself are one transaction: a crash undoes all of it, and the message is answered again.
 */
export function startInboxWorker(parts: InboxWorkerParts): Loop {
  const { store, timers, log, fallback, pollMs = 1_000 } = parts;
  return startLoop({ name: 'inbox', timers, log, pollMs, longestPauseMs, step });

  async function step(): Promise<StepResult> {
    try {
      return (await store.transaction((within) => answerNext(within, parts))) ? 'worked' : {};
    } catch (error) {
      if (error instanceof StateError) await answerWithoutState();
      if (!(error instanceof HandlingError)) throw error;
      await store.transaction((within) => apologise(within, error, parts));
      return 'worked';
    }
  }

  async function answerWithoutState(): Promise<void> {
    const waiting = await store.inbox.waiting(mostWithoutState).catch(() => []);
    // One that cannot be sent either waits for the database.
    for (const message of waiting) await fallback.answer(message).catch(() => {});
  }
}

/** Nobody waits longer than this for an answer without state, in milliseconds. */
const longestPauseMs = 5_000;
const mostWithoutState = 20;

/** The bot failed over a message. */
class HandlingError extends Error {
  readonly taken: InboxMessage;

  constructor(taken: InboxMessage, cause: unknown) {
    super('the bot failed over a message', { cause });
    this.taken = taken;
  }
}

/** False when nothing waits. */
async function answerNext(store: Store, parts: InboxWorkerParts): Promise<boolean> {
  const { bot, timers, log, fallback, onAnswered } = parts;
  const taken = await store.inbox.takeOldest();
  if (!taken) return false;
  const { seq, message } = taken;
  const started = timers.now();
  if (isStale(message, started)) {
    await store.inbox.finish(seq, started, { state: 'ignored', reason: 'stale' });
    log.warn({ channel: message.channel, messageId: message.id }, 'message ignored: it waited too long');
    return true;
  }
  if (fallback.has(message)) {
    await store.inbox.finish(seq, started, 'answered');
    return true;
  }
  const reply = await handle(store, bot, taken);
  const now = timers.now();
  await store.outbox.add(outgoingOf(message, reply, now), now);
  await store.inbox.finish(seq, now, 'answered');
  log.info({ channel: message.channel, messageId: message.id, intent: reply.intent, ms: now - started }, 'answered');
  onAnswered();
  return true;
}

async function handle(store: Store, bot: Pick<Bot, 'handle'>, taken: InboxMessage): Promise<Reply> {
  try {
    return await bot.handle(taken.message, createStoreState(store));
  } catch (error) {
    throw error instanceof StateError ? error : new HandlingError(taken, error);
  }
}

async function apologise(store: Store, error: HandlingError, { timers, log, onAnswered }: InboxWorkerParts) {
  const { seq, message } = error.taken;
  const now = timers.now();
  await store.outbox.add(outgoingOf(message, apologyReply(), now), now);
  await store.inbox.finish(seq, now, { state: 'failed', reason: 'the bot failed over it' });
  log.error({ channel: message.channel, messageId: message.id, err: error.cause }, 'message failed');
  onAnswered();
}

/** However little of the ten minutes is left, an answer that is ready gets one to arrive. */
const leastLifetimeMs = 60_000;

function outgoingOf(message: Message, reply: Reply, now: number): Outgoing {
  const { id, channel, chat, sender, thread, sentAt } = message;
  return {
    key: answerKey(message),
    kind: 'answer',
    channel,
    chatId: chat.id,
    reply,
    replyTo: {
      messageId: id,
      senderId: sender.id,
      ...(sender.name === undefined ? {} : { senderName: sender.name }),
      ...(thread === undefined ? {} : { thread }),
    },
    expiresAt: Math.max(sentAt + staleAfterMs, now + leastLifetimeMs),
  };
}
