/** When a digest is due, in the local time of the subscription. Weekdays are those of ISO 8601: 1 is Monday, 7 Sunday. */
export type Schedule =
  | { kind: 'weekly'; weekdays: readonly number[]; hour: number; minute: number }
  | { kind: 'monthly'; day: number; hour: number; minute: number };

/** Which cases a chat wants, by ids of the taxonomy; an empty list leaves that side open. */
export type CaseFilter = { topics: readonly string[]; audiences: readonly string[]; areas: readonly string[] };

/** `suspended`: the chat is gone; `ended`: somebody ended it, and its settings are kept for a next time. */
export const subscriptionStates = ['active', 'paused', 'suspended', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** What a chat has ordered; at most one for each chat. */
export type Subscription = {
  channel: string;
  chatId: string;
  schedule: Schedule;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
  filter: CaseFilter;
  state: SubscriptionState;
  /** Last local day of a pause (YYYY-MM-DD); left out: paused until it is resumed. */
  pausedUntil?: string;
  /** When it last began or changed, in milliseconds since the epoch: no slot before it is due. */
  changedAt: number;
};

/** `claimed`: some process has taken it on; `skipped`: too late after an outage, or nothing fits. */
export const pushStates = ['claimed', 'sent', 'failed', 'skipped'] as const;
export type PushState = (typeof pushStates)[number];

/** A case pushed to a chat, or about to be: a line of the ledger. */
export type Push = {
  channel: string;
  chatId: string;
  /** Local date and time it was due, `2026-03-02T09:00`; with `now-` before it where somebody asked for it. */
  slot: string;
  /** The case; undefined where the slot was skipped. */
  number?: number;
  state: PushState;
  /** Milliseconds since the epoch. */
  at: number;
};
