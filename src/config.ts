import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One setting: how it is named, what it means, whether it is secret, and how its text is read. */
type Setting<T> = { key: string; description: string; secret: boolean; schema: z.ZodType<T, string | undefined> };

function setting<T>(options: Omit<Setting<T>, 'secret'> & { secret?: boolean }): Setting<T> {
  return { secret: false, ...options };
}

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

/** A text of a fixed form, where it is given. */
function optionalForm(form: RegExp, problem: string) {
  return optionalText.refine((text) => text === undefined || form.test(text), problem);
}

const feishuDomains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

const feishuDomain = z
  .string()
  .default('feishu')
  .transform((text) => feishuDomains[text] ?? text.replace(/\/+$/, ''))
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'use feishu, lark or a full address');

const port = z.int('use a whole number').min(0, 'use 0 to 65535').max(65_535, 'use 0 to 65535');

/** All settings of the program; adding one is one entry here. */
export const settings = {
  officialDocument: setting({
    key: 'OFFICIAL_DOCUMENT',
    description: 'your copy of the official document; with it the bot can show 原文',
    schema: optionalText,
  }),
  noColor: setting({
    key: 'NO_COLOR',
    description: 'set to anything: no colours on the terminal',
    schema: optionalText,
  }),
  feishuAppId: setting({
    key: 'FEISHU_APP_ID',
    description: 'the Feishu app; `npm run setup:feishu` makes one. Unset: no Feishu',
    schema: optionalForm(
      /^cli_[0-9a-fA-F]{16}$/,
      'must be cli_ and 16 hexadecimal digits; copy it from the developer console or run npm run setup:feishu',
    ),
  }),
  feishuAppSecret: setting({
    key: 'FEISHU_APP_SECRET',
    description: 'the secret of the Feishu app',
    secret: true,
    schema: optionalText,
  }),
  feishuDomain: setting({
    key: 'FEISHU_DOMAIN',
    description: '`feishu`, `lark`, or the address of a private deployment',
    schema: feishuDomain,
  }),
  feishuTransport: setting({
    key: 'FEISHU_TRANSPORT',
    description: '`websocket`: the bot connects by itself; `webhook`: Feishu posts to the bot',
    schema: z.enum(['websocket', 'webhook'], 'use websocket or webhook').default('websocket'),
  }),
  feishuEncryptKey: setting({
    key: 'FEISHU_ENCRYPT_KEY',
    description: 'webhook only: the encrypt key of the developer console',
    secret: true,
    schema: optionalText,
  }),
  feishuVerificationToken: setting({
    key: 'FEISHU_VERIFICATION_TOKEN',
    description: 'webhook only: the verification token of the developer console',
    secret: true,
    schema: optionalText,
  }),
  feishuWebhookHost: setting({
    key: 'FEISHU_WEBHOOK_HOST',
    description: 'webhook only: the address to listen on; the path is `/feishu/events`',
    schema: z.string().default('0.0.0.0'),
  }),
  feishuWebhookPort: setting({
    key: 'FEISHU_WEBHOOK_PORT',
    description: 'webhook only: the port to listen on',
    schema: z.string().default('8080').transform(Number).pipe(port),
  }),
  feishuChats: setting({
    key: 'FEISHU_CHATS',
    description: 'ids of the groups (`oc_…`) that are served, with commas; unset: all that the bot is added to',
    schema: optionalForm(
      /^oc_\w+(\s*,\s*oc_\w+)*$/,
      'must be chat ids that begin with oc_, with commas between them; a group shows its id in its settings',
    ).transform((text) => text?.split(/\s*,\s*/)),
  }),
  feishuPrefix: setting({
    key: 'FEISHU_PREFIX',
    description: 'text at the start of a group message that addresses the bot without a mention, such as 案例通',
    schema: optionalText,
  }),
} as const;

type Values = { [Name in keyof typeof settings]: (typeof settings)[Name] extends Setting<infer T> ? T : never };

/** The program's settings, read once, validated and frozen. */
export type Config = Readonly<Values & { dataFolder: string; hintsFile: string; feishu: FeishuSettings | undefined }>;

/** What the Feishu adapter needs; undefined where Feishu is not set up. */
export type FeishuSettings = {
  appId: string;
  appSecret: string;
  domain: string;
  transport:
    | { kind: 'websocket' }
    | { kind: 'webhook'; host: string; port: number; encryptKey: string; verificationToken: string };
  chats?: readonly string[];
  prefix?: string;
};

/** The settings cannot be used; the message names each of them and the next step. */
export class ConfigError extends Error {}

const dataFolder = fileURLToPath(new URL('../data', import.meta.url));
/** Ways of asking that the console collects; relative to the working folder, like the state. */
const hintsFile = join('state', 'hints.yaml');

/** Reads the settings from the environment and `.env`; the only reader of the process's environment. */
export function loadConfig(environment: NodeJS.ProcessEnv = readEnvironment()): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { key, schema }] of Object.entries<Setting<unknown>>(settings)) {
    const parsed = schema.safeParse(environment[key]?.trim() || undefined);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map(({ message }) => `  ${key}: ${message}`));
  }
  problems.push(...feishuProblems(environment));
  if (problems.length > 0) throw new ConfigError(`Some settings cannot be used:\n${problems.join('\n')}`);
  const own = join(dataFolder, 'official.md');
  values.officialDocument ??= existsSync(own) ? own : undefined;
  return Object.freeze({ ...(values as Values), dataFolder, hintsFile, feishu: feishuSettings(values as Values) });
}

/** What is missing between the settings of Feishu. */
function feishuProblems(environment: NodeJS.ProcessEnv): string[] {
  const has = (key: string) => Boolean(environment[key]?.trim());
  const isWebhook = environment.FEISHU_TRANSPORT?.trim() === 'webhook';
  const needed: readonly [isNeeded: boolean, key: string, reason: string][] = [
    [has('FEISHU_APP_SECRET') || isWebhook, 'FEISHU_APP_ID', 'the other Feishu settings need it'],
    [has('FEISHU_APP_ID') || isWebhook, 'FEISHU_APP_SECRET', 'FEISHU_APP_ID needs it'],
    [isWebhook, 'FEISHU_ENCRYPT_KEY', 'a webhook without it would take messages from anybody'],
    [isWebhook, 'FEISHU_VERIFICATION_TOKEN', 'a webhook without it would take messages from anybody'],
  ];
  return needed
    .filter(([isNeeded, key]) => isNeeded && !has(key))
    .map(([, key, reason]) => `  ${key}: missing, and ${reason}; copy it from the developer console`);
}

function feishuSettings(values: Values): FeishuSettings | undefined {
  const { feishuAppId: appId, feishuAppSecret: appSecret, feishuChats: chats, feishuPrefix: prefix } = values;
  if (!appId || !appSecret) return undefined;
  const { feishuEncryptKey = '', feishuVerificationToken = '', feishuWebhookHost, feishuWebhookPort } = values;
  return {
    appId,
    appSecret,
    domain: values.feishuDomain,
    transport:
      values.feishuTransport === 'websocket'
        ? { kind: 'websocket' }
        : {
            kind: 'webhook',
            host: feishuWebhookHost,
            port: feishuWebhookPort,
            encryptKey: feishuEncryptKey,
            verificationToken: feishuVerificationToken,
          },
    ...(chats ? { chats } : {}),
    ...(prefix ? { prefix } : {}),
  };
}

/** Variables that are set win over those of the file. */
function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
