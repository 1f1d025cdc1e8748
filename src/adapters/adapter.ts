import type { Receipt, SendOptions } from '../bot/delivery/outgoing.ts';
import type { Pace } from '../bot/delivery/pace.ts';
import type { Inbound } from '../bot/inbound.ts';
import type { Chat } from '../bot/message.ts';
import type { Reply } from '../bot/reply.ts';

/** What a platform can do; renderers and the delivery of replies go by it. */
export type Capabilities = {
  buttons: boolean;
  images: boolean;
  /** Whether a repeated send with the same key shows up once. Where not, an interrupted send is never repeated. */
  idempotent: boolean;
  /** How fast it may be sent to. */
  pace: Pace;
};

export const healthStates = ['stopped', 'starting', 'waiting', 'ready', 'degraded', 'failed'] as const;
/** How an adapter is doing, for people to read; no secrets. `waiting`: for a person, such as a scan of a QR code. */
export type Health = { state: (typeof healthStates)[number]; detail?: string; since?: number };

/** A way to reach people: the port that every channel implements. */
export type Adapter = {
  /** Name of the channel, the first part of ids such as `feishu:ou_1`. */
  name: string;
  capabilities: Capabilities;
  /** Resolves when the adapter listens, or when it keeps trying by itself; what happens then goes to `inbound`. */
  start(inbound: Inbound): Promise<void>;
  /**
   * Delivers a reply; resolves when the platform has taken all of it. Calls with one idempotency key show up as one
   * message. Rejects with a `SendError` that says what the failure means.
   */
  send(chat: Pick<Chat, 'id'>, reply: Reply, options: SendOptions): Promise<Receipt>;
  /** Waits for messages in hand. May be called twice. */
  stop(): Promise<void>;
  health(): Health;
  /** The text of a QR code that waits for a person to scan it; never for a log. Missing where there are none. */
  scan?(): { url: string; since: number } | undefined;
};
