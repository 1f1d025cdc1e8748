import type { Message } from '../message.ts';

/** A question older than this is not answered any more, in milliseconds. */
export const staleAfterMs = 10 * 60_000;

export function isStale({ sentAt }: Message, now: number): boolean {
  return now - sentAt > staleAfterMs;
}
