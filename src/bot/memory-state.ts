import { type Conversation, conversationKey, conversationLifetimeMs } from './conversation.ts';
import type { Push, Subscription } from './digest/subscription.ts';
import type { Message } from './message.ts';
import type { BotState } from './situation.ts';

/** Beyond this many conversations the one untouched longest is dropped. */
const capacity = 10_000;

/** State that ends with the process: for `ask`, for tests, and for answering while the database is out of reach. */
export function createMemoryState(): BotState {
  const conversations = new Map<string, { conversation: Conversation; at: number }>();
  const subscriptions = new Map<string, Subscription>();
  const pushes = new Map<string, Push[]>();
  return {
    async read(message, now) {
      const row = conversations.get(conversationKey(message));
      const subscription = subscriptions.get(chatKey(message));
      return {
        conversation: row && now - row.at < conversationLifetimeMs ? row.conversation : {},
        pushes: pushes.get(chatKey(message)) ?? [],
        ...(subscription ? { subscription } : {}),
      };
    },
    async write(message, { conversation, subscription, pushed }, now) {
      if (conversation) keep(conversationKey(message), conversation, now);
      if (subscription) subscriptions.set(chatKey(message), subscription);
      if (pushed !== undefined) {
        const { channel, chat } = message;
        const push: Push = {
          channel,
          chatId: chat.id,
          slot: `now-${message.id}`,
          number: pushed,
          state: 'sent',
          at: now,
        };
        pushes.set(chatKey(message), [...(pushes.get(chatKey(message)) ?? []), push]);
      }
    },
  };

  function keep(key: string, conversation: Conversation, at: number): void {
    conversations.delete(key);
    conversations.set(key, { conversation, at });
    const oldest = conversations.keys().next();
    if (conversations.size > capacity && !oldest.done) conversations.delete(oldest.value);
  }
}

function chatKey({ channel, chat }: Message): string {
  return JSON.stringify([channel, chat.id]);
}
