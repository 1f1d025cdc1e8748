import type { Message } from '../message.ts';
import type { Store } from '../state/store.ts';

/** Most messages that are answered in a minute. */
export type RateLimits = { perPerson: number; perChat: number };

export const defaultRateLimits: RateLimits = { perPerson: 20, perChat: 60 };

const windowMs = 60_000;
/** Who is over a limit is told once in this span. */
const toldOnceMs = 10 * 60_000;

/** Whose limit is reached, and the key of the one word about it. */
export type OverLimit = { who: 'person' | 'chat'; key: string };

/** Whether a message is one too many; counted over all processes, since the inbox is counted. */
export async function overLimit(
  { inbox }: Pick<Store, 'inbox'>,
  { perPerson, perChat }: RateLimits,
  { channel, chat, sender }: Message,
  now: number,
): Promise<OverLimit | undefined> {
  const since = now - windowMs;
  const span = Math.floor(now / toldOnceMs);
  if ((await inbox.countSince(channel, { senderId: sender.id }, since)) >= perPerson)
    return { who: 'person', key: `slow-down:${channel}:${chat.id}:${sender.id}:${span}` };
  if ((await inbox.countSince(channel, { chatId: chat.id }, since)) >= perChat)
    return { who: 'chat', key: `slow-down:${channel}:${chat.id}::${span}` };
  return undefined;
}
