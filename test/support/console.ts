import { createFigureFiles } from '../../src/adapters/figure-files.ts';
import { type ChannelView, createWebAdapter, type WebSettings } from '../../src/adapters/web/index.ts';
import { createBot } from '../../src/bot/bot.ts';
import { examples } from '../../src/bot/intents/help.ts';
import { silentLog } from '../../src/bot/log.ts';
import { createOperations } from '../../src/bot/operations/store-operations.ts';
import { createService } from '../../src/bot/service.ts';
import { defaultBotSettings } from '../../src/bot/situation.ts';
import { openStore } from '../../src/bot/state/open-store.ts';
import type { Store } from '../../src/bot/state/store.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { dataFolder } from './data-folder.ts';

/** What a test says of a console; the rest listens on this machine without a password, its state in memory. */
export type ConsoleSketch = Partial<WebSettings> & {
  now?: () => number;
  figureFolder?: string;
  hintsFile?: string;
  /** Whether there is a database. */
  withStore?: boolean;
  /** Channels besides the console itself. */
  channels?: readonly ChannelView[];
};

/** A console that listens on a free port, with everything behind it but a clock that runs by itself. Stop it. */
export async function aConsole(sketch: ConsoleSketch = {}) {
  const {
    now = Date.now,
    figureFolder,
    hintsFile = 'no such file',
    withStore = true,
    channels = [],
    ...settings
  } = sketch;
  const casebook = loadCasebook(dataFolder);
  const timers = { ...realTimers, now };
  const store = withStore ? await openStore('sqlite::memory:', { timers }) : undefined;
  const adapter = createWebAdapter(
    {
      casebook,
      figures: createFigureFiles(figureFolder ?? `${dataFolder}/figures`),
      operations: () => store && createOperations({ store, casebook, settings: defaultBotSettings, hintsFile, now }),
      channels: () => [{ name: 'web', health: adapter.health() }, ...channels],
      examples,
      log: silentLog,
      now,
    },
    { host: '127.0.0.1', port: 0, ...settings },
  );
  const service = createService({
    casebook,
    bot: createBot({ casebook, now }),
    carriers: [adapter],
    settings: defaultBotSettings,
    timers,
    log: silentLog,
    owner: 'test',
    retentionMs: 0,
    ...(store ? { store } : {}),
  });
  await adapter.start(service.direct);
  const address = adapter.address() ?? '';
  return {
    adapter,
    address,
    /** The database behind it. */
    store: store as Store,
    visitor: () => aVisitor(address),
    async stop() {
      await service.stop();
      await adapter.stop();
      await store?.close();
    },
  };
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
