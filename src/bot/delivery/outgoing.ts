import type { Reply } from '../reply.ts';

/** What a sent reply answers, so that the platform can quote it, keep it in its thread or name the asker. */
export type ReplyTo = { messageId: string; senderId: string; senderName?: string; thread?: string };

/** Why something is sent; answers go before pushes. */
export const outgoingKinds = ['answer', 'welcome', 'digest', 'notice'] as const;
export type OutgoingKind = (typeof outgoingKinds)[number];

/** A reply on its way to a chat. The key never changes, however often it is tried. */
export type Outgoing = {
  /** Deterministic: the same effect has the same key in every process and after every restart. */
  key: string;
  kind: OutgoingKind;
  channel: string;
  chatId: string;
  reply: Reply;
  replyTo?: ReplyTo;
  /** Not worth sending after this time (milliseconds since the epoch). */
  expiresAt: number;
};

/** What is known of a send beside its content. */
export type SendOptions = {
  idempotencyKey: string;
  replyTo?: ReplyTo;
  /** Since when it is being tried, by whichever process, where this is not the first try; ms since the epoch. */
  triedSince?: number;
};

/** What the platform called the messages that a reply became, in their order. */
export type Receipt = { messageIds: readonly string[] };

/**
 * What a failed send means for the reply: `retry` (nothing was shown, or the platform will recognise the key), `gone`
 * (the chat does not take messages any more: removed, dissolved), `refused` (this message never will be taken),
 * `unknown` (it may have been shown, and a repeat might show it twice).
 */
export type SendOutcome = 'retry' | 'gone' | 'refused' | 'unknown';

/** A send that did not succeed, judged by the adapter that tried it. */
export class SendError extends Error {
  readonly outcome: SendOutcome;
  /** Least wait before the next try, where the platform says so, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { outcome: SendOutcome; retryAfterMs?: number; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.outcome = options.outcome;
    this.retryAfterMs = options.retryAfterMs;
  }
}
