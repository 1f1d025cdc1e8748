import { expect, it } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import { silentLog } from '../../../src/bot/log.ts';
import { createService } from '../../../src/bot/service.ts';
import type { Store } from '../../../src/bot/state/store.ts';
import { casebook } from '../../support/bot.ts';
import { aFeishu } from '../../support/feishu.ts';
import { REDELIVERY_DELAYS_MS } from '../../support/feishu-platform/socket/delivery.ts';
import { type ManualTimers, manualTimers } from '../../support/manual-timers.ts';
import { aStore, sqliteUrl } from '../../support/store.ts';

type Feishu = Awaited<ReturnType<typeof aFeishu>>;

/** Everything behind the adapter, on a database that outlives it. */
function aServiceOf({ adapter }: Feishu, store: Store, timers: ManualTimers) {
  return createService({
    casebook,
    bot: createBot({ casebook, now: timers.now }),
    store,
    carriers: [adapter],
    settings: { timeZone: 'Asia/Shanghai', skipHolidays: false },
    timers,
    log: silentLog,
    owner: 'test',
    retentionMs: 24 * 60 * 60_000,
  });
}

it('answers a question once, however often and late it is delivered again, also after a restart', async () => {
  const timers = manualTimers(Date.now());
  const url = sqliteUrl();
  const store = await aStore(url, { timers });
  const feishu = await aFeishu({ platform: { now: timers.now }, now: timers.now });
  const { platform, adapter } = feishu;
  let service = aServiceOf(feishu, store, timers);
  const group = platform.chat().id;
  const event = platform.events.text(group, '@{bot} 52号案例', { from: 'ou_zhang' });
  await adapter.start({ ...service.queued, message: (message) => service.queued.message(message) });
  await platform.until(() => platform.connections.length > 0);
  await platform.deliver(event).acked;
  await platform.until(() => platform.shown(group).length === 1);
  for (const delay of REDELIVERY_DELAYS_MS) {
    await timers.advance(delay);
    expect((await platform.deliver(event).acked).code).toBe(200);
    await timers.advance(2_000);
    await service.stop();
    service = aServiceOf(feishu, store, timers);
  }
  await service.stop();
  expect(platform.shown(group)).toHaveLength(1);
  expect(platform.shown(group)[0]?.repeats).toBe(0);
});
