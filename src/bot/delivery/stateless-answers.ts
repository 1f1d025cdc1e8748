import type { Bot } from '../bot.ts';
import type { Log } from '../log.ts';
import { createMemoryState } from '../memory-state.ts';
import type { Message } from '../message.ts';
import type { Reply } from '../reply.ts';
import { pause, type Timers } from '../timers.ts';
import type { Carrier } from './carrier.ts';
import { answerKey } from './keys.ts';
import { cannotKeepReply } from './notices.ts';
import { isStale } from './stale.ts';

export type StatelessAnswersParts = {
  bot: Pick<Bot, 'handle'>;
  carriers: readonly Carrier[];
  timers: Timers;
  log: Log;
};

/** Answers without a database, from memory, so that questions are answered while it is out of reach. */
export type StatelessAnswers = {
  /** Answers and sends, once for each message; rejects when it could not, so that the platform tries again. */
  answer(message: Message): Promise<void>;
  /** Whether it has taken the message on. */
  has(message: Message): boolean;
};

/** More than this are not taken on at a time, and not more than this are recognised when they come again. */
const mostWaiting = 100;
const mostRemembered = 10_000;

export function createStatelessAnswers({ bot, carriers, timers, log }: StatelessAnswersParts): StatelessAnswers {
  const state = createMemoryState();
  const taken = new Set<string>();
  const lines = new Map<string, Promise<unknown>>();
  let waiting = 0;
  return {
    has: (message) => taken.has(answerKey(message)),
    async answer(message) {
      const key = answerKey(message);
      if (taken.has(key) || isStale(message, timers.now())) return;
      const carrier = carriers.find(({ name }) => name === message.channel);
      if (!carrier || waiting >= mostWaiting) throw new Error('too many messages wait while the database is away');
      remember(key);
      waiting += 1;
      const before = lines.get(carrier.name) ?? Promise.resolve();
      const sending = before.then(() => send(carrier, message));
      lines.set(
        carrier.name,
        sending.catch(() => {}).then(() => rest(carrier)),
      );
      try {
        await sending;
      } catch (error) {
        taken.delete(key);
        log.error({ channel: message.channel, messageId: message.id, err: error }, 'answer without state failed');
        throw error;
      } finally {
        waiting -= 1;
      }
    },
  };

  async function send(carrier: Carrier, message: Message): Promise<void> {
    const reply = withoutPromises(await bot.handle(message, state));
    const { id, sender, thread, chat } = message;
    await carrier.send(chat, reply, {
      idempotencyKey: answerKey(message),
      replyTo: { messageId: id, senderId: sender.id, ...(thread === undefined ? {} : { thread }) },
    });
  }

  /** The pause that the platform asks for between two sends. */
  async function rest({ capabilities }: Carrier): Promise<void> {
    const { accountGapMs } = capabilities.pace;
    if (accountGapMs > 0) await pause(timers, accountGapMs);
  }

  function remember(key: string): void {
    taken.add(key);
    const [oldest] = taken;
    if (taken.size > mostRemembered && oldest !== undefined) taken.delete(oldest);
  }
}

/** What is promised here would be forgotten. */
export function withoutPromises(reply: Reply): Reply {
  return reply.intent === 'subscription' ? cannotKeepReply() : reply;
}
