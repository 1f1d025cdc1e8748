import type { Casebook } from '../knowledge/casebook.ts';
import type { Bot } from './bot.ts';
import type { Carrier } from './delivery/carrier.ts';
import { createDirectInbound } from './delivery/direct-inbound.ts';
import type { Loop } from './delivery/loop.ts';
import { createQueuedInbound } from './delivery/queued-inbound.ts';
import type { RateLimits } from './delivery/rate-limit.ts';
import { startSender } from './delivery/sender.ts';
import { createStatelessAnswers } from './delivery/stateless-answers.ts';
import { createStatelessInbound } from './delivery/stateless-inbound.ts';
import { createClock } from './digest/clock.ts';
import type { Inbound } from './inbound.ts';
import type { Log } from './log.ts';
import type { BotSettings } from './situation.ts';
import type { Store } from './state/store.ts';
import type { Timers } from './timers.ts';

export type ServiceParts = {
  casebook: Casebook;
  bot: Bot;
  /** Left out: questions are answered from memory, and nothing is pushed. */
  store?: Store;
  /** Everything that replies are sent through. */
  carriers: readonly Carrier[];
  settings: Pick<BotSettings, 'timeZone' | 'skipHolidays' | 'publicAddress'>;
  timers: Timers;
  log: Log;
  /** Name of this process, unique among those that share the database. */
  owner: string;
  limits?: RateLimits;
  /** Messages, of different chats, that are answered at a time. */
  workers?: number;
  /** How long what is done with is kept, in milliseconds. */
  retentionMs: number;
  /** Left out: the clock serves the chats of all channels. */
  clockChannel?: string;
  leaseMs?: number;
  /** How often the queues are looked at for what another process left, in milliseconds. */
  pollMs?: number;
  random?: () => number;
};

/** Everything between the adapters and the bot: ways in, outbox, clock. */
export type Service = {
  /** For channels whose answers come through `send`. */
  queued: Inbound;
  /** For channels whose person waits for the answer. */
  direct: Inbound;
  /** Begins to push what is due. */
  start(): Promise<void>;
  /** Answers and sends what is in hand; what comes in meanwhile is kept for the next start. */
  stop(): Promise<void>;
};

export function createService(parts: ServiceParts): Service {
  const { store, bot, timers, log, carriers } = parts;
  const fallback = createStatelessAnswers({ bot, carriers, timers, log });
  const direct = createDirectInbound({ bot, timers, log, ...(store ? { store } : {}) });
  if (!store) return { queued: createStatelessInbound(fallback), direct, start: async () => {}, stop: async () => {} };
  const senders = carriers.map((carrier): Loop => startSender({ ...parts, ...parts.settings, store, carrier }));
  const wakeSender = () => {
    for (const sender of senders) sender.wake();
  };
  const queued = createQueuedInbound({ ...parts, store, wakeSender, fallback });
  const clock = createClock({
    ...parts,
    ...parts.settings,
    store,
    wakeSender,
    ...(parts.clockChannel === undefined ? {} : { channel: parts.clockChannel }),
  });
  return {
    queued,
    direct,
    async start() {
      // The carriers were not ready when the senders first looked.
      wakeSender();
      await clock.start();
    },
    async stop() {
      await clock.stop();
      await queued.rest();
      await queued.stop();
      await Promise.all(senders.map((sender) => sender.rest().then(() => sender.stop())));
    },
  };
}
