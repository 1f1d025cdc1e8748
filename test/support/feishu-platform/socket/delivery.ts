import type { PlatformEvent } from '../events/envelope.ts';

/** The documented pauses before the retries of an event without ack, in ms: 15 s, 5 min, 1 h, 6 h. */
export const REDELIVERY_DELAYS_MS: readonly number[] = [15_000, 300_000, 3_600_000, 21_600_000];

/** The answer of a client to an event. */
export interface Ack {
  /** 200, or 500 when the handler threw. */
  readonly code: number;
  /** What the handler returned (a toast or a card for a click), parsed; undefined when it returned nothing. */
  readonly response: unknown;
  /** Real ms from sending the last frame to receiving the ack. */
  readonly latencyMs: number;
  /** For a click: why the person would see an error, such as a late, failed or malformed answer. */
  readonly problem?: string;
}

/** One sending of an event. */
export interface Attempt {
  /** The connection that got it; missing when none was open. */
  readonly connection?: number;
  /** Milliseconds of the platform's clock. */
  readonly at: number;
  readonly ack?: Ack;
}

/** An event and what became of it. */
export interface Delivery {
  readonly event: PlatformEvent;
  readonly attempts: readonly Attempt[];
  /** The latest ack. */
  readonly ack?: Ack;
  /** Resolves with the first ack, whatever its code. Stays pending while there is none. */
  readonly acked: Promise<Ack>;
}

/** How an event travels. */
export interface DeliverOptions {
  /** In how many frames (sum and seq). Default 1. */
  readonly fragments?: number;
}
