import type { Message } from '../../src/bot/message.ts';

let count = 0;

/** A message as a channel hands it over; without more said, always of the same person in the same direct chat. */
export function aMessage(text: string, rest: Partial<Message> = {}): Message {
  count += 1;
  return {
    id: `message-${count}`,
    channel: 'test',
    chat: { id: 'chat-1', kind: 'direct' },
    sender: { id: 'zhang' },
    text,
    mentionsBot: true,
    sentAt: Date.UTC(2025, 2, 3, 1, 0, count % 60),
    ...rest,
  };
}
