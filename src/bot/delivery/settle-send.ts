import type { Claimed, SendResult } from '../state/dispatch.ts';
import type { Store } from '../state/store.ts';
import { closeChat } from './close-chat.ts';

/**
 * Records how a try ended, in the outbox, the ledger and the chat. A push whose end is unknown stays claimed: it may
 * have been seen, and is not repeated. Called within a transaction.
 */
export async function settleSend(store: Store, claimed: Claimed, result: SendResult, now: number): Promise<void> {
  const { channel, chatId, slot } = claimed;
  if (!(await store.dispatch.settle(claimed, result, now))) return;
  const { outcome } = result;
  if (slot !== undefined && outcome !== 'retry' && outcome !== 'unknown')
    await store.pushes.settle(channel, chatId, slot, outcome === 'sent' ? 'sent' : 'failed');
  if (outcome === 'gone') await closeChat(store, channel, chatId, now);
}
