import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFigureFiles } from '../../../src/adapters/figure-files.ts';
import {
  createWechatAdapter,
  defaultWechatPace,
  type WechatParts,
  type WechatSettings,
} from '../../../src/adapters/wechat/index.ts';
import { createBot } from '../../../src/bot/bot.ts';
import type { Inbound } from '../../../src/bot/inbound.ts';
import type { Log } from '../../../src/bot/log.ts';
import type { Message } from '../../../src/bot/message.ts';
import { realTimers } from '../../../src/bot/timers.ts';
import { casebook } from '../bot.ts';
import { dataFolder } from '../data-folder.ts';
import { aWechat, type Wechat } from './platform.ts';
import { until } from './until.ts';

/** The puppet that a made-up WeChat leads. */
export const ledPuppet = new URL('./puppet.ts', import.meta.url).href;

/** No pauses at all: for tests of everything but the pace. */
export const noPace = { chatGapMs: 0, accountGapMs: 0 };

export type Line = { level: keyof Log; message: string; fields: object };

/** A log that is kept, with everything in it. */
export function aLog(): Log & { lines: Line[]; text(): string } {
  const lines: Line[] = [];
  const write = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  return {
    lines,
    text: () => JSON.stringify(lines),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

export type BotSketch = {
  wechat?: Wechat;
  settings?: Partial<WechatSettings>;
  parts?: Partial<WechatParts>;
  inbound?: Partial<Inbound>;
  figureFolder?: string;
};

/** The bot on a made-up WeChat: the real child process with wechaty and its mock puppet. Close it. */
export async function aBotOnWechat({ wechat: given, settings, parts, inbound, figureFolder }: BotSketch = {}) {
  const wechat = given ?? (await aWechat());
  const sessionFolder = settings?.sessionFolder ?? mkdtempSync(join(tmpdir(), 'wechat-session-'));
  const log = aLog();
  const notices: string[] = [];
  const bot = createBot({ casebook });
  const messages: Message[] = [];
  const joined: string[] = [];
  const left: string[] = [];
  const adapter = createWechatAdapter(
    {
      figures: createFigureFiles(figureFolder ?? join(dataFolder, 'figures')),
      log,
      timers: realTimers,
      random: () => 0.5,
      notifyAdmins: (text) => notices.push(text),
      ...parts,
    },
    {
      puppet: ledPuppet,
      token: wechat.path,
      groups: [],
      prefixes: ['案例通'],
      sessionFolder,
      environment: {},
      pace: noPace,
      perPerson: 1_000,
      quietAfterLoginMs: 0,
      ...settings,
    },
  );
  const to: Inbound = {
    async message(message) {
      messages.push(message);
      return bot.answer(message);
    },
    recalled: async () => {},
    joined: async (_, chat) => void joined.push(chat.id),
    left: async (_, chatId) => void left.push(chatId),
    feedback: async () => {},
    sent: async () => undefined,
    ...inbound,
  };
  await adapter.start(to);
  return {
    adapter,
    wechat,
    log,
    notices,
    messages,
    joined,
    left,
    sessionFolder,
    /** Resolves when the account can be written to. */
    ready: () => until(() => ['ready', 'degraded'].includes(adapter.health().state)),
    /** The texts that were shown, once there are so many. */
    async shown(count: number) {
      await until(() => wechat.shown.length >= count);
      return wechat.shown.map(({ text }) => text);
    },
    async close() {
      await adapter.stop();
      if (!given) await wechat.close();
      if (!settings?.sessionFolder) rmSync(sessionFolder, { recursive: true, force: true });
    },
  };
}

export type BotOnWechat = Awaited<ReturnType<typeof aBotOnWechat>>;

export { aWechat, defaultWechatPace, until };
