import type { Carrier } from '../../src/bot/delivery/carrier.ts';
import type { Receipt, ReplyTo } from '../../src/bot/delivery/outgoing.ts';
import type { Pace } from '../../src/bot/delivery/pace.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { textOf } from './bot.ts';

/** What was handed to the platform. */
export type Sending = { key: string; chatId: string; text: string; at: number; replyTo?: ReplyTo };

/** What a test says of a platform; the rest takes everything at once. */
export type CarrierSketch = {
  name?: string;
  idempotent?: boolean;
  pace?: Partial<Pace>;
  /** How the platform takes it; by default it does. */
  take?(sending: Sending): Promise<Receipt | undefined> | Receipt | undefined;
};

/** A platform that writes down what it is handed. */
export type RecordingCarrier = Carrier & { sendings: Sending[]; texts(): string[]; isReady: boolean };

export function aCarrier(now: () => number, sketch: CarrierSketch = {}): RecordingCarrier {
  const { name = 'test', idempotent = true, pace = {}, take } = sketch;
  const carrier: RecordingCarrier = {
    name,
    capabilities: { idempotent, pace: { chatGapMs: 0, accountGapMs: 0, ...pace } },
    sendings: [],
    isReady: true,
    texts: () => carrier.sendings.map(({ text }) => text),
    async send({ id }, reply: Reply, { idempotencyKey, replyTo }) {
      const sending: Sending = {
        key: idempotencyKey,
        chatId: id,
        text: textOf(reply),
        at: now(),
        ...(replyTo ? { replyTo } : {}),
      };
      carrier.sendings.push(sending);
      return (await take?.(sending)) ?? { messageIds: [`om_${carrier.sendings.length}`] };
    },
    health: () => ({ state: carrier.isReady ? 'ready' : 'waiting' }),
  };
  return carrier;
}
