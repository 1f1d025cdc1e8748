import { onTestFinished } from 'vitest';
import { createFeishuAdapter } from '../../src/adapters/feishu/index.ts';
import { createBot } from '../../src/bot/bot.ts';
import { silentLog } from '../../src/bot/log.ts';
import { createService } from '../../src/bot/service.ts';
import { openStore } from '../../src/bot/state/open-store.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { casebook } from './bot.ts';
import { quick } from './feishu.ts';
import type { MessageOptions } from './feishu-platform/events/builders.ts';
import type { PostedMessage } from './feishu-platform/messages/message.ts';
import type { PlatformOptions } from './feishu-platform/platform.ts';
import { startPlatform } from './feishu-platform/start-platform.ts';
import { sqliteUrl } from './store.ts';

/**
 * The whole program on Feishu, from the platform's event to what people see: the real adapter, inbox, bot, outbox and
 * database file, beside a platform of its own. All of them share a clock that a test may put forward.
 */
export async function aFeishuBot(options: PlatformOptions = {}) {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const platform = await startPlatform({ ...options, now });
  const url = sqliteUrl();
  let running = await start();
  onTestFinished(async () => {
    await running.stop();
    await platform.stop();
  });
  return {
    platform,
    store: () => running.store,
    /** Puts the clock forward. */
    wait: (ms: number) => {
      ahead += ms;
    },
    /** Ends the program in good order and starts it again on the same database. */
    async restart() {
      await running.stop();
      running = await start();
    },
    /** Asks in a group and waits for the acknowledgement. */
    async say(chatId: string, text: string, message: MessageOptions = {}) {
      const delivery = platform.deliver(platform.events.text(chatId, text, message));
      await delivery.acked;
      return delivery;
    },
    /** The `count`-th thing that the bot shows in a chat. */
    shown: (chatId: string, count = 1): Promise<PostedMessage> =>
      platform.until(() => platform.shown(chatId)[count - 1]).then((message) => message as PostedMessage),
  };

  async function start() {
    const adapter = createFeishuAdapter({
      config: { ...platform.credentials, transport: { kind: 'websocket' } },
      log: silentLog,
      now,
      timing: quick,
    });
    const store = await openStore(url);
    const service = createService({
      casebook,
      bot: createBot({ casebook, now }),
      store,
      carriers: [{ ...adapter, capabilities: { idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } } }],
      settings: { timeZone: 'Asia/Shanghai', skipHolidays: true },
      timers: { now, after: realTimers.after },
      log: silentLog,
      owner: 'test',
      retentionMs: 90 * 24 * 3_600_000,
    });
    await adapter.start(service.queued);
    await service.start();
    await platform.until(() => platform.connections.length > 0);
    const stop = async () => {
      await service.stop();
      await adapter.stop();
      await store.close();
      await platform.until(() => platform.connections.length === 0);
    };
    return { service, store, stop };
  }
}

/** All that people read on a card. */
export function cardText(message: PostedMessage): string {
  const texts: string[] = [];
  JSON.stringify(message.content, (key, value) => {
    if (key === 'content' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
