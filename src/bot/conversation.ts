import type { Language } from '../knowledge/language.ts';
import type { Message } from './message.ts';
import type { Aspect } from './reply.ts';

/** A list that was shown and can be paged, pointed into and narrowed. */
export type ShownList = {
  /** The sentence above the list, with its count. */
  title: string;
  /** The cases in their order, in groups such as "wider matches". */
  groups: readonly { label?: string; numbers: readonly number[] }[];
  /** From 0. */
  page: number;
  /** The categories that it was made by, as `facet:id`; left out where it was made otherwise. */
  of?: readonly string[];
};

/** What one person in one chat and thread may refer back to. */
export type Conversation = {
  list?: ShownList;
  /** The case spoken of last. */
  focus?: number;
  /** Those spoken of before it, the latest first. */
  earlier?: readonly number[];
  aspect?: Aspect;
  language?: Language;
  /** The last answer was about the chat's subscription, so that "十点" or "改成周三" is about it too. */
  about?: 'subscription';
};

/** Further back nobody points. */
const remembered = 8;

/** A case is spoken of from now on; without a number, those spoken of so far are earlier ones. */
export function speakingOf(number: number | undefined, { focus, earlier = [] }: Conversation) {
  const before = [...(focus === undefined ? [] : [focus]), ...earlier].filter((other) => other !== number);
  return {
    ...(number === undefined ? {} : { focus: number }),
    ...(before.length > 0 ? { earlier: [...new Set(before)].slice(0, remembered) } : {}),
  } satisfies Conversation;
}

/** How long a reference stays good. */
export const conversationLifetimeMs = 10 * 60 * 1000;

/** Identity of a conversation: nobody inherits another person's. */
export function conversationKey({ channel, chat, sender, thread }: Message): string {
  return JSON.stringify([channel, chat.id, thread ?? '', sender.id]);
}
