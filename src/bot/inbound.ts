import type { Answer } from './bot.ts';
import type { Chat, Message } from './message.ts';
import type { Reply } from './reply.ts';

/** What the bot sent earlier, found again by the platform's name for it. */
export type SentMessage = {
  key: string;
  chatId: string;
  /** What kind of chat it was sent to, and in which thread, where that is known. */
  kind?: Chat['kind'];
  thread?: string;
  reply: Reply;
};

/** A person's word on an answer. */
export type Feedback = { channel: string; chatId: string; senderId: string; key: string; useful: boolean };

/** What an adapter tells the bot. Everything here may be called twice for the same event and then takes effect once. */
export type Inbound = {
  /**
   * Takes a message. Resolves when it cannot be lost any more, and then with the answer where the channel is answered
   * at once (terminal, console); undefined where the answer comes through the adapter's `send`. Rejects when the
   * message could not be kept, so that the platform delivers it again.
   */
  message(message: Message): Promise<Answer | undefined>;
  /** The question was taken back: it is not answered any more. */
  recalled(channel: string, messageId: string): Promise<void>;
  /** The bot was added to a chat: it is welcomed once. */
  joined(channel: string, chat: Chat): Promise<void>;
  /** The bot was removed or the chat is gone: nothing is sent there, its subscription is suspended. */
  left(channel: string, chatId: string): Promise<void>;
  feedback(feedback: Feedback): Promise<void>;
  /** The bot's own message that this platform id names; undefined for all others. */
  sent(channel: string, platformMessageId: string): Promise<SentMessage | undefined>;
};
