import type { Message } from '../message.ts';

/** Keys of what is sent: the same effect has the same key in every process and after every restart. */
export function answerKey({ channel, id }: Pick<Message, 'channel' | 'id'>): string {
  return `answer:${channel}:${id}`;
}

export function digestKey(channel: string, chatId: string, slot: string): string {
  return `digest:${channel}:${chatId}:${slot}`;
}

export function welcomeKey(channel: string, chatId: string, joinedAt: number): string {
  return `welcome:${channel}:${chatId}:${joinedAt}`;
}
