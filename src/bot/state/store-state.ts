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
        conversation: await spokenOf(store, message, own),
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

/**
 * Who quotes one of our messages, or clicks on it, speaks of what stands in it and not of what was said last. A message
 * that only begins their thread is spoken of as long as nothing else is.
 */
async function spokenOf(store: Store, { channel, chat, quotes }: Message, own: Conversation): Promise<Conversation> {
  if (quotes?.id === undefined || (quotes.inThread && Object.keys(own).length > 0)) return own;
  const sent = await store.outbox.sent(channel, quotes.id);
  if (!sent || sent.chatId !== chat.id) return own;
  const { list, shown, language } = sent.reply;
  const [number, ...more] = shown;
  if (number === undefined) return own;
  if (list) return { list, language };
  if (more.length > 0) return { list: { title: '', groups: [{ numbers: shown }], page: 0 }, language };
  return { ...(own.list ? { list: own.list } : {}), focus: number, language };
}
