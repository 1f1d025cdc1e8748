import { type Bilingual, type SettingProblem, setting, type ValueOf } from './setting.ts';
import { anyText, numberOr, optional, textOr } from './texts.ts';

const domains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

const transports = ['websocket', 'webhook'] as const;

/** The settings of Feishu as they are written. */
export const feishuEntries = {
  feishuAppId: setting({
    key: 'FEISHU_APP_ID',
    description: {
      zh: '飞书应用的编号；npm run setup:feishu 扫码就有。不写：不接飞书',
      en: 'the Feishu app; `npm run setup:feishu` makes one. Unset: no Feishu',
    },
    ...optional((text) => (/^cli_[0-9a-fA-F]{16}$/.test(text) ? text : undefined), {
      zh: '应当是 cli_ 加 16 位十六进制数字；从开发者后台复制，或者运行 npm run setup:feishu',
      en: 'must be cli_ and 16 hexadecimal digits; copy it from the developer console or run npm run setup:feishu',
    }),
  }),
  feishuAppSecret: setting({
    key: 'FEISHU_APP_SECRET',
    description: { zh: '飞书应用的密钥', en: 'the secret of the Feishu app' },
    secret: true,
    ...anyText,
  }),
  feishuDomain: setting({
    key: 'FEISHU_DOMAIN',
    description: {
      zh: 'feishu、lark，或者私有部署的网址',
      en: '`feishu`, `lark`, or the address of a private deployment',
    },
    ...textOr('feishu', readDomain, { zh: '写 feishu、lark 或完整网址', en: 'use feishu, lark or a full address' }),
  }),
  feishuTransport: setting({
    key: 'FEISHU_TRANSPORT',
    description: {
      zh: 'websocket：机器人自己连飞书；webhook：飞书把消息发到机器人的网址',
      en: '`websocket`: the bot connects by itself; `webhook`: Feishu posts to the bot',
    },
    ...textOr('websocket', (text) => transports.find((name) => name === text), {
      zh: '写 websocket 或 webhook',
      en: 'use websocket or webhook',
    }),
  }),
  feishuEncryptKey: setting({
    key: 'FEISHU_ENCRYPT_KEY',
    description: {
      zh: '只用于 webhook：开发者后台的 Encrypt Key',
      en: 'webhook only: the encrypt key of the developer console',
    },
    secret: true,
    ...anyText,
  }),
  feishuVerificationToken: setting({
    key: 'FEISHU_VERIFICATION_TOKEN',
    description: {
      zh: '只用于 webhook：开发者后台的 Verification Token',
      en: 'webhook only: the verification token of the developer console',
    },
    secret: true,
    ...anyText,
  }),
  feishuWebhookHost: setting({
    key: 'FEISHU_WEBHOOK_HOST',
    description: {
      zh: '只用于 webhook：监听的地址；路径是 /feishu/events',
      en: 'webhook only: the address to listen on; the path is `/feishu/events`',
    },
    ...textOr('0.0.0.0', (text) => text, anyText.hint),
  }),
  feishuWebhookPort: setting({
    key: 'FEISHU_WEBHOOK_PORT',
    description: { zh: '只用于 webhook：监听的端口', en: 'webhook only: the port to listen on' },
    ...numberOr(8080, 0, 65_535),
  }),
  feishuChats: setting({
    key: 'FEISHU_CHATS',
    description: {
      zh: '只服务这些群（oc_…），逗号隔开；不写：机器人在的群都服务',
      en: 'ids of the groups (`oc_…`) that are served, with commas; unset: all that the bot is added to',
    },
    ...textOr('', readChats, {
      zh: '写群的编号，逗号隔开，例如 oc_1,oc_2；群设置里看得到',
      en: 'write chat ids with commas between, such as oc_1,oc_2; a group shows its id',
    }),
  }),
  feishuPrefix: setting({
    key: 'FEISHU_PREFIX',
    description: {
      zh: '群消息以它开头就算在叫机器人，不用 @，例如 案例通',
      en: 'text at the start of a group message that addresses the bot without a mention, such as 案例通',
    },
    ...anyText,
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

/** What is missing between the settings of Feishu. */
export function feishuProblems(environment: Readonly<Record<string, string | undefined>>): SettingProblem[] {
  const has = (key: string) => Boolean(environment[key]?.trim());
  const isWebhook = environment.FEISHU_TRANSPORT?.trim() === 'webhook';
  const needed: readonly [isNeeded: boolean, key: string, reason: Bilingual][] = [
    [has('FEISHU_APP_SECRET') || isWebhook, 'FEISHU_APP_ID', reasons.others],
    [has('FEISHU_APP_ID') || isWebhook, 'FEISHU_APP_SECRET', reasons.app],
    [isWebhook, 'FEISHU_ENCRYPT_KEY', reasons.forgery],
    [isWebhook, 'FEISHU_VERIFICATION_TOKEN', reasons.forgery],
  ];
  return needed
    .filter(([isNeeded, key]) => isNeeded && !has(key))
    .map(([, key, reason]) => ({
      key,
      hint: {
        zh: `缺这一项：${reason.zh}；从开发者后台复制`,
        en: `missing, and ${reason.en}; copy it from the developer console`,
      },
    }));
}

const reasons = {
  others: { zh: '飞书的其他设置要用它', en: 'the other Feishu settings need it' },
  app: { zh: '有了 FEISHU_APP_ID 就要有它', en: 'FEISHU_APP_ID needs it' },
  forgery: { zh: '没有它，谁都能冒充飞书发消息', en: 'a webhook without it would take messages from anybody' },
} as const;

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
