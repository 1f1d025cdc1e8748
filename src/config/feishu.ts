import { setting, type ValueOf } from './setting.ts';
import { numberOr, optionalText, textOr } from './texts.ts';

const domains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

const transports = ['websocket', 'webhook'] as const;

/** The settings of Feishu as they are written. */
export const feishuEntries = {
  feishuAppId: setting({
    key: 'FEISHU_APP_ID',
    description: 'the Feishu app; `npm run setup:feishu` makes one. Unset: no Feishu',
    schema: optionalText.refine(
      (text) => text === undefined || /^cli_[0-9a-fA-F]{16}$/.test(text),
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
    schema: textOr('feishu', readDomain, 'use feishu, lark or a full address'),
  }),
  feishuTransport: setting({
    key: 'FEISHU_TRANSPORT',
    description: '`websocket`: the bot connects by itself; `webhook`: Feishu posts to the bot',
    schema: textOr('websocket', (text) => transports.find((name) => name === text), 'use websocket or webhook'),
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
    schema: textOr('0.0.0.0', (text) => text, ''),
  }),
  feishuWebhookPort: setting({
    key: 'FEISHU_WEBHOOK_PORT',
    description: 'webhook only: the port to listen on',
    schema: numberOr(8080, 0, 65_535),
  }),
  feishuChats: setting({
    key: 'FEISHU_CHATS',
    description: 'ids of the groups (`oc_…`) that are served, with commas; unset: all that the bot is added to',
    schema: textOr('', readChats, 'write chat ids with commas between, such as oc_1,oc_2; a group shows its id'),
  }),
  feishuPrefix: setting({
    key: 'FEISHU_PREFIX',
    description: 'text at the start of a group message that addresses the bot without a mention, such as 案例通',
    schema: optionalText,
  }),
} as const;

type Values = { [Name in keyof typeof feishuEntries]: ValueOf<(typeof feishuEntries)[Name]> };

/** What the Feishu adapter needs. */
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

/** What is missing between the settings of Feishu, one line each. */
export function feishuProblems(environment: Readonly<Record<string, string | undefined>>): string[] {
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
    .map(([, key, reason]) => `${key}: missing, and ${reason}; copy it from the developer console`);
}

/** The settings of Feishu put together; undefined where no app is named. */
export function feishuSettings(values: Values): FeishuSettings | undefined {
  const { feishuAppId: appId, feishuAppSecret: appSecret, feishuDomain: domain } = values;
  if (!appId || !appSecret) return undefined;
  return {
    appId,
    appSecret,
    domain,
    transport: transportOf(values),
    ...(values.feishuChats.length > 0 ? { chats: values.feishuChats } : {}),
    ...(values.feishuPrefix ? { prefix: values.feishuPrefix } : {}),
  };
}

function transportOf(values: Values): FeishuSettings['transport'] {
  if (values.feishuTransport === 'websocket') return { kind: 'websocket' };
  const { feishuWebhookHost: host, feishuWebhookPort: port } = values;
  const { feishuEncryptKey: encryptKey = '', feishuVerificationToken: verificationToken = '' } = values;
  return { kind: 'webhook', host, port, encryptKey, verificationToken };
}

function readDomain(text: string): string | undefined {
  const url = domains[text] ?? text.replace(/\/+$/, '');
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

function readChats(text: string): string[] | undefined {
  const chats = text
    .split(/[,，]/)
    .map((chat) => chat.trim())
    .filter((chat) => chat !== '');
  return chats.every((chat) => /^oc_\w+$/.test(chat)) ? chats : undefined;
}
