import { z } from 'zod';
import { setting, type ValuesOf } from './setting.ts';
import { numberOr, optionalText } from './texts.ts';

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

/** Settings of the Feishu channel. */
export const feishuSettings = {
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
    schema: numberOr(8080, 0, 65_535),
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

/** What is missing between the settings of Feishu, a line each. */
export function feishuProblems(environment: NodeJS.ProcessEnv): string[] {
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

/** The settings as the adapter takes them; undefined where Feishu is not set up. */
export function feishuConfig(values: ValuesOf<typeof feishuSettings>): FeishuSettings | undefined {
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
