import type { Answer, Bot } from '../bot.ts';
import type { Inbound } from '../inbound.ts';
import type { Log } from '../log.ts';
import { createMemoryState } from '../memory-state.ts';
import type { Message } from '../message.ts';
import { StateError } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import { createStoreState } from '../state/store-state.ts';
import type { Timers } from '../timers.ts';
import { withoutPromises } from './stateless-answers.ts';

export type DirectInboundParts = {
  bot: Pick<Bot, 'answer'>;
  timers: Timers;
  log: Log;
  /** Left out: everything is forgotten when the process ends. */
  store?: Store;
};

/**
 * The way in of a channel whose person waits for the answer (terminal, console): the answer is the return value. While
 * the database is out of reach it comes from memory.
 */
export function createDirectInbound({ bot, store, timers, log }: DirectInboundParts): Inbound {
  const memory = createMemoryState();
  return {
    message: answer,
    // Nothing is taken back, joined or left here, and a sent message has no name of the platform's.
    recalled: async () => {},
    joined: async () => {},
    left: async () => {},
    feedback: async (feedback) => store?.feedback.save(feedback, timers.now()),
    sent: async () => undefined,
  };

  async function answer(message: Message): Promise<Answer> {
    if (!store) return bot.answer(message, memory);
    try {
      return await store.transaction(async (within) => {
        await within.chats.seen(message.channel, message.chat);
        return bot.answer(message, createStoreState(within));
      });
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      log.error({ problem: error.problem, reason: error.message }, 'message answered without state');
      const { reply, explanation } = await bot.answer(message, memory);
      return { reply: withoutPromises(reply), explanation };
    }
  }
}
