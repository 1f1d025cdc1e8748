import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { FeishuConfig } from '../../src/adapters/feishu/config.ts';
import { createFeishuAdapter, type FeishuParts } from '../../src/adapters/feishu/feishu.ts';
import type { Feedback, Inbound, SentMessage } from '../../src/bot/inbound.ts';
import type { Chat, Message } from '../../src/bot/message.ts';
import type { FeishuPlatform, PlatformOptions } from './feishu-platform/platform.ts';
import { startPlatform } from './feishu-platform/start-platform.ts';

/** Everything that the adapter told the bot, in order of telling. */
export type Told = {
  messages: Message[];
  recalled: string[];
  joined: Chat[];
  left: string[];
  feedback: Feedback[];
};

/** What a test says of an adapter; the rest is a long connection to a platform of its own. */
export type FeishuSketch = {
  platform?: PlatformOptions;
  config?: Partial<FeishuConfig>;
  /** What the bot does with a message; by default it keeps it. */
  take?: Inbound['message'];
  /** Our own messages by the platform's id. */
  sent?: (id: string) => SentMessage | undefined;
} & Pick<FeishuParts, 'now' | 'timing' | 'pictures'>;

/** No pause and no patience longer than a test has. */
export const quick = { firstPause: 1, longestPause: 4, refusedPause: 8, watch: 2 } as const;

/** The real adapter beside a platform of its own, started by `start`; both end with the test. */
export async function aFeishu(sketch: FeishuSketch = {}) {
  const platform = await startPlatform(sketch.platform);
  const log = capturedLog();
  const adapter = createFeishuAdapter({
    config: { ...platform.credentials, transport: { kind: 'websocket' }, ...sketch.config },
    log: log.logger,
    timing: { ...quick, ...sketch.timing },
    ...(sketch.now ? { now: sketch.now } : {}),
    ...(sketch.pictures ? { pictures: sketch.pictures } : {}),
  });
  onTestFinished(async () => {
    await adapter.stop();
    await platform.stop();
  });
  const told: Told = { messages: [], recalled: [], joined: [], left: [], feedback: [] };
  const inbound = recordingInbound(told, sketch);
  return { platform, adapter, told, inbound, log, start: () => adapter.start(inbound) };
}

/** The same, connected. */
export async function aConnectedFeishu(sketch: FeishuSketch = {}) {
  const feishu = await aFeishu(sketch);
  await feishu.start();
  await feishu.platform.until(() => feishu.platform.connections.length > 0);
  return feishu;
}

function recordingInbound(told: Told, { take, sent }: FeishuSketch): Inbound {
  return {
    async message(message) {
      told.messages.push(message);
      return await take?.(message);
    },
    recalled: async (_channel, id) => void told.recalled.push(id),
    joined: async (_channel, chat) => void told.joined.push(chat),
    left: async (_channel, id) => void told.left.push(id),
    feedback: async (feedback) => void told.feedback.push(feedback),
    sent: async (_channel, id) => sent?.(id),
  };
}

/** A logger at its lowest level, and all that it wrote. */
export function capturedLog() {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { logger, lines, text: () => lines.join('') };
}

/** The first thing that the bot shows in a chat. */
export async function firstShown(platform: FeishuPlatform, chatId: string) {
  return platform.until(() => platform.shown(chatId)[0]);
}
