import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coreSettings } from './config/core.ts';
import { type FeishuSettings, feishuEntries, feishuProblems, feishuSettings } from './config/feishu.ts';
import type { Setting, ValuesOf } from './config/setting.ts';
import { webSettings } from './config/web.ts';
import { type WechatSettings, wechatEntries, wechatSettings } from './config/wechat.ts';

/** All settings of the program; adding one is one entry in its part of the table. */
export const settings = { ...coreSettings, ...webSettings, ...feishuEntries, ...wechatEntries } as const;

type Values = ValuesOf<typeof settings>;

/** The program's settings, read once, validated and frozen. */
export type Config = Readonly<
  Values & typeof places & { feishu: FeishuSettings | undefined; wechat: WechatSettings | undefined }
>;

/** The settings cannot be used; the message names each of them and the next step. */
export class ConfigError extends Error {}

/** Where things lie: the records with the program, what it keeps in the working folder. */
const stateFolder = 'state';
const places = {
  dataFolder: fileURLToPath(new URL('../data', import.meta.url)),
  stateFolder,
  /** Ways of asking that the console collects. */
  hintsFile: join(stateFolder, 'hints.yaml'),
};

/** Reads the settings from the environment and `.env`; the only reader of the process's environment. */
export function loadConfig(environment: NodeJS.ProcessEnv = readEnvironment()): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { key, schema }] of Object.entries<Setting<unknown>>(settings)) {
    const parsed = schema.safeParse(environment[key]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map(({ message }) => `  ${key}: ${message}`));
  }
  problems.push(...feishuProblems(environment).map((problem) => `  ${problem}`));
  if (problems.length > 0) throw new ConfigError(`Some settings cannot be used:\n${problems.join('\n')}`);
  const own = join(places.dataFolder, 'official.md');
  values.officialDocument ??= existsSync(own) ? own : undefined;
  return Object.freeze({
    ...(values as Values),
    ...places,
    feishu: feishuSettings(values as Values),
    wechat: wechatSettings(values as Values, environment),
  });
}

/** What must never be shown of the settings: values of secret ones, and the passwords within addresses. */
export function secretsOf(config: Config): string[] {
  return Object.entries<Setting<unknown>>(settings).flatMap(([name, { secret }]) => {
    const value = secret ? config[name as keyof Values] : undefined;
    if (typeof value !== 'string') return [];
    const password = /^\w+:\/\/[^/@]*?:([^@]+)@/.exec(value)?.[1];
    return password === undefined ? [value] : [value, password, decodeURIComponent(password)];
  });
}

/** Variables that are set win over those of the file. */
function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
