import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { withAddresses } from '../answers/address.ts';
import { digestKey } from '../delivery/keys.ts';
import type { Chat } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { BotSettings } from '../situation.ts';
import type { Store } from '../state/store.ts';
import { chooseCase } from './choose-case.ts';
import { digestReply } from './digest-reply.ts';
import { localMinuteOf } from './local-time.ts';
import { nextSlot } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/** The digest that a chat gets next. */
export type NextDigest = {
  entry: Case;
  reply: Reply;
  /** When it is due, in milliseconds since the epoch; left out where the chat gets none by itself. */
  dueAt?: number;
  timeZone: string;
};

const everything = { topics: [], audiences: [], areas: [] };
const lifetimeMs = 24 * 60 * 60_000;

/**
 * What a chat gets next, or would get if it subscribed now; without a chat, what a new subscriber gets. Undefined when
 * no case fits. Changes nothing.
 */
export async function nextDigest(
  store: Store | undefined,
  casebook: Casebook,
  settings: BotSettings,
  now: number,
  { channel, chatId }: { channel: string; chatId: string } = { channel: '', chatId: '' },
): Promise<NextDigest | undefined> {
  const subscription = await store?.subscriptions.find(channel, chatId);
  const pushes = (await store?.pushes.of(channel, chatId)) ?? [];
  const entry = chooseCase(casebook, subscription ?? { channel, chatId, filter: everything }, pushes);
  if (!entry) return undefined;
  const reply = withAddresses(digestReply(casebook, entry, 'zh'), settings.publicAddress);
  const timeZone = subscription?.timeZone ?? settings.timeZone;
  const dueAt = subscription && dueOf(subscription, settings, now);
  return { entry, reply, timeZone, ...(dueAt === undefined ? {} : { dueAt }) };
}

function dueOf({ state, schedule, timeZone }: Subscription, settings: BotSettings, now: number): number | undefined {
  return state === 'active' ? nextSlot(schedule, timeZone, now, settings).at : undefined;
}

/**
 * Pushes the next digest to a chat out of turn, once in a minute at most; undefined when no case fits or one was pushed
 * in this minute already. The chat must be known to the store.
 */
export async function pushNow(
  store: Store,
  casebook: Casebook,
  settings: BotSettings,
  now: number,
  { channel, chat }: { channel: string; chat: Pick<Chat, 'id'> },
): Promise<{ key: string; entry: Case } | undefined> {
  return await store.transaction(async (within) => {
    const digest = await nextDigest(within, casebook, settings, now, { channel, chatId: chat.id });
    if (!digest) return undefined;
    const { entry, reply, timeZone } = digest;
    const slot = `now-${localMinuteOf(now, timeZone)}`;
    const line = { channel, chatId: chat.id, slot, number: entry.number, state: 'claimed', at: now } as const;
    if (!(await within.pushes.claim(line, now))) return undefined;
    const key = digestKey(channel, chat.id, slot);
    const expiresAt = now + lifetimeMs;
    await within.outbox.add({ key, kind: 'digest', channel, chatId: chat.id, reply, expiresAt }, now, slot);
    return { key, entry };
  });
}
