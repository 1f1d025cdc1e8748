import type { Casebook } from '../../knowledge/casebook.ts';
import { withAddresses } from '../answers/address.ts';
import { digestKey } from '../delivery/keys.ts';
import type { Log } from '../log.ts';
import type { BotSettings } from '../situation.ts';
import type { Store } from '../state/store.ts';
import { chooseCase } from './choose-case.ts';
import { digestReply } from './digest-reply.ts';
import { localMinuteOf } from './local-time.ts';
import { nextSlot, type Slot, slotsBetween } from './schedule.ts';
import type { Subscription } from './subscription.ts';

export type PushDueParts = { casebook: Casebook; log: Log } & Pick<BotSettings, 'skipHolidays' | 'publicAddress'>;

const dayMs = 24 * 60 * 60_000;
/** A slot missed for longer is skipped, in milliseconds. */
const catchUpMs = dayMs;
/** However late a slot is caught up, its digest gets this long to arrive. */
const leastLifetimeMs = 60 * 60_000;

/**
 * Puts what is due for one chat into its outbox: of the slots since the last one the latest, where it is less than a
 * day old; the others are recorded as skipped. A pause that is over ends. Called within a transaction; true when a
 * digest was put in. What another process has claimed is left to it.
 */
export async function pushDue(
  store: Store,
  chat: { channel: string; chatId: string },
  now: number,
  parts: PushDueParts,
): Promise<boolean> {
  const subscription = await store.subscriptions.lock(chat.channel, chat.chatId);
  if (!subscription || !isRunning(subscription, now)) return false;
  const { schedule, timeZone } = subscription;
  const options = { skipHolidays: parts.skipHolidays };
  const since = Math.max(subscription.changedAt, (await store.pushes.lastDue(chat.channel, chat.chatId)) ?? 0);
  const slots = slotsBetween(schedule, timeZone, since, now, options).filter(({ local }) =>
    isAfterPause(local, subscription),
  );
  if (subscription.state === 'paused') await store.subscriptions.save(resumed(subscription, now));
  const latest = slots.pop();
  for (const slot of slots) await skip(store, subscription, slot, now, 'a later slot was due too', parts.log);
  const isPushed = latest !== undefined && (await push(store, subscription, latest, now, parts));
  await store.subscriptions.nextAt(chat.channel, chat.chatId, nextSlot(schedule, timeZone, now, options).at);
  return isPushed;
}

/** Active, or in a pause whose last day is over. */
function isRunning({ state, pausedUntil, timeZone }: Subscription, now: number): boolean {
  if (state === 'active') return true;
  return state === 'paused' && pausedUntil !== undefined && localMinuteOf(now, timeZone).slice(0, 10) > pausedUntil;
}

function isAfterPause(local: string, { state, pausedUntil }: Subscription): boolean {
  return state !== 'paused' || pausedUntil === undefined || local.slice(0, 10) > pausedUntil;
}

function resumed({ pausedUntil: _over, ...subscription }: Subscription, now: number): Subscription {
  return { ...subscription, state: 'active', changedAt: now };
}

async function push(
  store: Store,
  subscription: Subscription,
  slot: Slot,
  now: number,
  { casebook, log, publicAddress }: PushDueParts,
): Promise<boolean> {
  const { channel, chatId } = subscription;
  if (now - slot.at >= catchUpMs) return skip(store, subscription, slot, now, 'missed by a day or more', log);
  const entry = chooseCase(casebook, subscription, await store.pushes.of(channel, chatId));
  if (!entry) return skip(store, subscription, slot, now, 'no case fits', log);
  const line = { channel, chatId, slot: slot.local, number: entry.number, state: 'claimed', at: now } as const;
  if (!(await store.pushes.claim(line, slot.at))) return false;
  log.info({ channel, chatId, slot: slot.local, number: entry.number, lateMs: now - slot.at }, 'push claimed');
  return store.outbox.add(
    {
      key: digestKey(channel, chatId, slot.local),
      kind: 'digest',
      channel,
      chatId,
      reply: withAddresses(digestReply(casebook, entry, 'zh'), publicAddress),
      expiresAt: Math.max(slot.at + dayMs, now + leastLifetimeMs),
    },
    now,
    slot.local,
  );
}

async function skip(
  store: Store,
  { channel, chatId }: Subscription,
  slot: Slot,
  now: number,
  reason: string,
  log: Log,
): Promise<false> {
  if (await store.pushes.claim({ channel, chatId, slot: slot.local, state: 'skipped', at: now }, slot.at))
    log.warn({ channel, chatId, slot: slot.local, reason }, 'push skipped');
  return false;
}
