import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { coreSettings } from './config/core.ts';
import { type FeishuSettings, feishuEntries, feishuProblems, feishuSettings } from './config/feishu.ts';
import type { Setting, SettingProblem, ValuesOf } from './config/setting.ts';
import { webSettings } from './config/web.ts';
import { type WechatSettings, wechatEntries, wechatSettings } from './config/wechat.ts';

/** The table of the settings by part, in the order in which people meet them. */
export const settingParts = [
  { title: { zh: '机器人', en: 'The bot' }, settings: coreSettings },
  { title: { zh: '网页控制台', en: 'Web console' }, settings: webSettings },
  { title: { zh: '飞书', en: 'Feishu' }, settings: feishuEntries },
  { title: { zh: '微信', en: 'WeChat' }, settings: wechatEntries },
] as const;

/** All settings of the program; adding one is one entry in its part of the table. */
export const settings = { ...coreSettings, ...webSettings, ...feishuEntries, ...wechatEntries } as const;

type Values = ValuesOf<typeof settings>;

/** The program's settings, read once, validated and frozen. */
export type Config = Readonly<
  Values & typeof places & { feishu: FeishuSettings | undefined; wechat: WechatSettings | undefined }
>;

/** The settings cannot be used; the message names each of them and the next step. */
export class ConfigError extends Error {
  constructor(problems: readonly SettingProblem[]) {
    super(`Some settings cannot be used:\n${problems.map(({ key, hint }) => `  ${key}: ${hint.en}`).join('\n')}`);
  }
}

/** Where things lie: the records with the program, what it keeps in the working folder. */
const stateFolder = 'state';
const places = {
  dataFolder: fileURLToPath(new URL('../data', import.meta.url)),
  stateFolder,
  /** Ways of asking that the console collects. */
  hintsFile: join(stateFolder, 'hints.yaml'),
};

/** The file of settings in the working folder. */
export const environmentFile = '.env';

/** Reads the settings; throws a `ConfigError` that names all that cannot be used. */
export function loadConfig(environment?: NodeJS.ProcessEnv): Config {
  const { config, problems } = readConfig(environment);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/**
 * Reads the settings from the environment and the file of settings; the only reader of the process's environment. One
 * that cannot be used has its default, and stands among the problems.
 */
export function readConfig(environment?: NodeJS.ProcessEnv): { config: Config; problems: SettingProblem[] } {
  const found = environment ? { environment, problems: [] } : readEnvironment();
  const { values, problems } = readValues(found.environment);
  const own = join(places.dataFolder, 'official.md');
  const config = Object.freeze({
    ...values,
    ...places,
    officialDocument: values.officialDocument ?? (existsSync(own) ? own : undefined),
    feishu: feishuSettings(values),
    wechat: wechatSettings(values, found.environment),
  });
  return { config, problems: [...found.problems, ...problems, ...feishuProblems(found.environment)] };
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

/** Names in the file of settings that no part of the program knows. */
export function unknownNames(): string[] {
  if (!existsSync(environmentFile)) return [];
  const known = new Set<string>(Object.values(settings).map(({ key }) => key));
  const names = Object.keys(parseEnv(readFileSync(environmentFile, 'utf8')));
  return names.filter((name) => !known.has(name) && !ofOthers.test(name));
}

/** What Node and its network look at themselves. */
const ofOthers = /^(NODE_\w+|TZ|LANG|LC_\w+|PATH|HOME|TMPDIR|(HTTPS?|ALL|NO)_PROXY)$/i;

function readValues(environment: NodeJS.ProcessEnv): { values: Values; problems: SettingProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [name, { key, schema, hint }] of Object.entries<Setting<unknown>>(settings)) {
    const read = schema.safeParse(environment[key]);
    if (!read.success) problems.push({ key, hint });
    values[name] = read.success ? read.data : schema.parse(undefined);
  }
  return { values: values as Values, problems };
}

/** Variables that are set win over those of the file. */
function readEnvironment(): { environment: NodeJS.ProcessEnv; problems: SettingProblem[] } {
  try {
    if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
    return { environment: process.env, problems: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const hint = { zh: `读不了这个文件（${code}）`, en: `this file cannot be read (${code})` };
    return { environment: process.env, problems: [{ key: environmentFile, hint }] };
  }
}
