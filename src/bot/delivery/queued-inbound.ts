import type { Inbound } from '../inbound.ts';
import type { Message } from '../message.ts';
import { StateError } from '../state/state-error.ts';
import { closeChat } from './close-chat.ts';
import type { InboxWorkerParts } from './inbox-worker.ts';
import { startInboxWorker } from './inbox-worker.ts';
import { answerKey, welcomeKey } from './keys.ts';
import { slowDownReply, welcomeReply } from './notices.ts';
import { defaultRateLimits, type OverLimit, overLimit, type RateLimits } from './rate-limit.ts';
import { isStale } from './stale.ts';

export type QueuedInboundParts = Omit<InboxWorkerParts, 'onAnswered'> & {
  /** There is something in the outbox. */
  wakeSender(): void;
  limits?: RateLimits;
  /** How many messages, of different chats, are answered at a time. */
  workers?: number;
};

export type QueuedInbound = Inbound & {
  /** Resolves when nothing waits for an answer. */
  rest(): Promise<void>;
  /** Answers nothing more; messages are still kept. Resolves when those in hand are answered. */
  stop(): Promise<void>;
};

/** The way in of the chat platforms: a message is kept in the inbox, and answered from there through the outbox. */
export function createQueuedInbound(parts: QueuedInboundParts): QueuedInbound {
  const { store, timers, log, wakeSender, fallback, limits = defaultRateLimits, workers = 1 } = parts;
  const loops = Array.from({ length: workers }, () => startInboxWorker({ ...parts, onAnswered: wakeSender }));
  return {
    async message(message) {
      if (fallback.has(message)) return undefined;
      try {
        await take(message);
      } catch (error) {
        if (!(error instanceof StateError)) throw error;
        log.error({ problem: error.problem, reason: error.message }, 'message answered without state');
        await fallback.answer(message);
      }
      return undefined;
    },
    recalled: (channel, messageId) =>
      store.transaction(async (within) => {
        const state = await within.inbox.recall(channel, messageId, timers.now());
        if (state === 'answered') await within.outbox.withdraw(answerKey({ channel, id: messageId }), timers.now());
      }),
    async joined(channel, chat) {
      const isNew = await store.transaction(async (within) => {
        const now = timers.now();
        if (!(await within.chats.join(channel, chat, now))) return false;
        return within.outbox.add(
          {
            key: welcomeKey(channel, chat.id, now),
            kind: 'welcome',
            channel,
            chatId: chat.id,
            reply: welcomeReply(),
            expiresAt: now + welcomeLifetimeMs,
          },
          now,
        );
      });
      if (isNew) wakeSender();
    },
    left: (channel, chatId) => store.transaction((within) => closeChat(within, channel, chatId, timers.now())),
    feedback: (feedback) => store.feedback.save(feedback, timers.now()),
    sent: (channel, platformMessageId) => store.outbox.sent(channel, platformMessageId),
    async rest() {
      await Promise.all(loops.map((loop) => loop.rest()));
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };

  async function take(message: Message): Promise<void> {
    const { channel, chat, id: messageId } = message;
    const now = timers.now();
    if (await store.inbox.has(channel, messageId))
      return log.debug({ channel, messageId }, 'message ignored: repeated');
    if (isStale(message, now)) {
      await store.inbox.add(message, now, { state: 'ignored', reason: 'stale' });
      return log.warn({ channel, messageId }, 'message ignored: it came too late');
    }
    const over = await overLimit(store, limits, message, now);
    if (over) return askToSlowDown(message, over, now);
    await store.chats.seen(channel, chat);
    if (await store.inbox.add(message, now)) for (const loop of loops) loop.wake();
  }

  /** Said once, then nothing; the message itself is not kept, so that a flood fills no table. */
  async function askToSlowDown({ channel, chat, id }: Message, { who, key }: OverLimit, now: number): Promise<void> {
    log.warn({ channel, messageId: id, limit: who }, 'message ignored: too many in a minute');
    if (await store.outbox.has(key)) return;
    const reply = slowDownReply(who);
    await store.outbox.add(
      { key, kind: 'notice', channel, chatId: chat.id, reply, expiresAt: now + noticeLifetimeMs },
      now,
    );
    wakeSender();
  }
}

const welcomeLifetimeMs = 60 * 60_000;
const noticeLifetimeMs = 60_000;
