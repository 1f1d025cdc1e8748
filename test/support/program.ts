import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { FeishuPlatform } from './feishu-platform/platform.ts';
import { until } from './wechat/until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loader = import.meta.resolve('tsx');

/** The whole program in a process of its own. */
export type Program = {
  child: ChildProcess;
  /** What it has shown so far: the screen, and the log with what it complains of. */
  out(): string;
  log(): string;
  /** Resolves when the screen is there; rejects when the program ends before. */
  shown(): Promise<string>;
  /** Resolves when the log has such a line. */
  logged(words: string): Promise<void>;
  /** Address of the console, once the screen is there. */
  address(): string;
  /** How it ended, once it has. */
  ended(): Promise<[code: number | null, signal: string | null]>;
};

const ways = {
  source: () => [process.execPath, '--import', loader, `${root}/src/main.ts`],
  npm: () => ['npm', 'start'],
} as const;

/**
 * Starts `src/main.ts`, `npm start`, or a compiled program, with these settings and no others, in a folder of its own;
 * gone after the test.
 */
export function startProgram(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  way: keyof typeof ways | { compiled: string } = 'source',
): Program {
  const environment = { PATH: process.env.PATH, HTTP_PORT: '0', STATE_URL: `sqlite:${folder}/bot.db`, ...settings };
  const [command = '', ...parts] = typeof way === 'string' ? ways[way]() : [process.execPath, way.compiled];
  const child =
    way === 'npm'
      ? spawn(command, parts, { cwd: root, env: { ...environment, HOME: folder, npm_config_cache: folder } })
      : spawn(command, parts, { cwd: folder, env: environment });
  const texts = { out: '', log: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.log += text;
  });
  const end = once(child, 'close') as ReturnType<Program['ended']>;
  let hasEnded = false;
  void end.then(() => {
    hasEnded = true;
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await end;
  });
  return {
    child,
    out: () => texts.out,
    log: () => texts.log,
    async shown() {
      await until(() => hasEnded || texts.out.includes('Ctrl-C ends it'));
      if (hasEnded) throw new Error(`the program ended:\n${texts.log}`);
      return texts.out;
    },
    logged: (words) => until(() => texts.log.includes(words)),
    address: () => /http:\/\/127\.0\.0\.1:\d+/.exec(texts.out)?.[0] ?? '',
    ended: () => end,
  };
}

/** The settings that lead to a platform of a test. */
export function settingsOf({ app, url }: FeishuPlatform): Record<string, string> {
  return { FEISHU_APP_ID: app.appId, FEISHU_APP_SECRET: app.appSecret, FEISHU_DOMAIN: url };
}
