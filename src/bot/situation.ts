import type { Conversation } from './conversation.ts';
import type { Push, Schedule, Subscription } from './digest/subscription.ts';
import type { Message, Sender } from './message.ts';
import type { IntentName } from './reply.ts';

/** What is known of a chat and of the person who writes in it, before the message is read. */
export type Remembered = {
  conversation: Conversation;
  subscription?: Subscription;
  /** What was pushed to the chat, oldest first. */
  pushes: readonly Push[];
};

/** What holds for every chat, from the settings. */
export type BotSettings = {
  timeZone: string;
  /** Schedule of a chat that asks for no other. */
  schedule: Schedule;
  /** Whether pushes move to the next working day on mainland public holidays. */
  skipHolidays: boolean;
  /** People who may change a group's subscription, as `channel:id`; empty: everybody. */
  admins: readonly string[];
  /** Where people reach the console, without a slash at the end; left out where they cannot. */
  publicAddress?: string;
};

export const defaultBotSettings: BotSettings = {
  timeZone: 'Asia/Shanghai',
  schedule: { kind: 'weekly', weekdays: [1], hour: 9, minute: 0 },
  skipHolidays: true,
  admins: [],
};

/** Everything around a message that an intent may look at. Nothing here is changed by it. */
export type Situation = Remembered & {
  channel: string;
  chat: Message['chat'];
  sender: Sender;
  /** Milliseconds since the epoch. */
  now: number;
  settings: BotSettings;
};

/** What an answer changes; what is left out stays as it was. */
export type Changes = {
  conversation?: Conversation;
  subscription?: Subscription;
  /** The number of a case that the answer itself pushed, so that it is not pushed again soon. */
  pushed?: number;
  /** The question, where the book had no answer to it. */
  unanswered?: string;
};

/** What is kept of an answered message: what it changes, what it was taken for, and on which local day (YYYY-MM-DD). */
export type Answered = Changes & { intent: IntentName; day: string };

/** Keeps what must be remembered between messages. Reads and writes of one message see the same state. */
export type BotState = {
  read(message: Message, now: number): Promise<Remembered>;
  write(message: Message, answered: Answered, now: number): Promise<void>;
};
