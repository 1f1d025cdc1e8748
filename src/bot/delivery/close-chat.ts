import type { Store } from '../state/store.ts';

/**
 * A chat takes no messages any more: its subscription rests, and nothing waits for it. Called within a transaction.
 */
export async function closeChat(store: Store, channel: string, chatId: string, now: number): Promise<void> {
  await store.chats.leave(channel, chatId);
  await store.subscriptions.suspend(channel, chatId, now);
  await store.inbox.dropChat(channel, chatId, now);
  for (const { slot } of await store.outbox.dropChat(channel, chatId, now))
    if (slot !== undefined) await store.pushes.settle(channel, chatId, slot, 'failed');
}
