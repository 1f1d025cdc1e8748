import type { Casebook } from '../knowledge/casebook.ts';
import { withAddresses } from './answers/address.ts';
import { localMinuteOf } from './digest/local-time.ts';
import { createMemoryState } from './memory-state.ts';
import type { Message } from './message.ts';
import type { Explanation, Reply } from './reply.ts';
import { createRouter } from './router.ts';
import { type BotSettings, type BotState, defaultBotSettings } from './situation.ts';

/** A reply with how it came about. */
export type Answer = { reply: Reply; explanation: Explanation };

/** Answers messages; the reply is the return value, sending it is the adapter's work. */
export type Bot = {
  /** What the answer changes is kept in `state`, by default the bot's own. */
  handle(message: Message, state?: BotState): Promise<Reply>;
  /** The same, with the explanation. */
  answer(message: Message, state?: BotState): Promise<Answer>;
};

export type BotParts = {
  casebook: Casebook;
  state?: BotState;
  settings?: BotSettings;
  /** Milliseconds since the epoch. */
  now?: () => number;
};

/** Joins the router with what people said before. */
export function createBot(parts: BotParts): Bot {
  const { casebook, state: own = createMemoryState(), settings = defaultBotSettings, now = Date.now } = parts;
  const route = createRouter(casebook);
  return { answer, handle: async (message, state) => (await answer(message, state)).reply };

  async function answer(message: Message, state: BotState = own): Promise<Answer> {
    const at = now();
    const { channel, chat, sender } = message;
    const remembered = await state.read(message, at);
    const { reply, explanation, ...changes } = route(message.text, {
      ...remembered,
      channel,
      chat,
      sender,
      now: at,
      settings,
    });
    const day = localMinuteOf(at, settings.timeZone).slice(0, 10);
    await state.write(message, { conversation: remembered.conversation, ...changes, intent: reply.intent, day }, at);
    return { reply: withAddresses(reply, settings.publicAddress), explanation };
  }
}
