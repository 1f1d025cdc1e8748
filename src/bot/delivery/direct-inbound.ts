import type { Bot } from '../bot.ts';
import type { Inbound } from '../inbound.ts';
import type { Log } from '../log.ts';
import { createMemoryState } from '../memory-state.ts';
import { StateError } from '../state/state-error.ts';
import type { Store } from '../state/store.ts';
import { createStoreState } from '../state/store-state.ts';
import type { Timers } from '../timers.ts';
import { withoutPromises } from './stateless-answers.ts';

export type DirectInboundParts = {
  bot: Pick<Bot, 'handle'>;
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
    async message(message) {
      if (!store) return bot.handle(message, memory);
      try {
        return await store.transaction(async (within) => {
          await within.chats.seen(message.channel, message.chat);
          return bot.handle(message, createStoreState(within));
        });
      } catch (error) {
        if (!(error instanceof StateError)) throw error;
        log.error({ problem: error.problem, reason: error.message }, 'message answered without state');
        return withoutPromises(await bot.handle(message, memory));
      }
    },
    // Nothing is taken back, joined or left here, and a sent message has no name of the platform's.
    recalled: async () => {},
    joined: async () => {},
    left: async () => {},
    feedback: async (feedback) => store?.feedback.save(feedback, timers.now()),
    sent: async () => undefined,
  };
}
