import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Outgoing } from '../../src/bot/delivery/outgoing.ts';
import type { Subscription } from '../../src/bot/digest/subscription.ts';
import { openStore, type StoreOptions } from '../../src/bot/state/open-store.ts';
import type { Store } from '../../src/bot/state/store.ts';
import { temporaryFolder } from './data-folder.ts';
import { saying } from './reply.ts';

/** Address of a database file in a folder of its own, removed when the test is over. */
export function sqliteUrl(): string {
  return `sqlite:${join(temporaryFolder(), 'state', 'bot.db')}`;
}

/** A store for one test, closed when it is over. */
export async function aStore(url = sqliteUrl(), options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(url, options);
  onTestFinished(() => store.close());
  return store;
}

/** A reply on its way; without more said, an answer to the chat "tea". */
export function anOutgoing(key: string, rest: Partial<Outgoing> = {}): Outgoing {
  return {
    key,
    kind: 'answer',
    channel: 'test',
    chatId: 'tea',
    reply: saying(`reply ${key}`),
    expiresAt: Date.UTC(2100, 0),
    ...rest,
  };
}

/** A subscription; without more said, of the chat "tea" for Mondays at nine in Shanghai. */
export function aSubscription(rest: Partial<Subscription> = {}): Subscription {
  return {
    channel: 'test',
    chatId: 'tea',
    schedule: { kind: 'weekly', weekdays: [1], hour: 9, minute: 0 },
    timeZone: 'Asia/Shanghai',
    filter: { topics: [], audiences: [], areas: [] },
    state: 'active',
    changedAt: Date.UTC(2026, 0, 1),
    ...rest,
  };
}
