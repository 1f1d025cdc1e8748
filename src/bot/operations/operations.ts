import type { Hint } from '../../knowledge/hints/hint.ts';
import type { Push, Subscription } from '../digest/subscription.ts';
import type { IntentName, Reply } from '../reply.ts';
import type { JudgedAnswer } from '../state/feedback.ts';
import type { QuestionGroup } from './likeness.ts';

/** A chat, as people who operate the bot name it. */
export type ChatRef = { channel: string; chatId: string };

/** How many answers of each kind were given on a local day (YYYY-MM-DD). */
export type AnswerDay = { day: string; byIntent: Readonly<Partial<Record<IntentName, number>>> };

/** A subscription with the name of its chat and its next slot, in its local time; none while it does not run. */
export type SubscriptionView = { subscription: Subscription; chatName?: string; nextLocal?: string };

export const pushOrders = ['queued', 'nothing-fits', 'chat-gone'] as const;
/** What became of an order to push at once; `nothing-fits` also where one was pushed in this minute already. */
export type PushOrder = (typeof pushOrders)[number];

/** What the operator sees and does; each call reads the state anew. */
export type Operations = {
  /** The last days, oldest first, days without an answer included. */
  answers(days: number): Promise<AnswerDay[]>;
  unanswered(): Promise<QuestionGroup[]>;
  feedback(limit: number): Promise<JudgedAnswer[]>;
  subscriptions(): Promise<SubscriptionView[]>;
  /** The newest first. */
  pushes(limit: number): Promise<Push[]>;
  /** The digest that a chat would get next; undefined where nothing fits. */
  preview(chat: ChatRef): Promise<Reply | undefined>;
  pushNow(chat: ChatRef): Promise<PushOrder>;
  /** Pauses a running subscription, or resumes a paused one; false where there is none in that state. */
  setPaused(chat: ChatRef, paused: boolean): Promise<boolean>;
  hints(): readonly Hint[];
  /** Makes a case findable by a further alias or question, at once; the question leaves the unanswered ones. */
  addHint(hint: Hint): Promise<void>;
};
