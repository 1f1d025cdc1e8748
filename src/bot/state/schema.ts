import type { Generated } from 'kysely';
import type { OutgoingKind, SendOutcome } from '../delivery/outgoing.ts';
import type { PushState, SubscriptionState } from '../digest/subscription.ts';
import type { Chat } from '../message.ts';
import type { IntentName } from '../reply.ts';

/**
 * The tables. The same on every engine: times are milliseconds since the epoch, structures are JSON text, yes and no
 * are 1 and 0.
 */
export type Schema = {
  chats: ChatRow;
  subscriptions: SubscriptionRow;
  pushes: PushRow;
  inbox: InboxRow;
  outbox: OutboxRow;
  attempts: AttemptRow;
  sent_messages: SentMessageRow;
  feedback: FeedbackRow;
  answers: AnswerRow;
  unanswered: UnansweredRow;
  conversations: ConversationRow;
};

export type ChatRow = {
  channel: string;
  id: string;
  kind: Chat['kind'];
  name: string | null;
  /** `gone`: the bot was removed or the chat dissolved. */
  state: 'active' | 'gone';
  /** When the bot was added and welcomed; null before that and after it left. */
  joined_at: number | null;
};

export type SubscriptionRow = {
  channel: string;
  chat_id: string;
  schedule: string;
  time_zone: string;
  filter: string;
  state: SubscriptionState;
  paused_until: string | null;
  changed_at: number;
  /** When the next slot is due, as the clock worked it out; null where it has to look. */
  next_at: number | null;
};

export type PushRow = {
  channel: string;
  chat_id: string;
  slot: string;
  number: number | null;
  state: PushState;
  at: number;
  /** When the slot was due; the clock goes on from the last of these. */
  due_at: number;
};

export const inboxStates = ['new', 'answered', 'ignored', 'failed', 'recalled'] as const;
export type InboxState = (typeof inboxStates)[number];

export type InboxRow = {
  /** Order of arrival. */
  seq: Generated<number>;
  channel: string;
  message_id: string;
  chat_id: string;
  /** Empty outside threads. */
  thread: string;
  sender_id: string;
  state: InboxState;
  reason: string | null;
  /** The message, dropped when it is done with. */
  message: string | null;
  received_at: number;
  done_at: number | null;
};

export const outboxStates = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'gone',
  'unknown',
  'expired',
  'withdrawn',
] as const;
/** `withdrawn`: its question was taken back. */
export type OutboxState = (typeof outboxStates)[number];

export type OutboxRow = {
  /** Order of making. */
  id: Generated<number>;
  key: string;
  kind: OutgoingKind;
  /** 0 goes before 1. */
  priority: number;
  channel: string;
  chat_id: string;
  reply: string;
  reply_to: string | null;
  /** The line of the ledger that hangs on it. */
  slot: string | null;
  state: OutboxState;
  /** Not tried before. */
  due_at: number;
  expires_at: number;
  attempts: number;
  lease_owner: string | null;
  lease_until: number | null;
  error: string | null;
  created_at: number;
  done_at: number | null;
};

/** A try to send; without an outcome while it runs, and for ever where the process died in it. */
export type AttemptRow = {
  id: Generated<number>;
  key: string;
  channel: string;
  chat_id: string;
  kind: OutgoingKind;
  at: number;
  ended_at: number | null;
  outcome: SendOutcome | 'sent' | null;
  error: string | null;
};

export type SentMessageRow = { channel: string; message_id: string; key: string };

export type FeedbackRow = {
  channel: string;
  key: string;
  sender_id: string;
  chat_id: string;
  useful: number;
  at: number;
};

export type AnswerRow = { day: string; channel: string; intent: IntentName; count: number };

export type UnansweredRow = { channel: string; text: string; count: number; first_at: number; last_at: number };

export type ConversationRow = { key: string; value: string; at: number };
