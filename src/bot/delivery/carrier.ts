import type { Chat } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { Receipt, SendOptions } from './outgoing.ts';
import type { Pace } from './pace.ts';

/** What the delivery of replies needs of an adapter. */
export type Carrier = {
  name: string;
  capabilities: { idempotent: boolean; pace: Pace };
  send(chat: Pick<Chat, 'id'>, reply: Reply, options: SendOptions): Promise<Receipt>;
  health(): { state: string };
};

/** Whether it can send now. While it starts, or waits for a person, replies wait for it. */
export function isReady(carrier: Pick<Carrier, 'health'>): boolean {
  const { state } = carrier.health();
  return state === 'ready' || state === 'degraded';
}
