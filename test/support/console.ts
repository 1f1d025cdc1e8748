import { pino } from 'pino';
import { createFigureFiles } from '../../src/adapters/figure-files.ts';
import { createWebAdapter, type WebSettings } from '../../src/adapters/web/index.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Feedback, Inbound } from '../../src/bot/inbound.ts';
import { examples } from '../../src/bot/intents/help.ts';
import { casebook } from './bot.ts';
import { dataFolder } from './data-folder.ts';

/** What a test says of a console; the rest listens on this machine without a password. */
export type ConsoleSketch = Partial<WebSettings> & { now?: () => number; figureFolder?: string };

/** A console that listens on a free port, on the project's own casebook. Stop it. */
export async function aConsole({ now = Date.now, figureFolder, ...settings }: ConsoleSketch = {}) {
  const bot = createBot({ casebook, now });
  const judged: Feedback[] = [];
  const adapter = createWebAdapter(
    {
      casebook,
      answer: bot.answer,
      figures: createFigureFiles(figureFolder ?? `${dataFolder}/figures`),
      examples,
      log: pino({ level: 'silent' }),
      now,
    },
    { host: '127.0.0.1', port: 0, ...settings },
  );
  const inbound: Inbound = {
    message: (message) => bot.handle(message),
    recalled: async () => {},
    joined: async () => {},
    left: async () => {},
    feedback: async (feedback) => {
      judged.push(feedback);
    },
    sent: async () => undefined,
  };
  await adapter.start(inbound);
  const address = adapter.address() ?? '';
  return { adapter, address, judged, visitor: () => aVisitor(address), stop: () => adapter.stop() };
}

/** A browser without scripts: keeps cookies, knows the token of the page it saw last. */
export function aVisitor(address: string) {
  const cookies = new Map<string, string>();
  let token = '';
  const visit = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; text: string; response: Response }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${address}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...(init.headers ?? {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    token = /name="csrf-token" content="([0-9a-f]+)"/.exec(text)?.[1] ?? token;
    return { status: response.status, text, response };
  };
  return {
    visit,
    /** Sends a form of the page seen last. */
    submit: (path: string, fields: Record<string, string>) =>
      visit(path, { method: 'POST', body: new URLSearchParams({ csrf: token, ...fields }) }),
  };
}
