import { createBot } from '../../src/bot/bot.ts';
import type { Push, Subscription } from '../../src/bot/digest/subscription.ts';
import { createMemoryState } from '../../src/bot/memory-state.ts';
import type { Chat } from '../../src/bot/message.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { type BotSettings, defaultBotSettings } from '../../src/bot/situation.ts';
import { casebook } from './bot.ts';
import { aMessage } from './message.ts';

/** Wednesday 11 March 2026, ten in the morning in China: far from every holiday. */
export const wednesday = Date.parse('2026-03-11T02:00Z');

/** A case that was pushed to some chat. */
export function aPush(number: number, rest: Partial<Push> = {}): Push {
  return { channel: 'test', chatId: 'chat', slot: '2026-03-02T09:00', number, state: 'sent', at: wednesday, ...rest };
}

/** A subscription as a chat has it that said no more than 订阅. */
export function aSubscription(rest: Partial<Subscription> = {}): Subscription {
  return {
    channel: 'test',
    chatId: 'chat',
    schedule: defaultBotSettings.schedule,
    timeZone: 'Asia/Shanghai',
    filter: { topics: [], audiences: [], areas: [] },
    state: 'active',
    changedAt: 0,
    ...rest,
  };
}

export type TestChat = {
  /** Says something; without a name always the same person. */
  say(text: string, sender?: string): Promise<Reply>;
  subscription(): Promise<Subscription | undefined>;
  pushes(): Promise<readonly Push[]>;
  /** Lets time pass. */
  wait(milliseconds: number): void;
};

/** A chat that talks with the bot about the project's own casebook; nothing was said in it yet. */
export function aChat(options: { kind?: Chat['kind']; now?: number; settings?: Partial<BotSettings> } = {}): TestChat {
  let now = options.now ?? wednesday;
  const chat = { id: 'chat', kind: options.kind ?? 'direct' };
  const state = createMemoryState();
  const settings = { ...defaultBotSettings, ...options.settings };
  const bot = createBot({ casebook, state, settings, now: () => now });
  const read = () => state.read(aMessage('', { chat }), now);
  return {
    say: (text, sender = 'zhang') => bot.handle(aMessage(text, { chat, sender: { id: sender } })),
    subscription: async () => (await read()).subscription,
    pushes: async () => (await read()).pushes,
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** A chat that has subscribed, and in which the talk about it is over. */
export async function aSubscribedChat(
  options: Parameters<typeof aChat>[0] & { with?: string } = {},
): Promise<TestChat> {
  const chat = aChat(options);
  await chat.say(options.with ?? '订阅');
  chat.wait(11 * 60_000);
  return chat;
}
