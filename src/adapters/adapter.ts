import type { Chat, Message } from '../bot/message.ts';
import type { Reply } from '../bot/reply.ts';

/** What a platform can show; a renderer degrades by it. */
export type Capabilities = { buttons: boolean; images: boolean };

export const healthStates = ['stopped', 'starting', 'ready', 'degraded', 'failed'] as const;
/** How an adapter is doing, for people to read; no secrets. */
export type Health = { state: (typeof healthStates)[number]; detail?: string };

/** Answers one message, or stays silent by returning undefined. */
export type Handle = (message: Message) => Promise<Reply | undefined>;

/** A way to reach people: the port that every channel implements. */
export type Adapter = {
  /** Name of the channel, the first part of ids such as `feishu:ou_1`. */
  name: string;
  capabilities: Capabilities;
  /** Resolves when the adapter listens; messages then go to `handle`. */
  start(handle: Handle): Promise<void>;
  /** Delivers a reply. Calls with one idempotency key show up as one message. */
  send(chat: Chat, reply: Reply, options: { idempotencyKey: string }): Promise<void>;
  /** Waits for messages in hand. May be called twice. */
  stop(): Promise<void>;
  health(): Health;
};
