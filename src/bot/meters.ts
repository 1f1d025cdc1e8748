import type { Answer, Bot } from './bot.ts';
import type { Carrier } from './delivery/carrier.ts';
import { SendError, type SendOutcome } from './delivery/outgoing.ts';
import type { PushState } from './digest/subscription.ts';
import type { Inbound } from './inbound.ts';
import type { IntentName } from './reply.ts';
import type { Store } from './state/store.ts';

/** Where the bot counts what it does: no text, no names, no ids. */
export type Meters = {
  /** A channel handed a message over, a repeated one too. */
  received(channel: string): void;
  /** The bot made an answer, in so many milliseconds. */
  answered(channel: string, intent: IntentName, ms: number): void;
  /** The bot failed over a message. */
  failed(channel: string): void;
  /** A try to send ended. */
  sent(channel: string, outcome: SendOutcome | 'sent'): void;
  /** A line of the ledger of pushes came to a state. */
  pushed(channel: string, state: PushState): void;
};

/** A way in whose messages are counted. */
export function meteredInbound(inbound: Inbound, meters: Pick<Meters, 'received'>): Inbound {
  return {
    ...inbound,
    message(message) {
      meters.received(message.channel);
      return inbound.message(message);
    },
  };
}

/** A bot whose answers are counted and timed; `now` in milliseconds. */
export function meteredBot(bot: Bot, meters: Pick<Meters, 'answered' | 'failed'>, now: () => number): Bot {
  return { answer, handle: async (message, state) => (await answer(message, state)).reply };

  async function answer(...[message, state]: Parameters<Bot['answer']>): Promise<Answer> {
    const started = now();
    try {
      const answer = await bot.answer(message, state);
      meters.answered(message.channel, answer.reply.intent, now() - started);
      return answer;
    } catch (error) {
      meters.failed(message.channel);
      throw error;
    }
  }
}

/** A carrier whose sends are counted by what came of them. */
export function meteredCarrier<C extends Carrier>(carrier: C, meters: Pick<Meters, 'sent'>): C {
  return {
    ...carrier,
    async send(...send: Parameters<Carrier['send']>) {
      try {
        const receipt = await carrier.send(...send);
        meters.sent(carrier.name, 'sent');
        return receipt;
      } catch (error) {
        meters.sent(carrier.name, error instanceof SendError ? error.outcome : 'unknown');
        throw error;
      }
    },
  };
}

/** A store whose ledger of pushes is counted. */
export function meteredStore(store: Store, meters: Pick<Meters, 'pushed'>): Store {
  return {
    ...store,
    pushes: {
      ...store.pushes,
      async claim(push, dueAt) {
        const isOurs = await store.pushes.claim(push, dueAt);
        if (isOurs) meters.pushed(push.channel, push.state);
        return isOurs;
      },
      async settle(channel, chatId, slot, state) {
        await store.pushes.settle(channel, chatId, slot, state);
        meters.pushed(channel, state);
      },
    },
    transaction: (work) => store.transaction((within) => work(meteredStore(within, meters))),
  };
}
