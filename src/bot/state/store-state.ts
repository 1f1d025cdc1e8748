import { type Conversation, conversationKey } from '../conversation.ts';
import type { Message } from '../message.ts';
import type { BotState } from '../situation.ts';
import type { Store } from './store.ts';

/**
 * What the bot remembers, kept in the store. Given the store of a transaction, what an answer changes stands or falls
 * with it.
 */
export function createStoreState(store: Store): BotState {
  return {
    async read(message, now) {
      const { channel, chat } = message;
      const own = await store.conversations.find(conversationKey(message), now);
      const subscription = await store.subscriptions.find(channel, chat.id);
      return {
        conversation: Object.keys(own).length > 0 ? own : await quoted(store, message),
        pushes: await store.pushes.of(channel, chat.id),
        ...(subscription ? { subscription } : {}),
      };
    },
    write: (message, { conversation, subscription, pushed, unanswered, intent, day }, now) =>
      store.transaction(async (within) => {
        const { channel, chat, id } = message;
        await within.answers.add(day, channel, intent);
        if (conversation) await within.conversations.save(conversationKey(message), conversation, now);
        if (unanswered !== undefined) await within.unanswered.add(channel, unanswered, now);
        if (subscription === undefined && pushed === undefined) return;
        await within.chats.seen(channel, chat);
        if (subscription) await within.subscriptions.save(subscription);
        if (pushed !== undefined)
          await within.pushes.claim(
            { channel, chatId: chat.id, slot: `now-${id}`, number: pushed, state: 'sent', at: now },
            now,
          );
      }),
  };
}

/** Who answers one of our messages speaks of the case in it, as long as it is about one case only. */
async function quoted(store: Store, { channel, quotes }: Message): Promise<Conversation> {
  const sent = quotes?.id === undefined ? undefined : await store.outbox.sent(channel, quotes.id);
  const [number, ...more] = sent?.reply.shown ?? [];
  return number === undefined || more.length > 0 ? {} : { focus: number };
}
