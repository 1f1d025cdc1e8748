import { resolve } from 'node:path';
import { setting, type ValueOf } from './setting.ts';
import { numberOr, optionalText, textOr } from './texts.ts';

/** The settings of WeChat as they are written. */
export const wechatEntries = {
  wechatPuppet: setting({
    key: 'WECHAT_PUPPET',
    description: 'the wechaty puppet: `wechat4u`, or the name of another package. Unset: no WeChat',
    schema: optionalText
      .refine((text) => text === undefined || isPackageName(text), 'write wechat4u or the name of an npm package')
      .transform((text) => (text === 'wechat4u' ? 'wechaty-puppet-wechat4u' : text)),
  }),
  wechatPuppetToken: setting({
    key: 'WECHAT_PUPPET_TOKEN',
    description: 'the token of a puppet that wants one',
    secret: true,
    schema: optionalText,
  }),
  wechatGroups: setting({
    key: 'WECHAT_GROUPS',
    description: 'names of the groups that are served, with commas; other names of one group behind `=`; unset: all',
    schema: textOr('', readGroups, 'write the names of groups with commas between, none of them twice'),
  }),
  wechatPrefix: setting({
    key: 'WECHAT_PREFIX',
    description: 'what a message in a group may begin with instead of a mention; several with commas',
    schema: textOr('案例通', readNames, 'write one or more words with commas between'),
  }),
  wechatSessionFolder: setting({
    key: 'WECHAT_SESSION_FOLDER',
    description: 'where the log-in is kept, one folder for each account',
    schema: textOr('state/wechat', (text) => resolve(text), ''),
  }),
  wechatGap: setting({
    key: 'WECHAT_GAP',
    description: 'least seconds between two messages of the account',
    schema: numberOr(3, 1, 600),
  }),
  wechatJitter: setting({
    key: 'WECHAT_JITTER',
    description: 'up to so many seconds are added to that at random',
    schema: numberOr(2, 0, 600),
  }),
  wechatChatGap: setting({
    key: 'WECHAT_CHAT_GAP',
    description: 'least seconds between two messages in one chat',
    schema: numberOr(5, 1, 600),
  }),
  wechatPerMinute: setting({
    key: 'WECHAT_PER_MINUTE',
    description: 'most messages of the account in a minute',
    schema: numberOr(10, 1, 60),
  }),
  wechatPerDay: setting({
    key: 'WECHAT_PER_DAY',
    description: 'most replies of the account in 24 hours',
    schema: numberOr(200, 1, 10_000),
  }),
  wechatPerPerson: setting({
    key: 'WECHAT_PER_PERSON',
    description: 'most questions of one person that are answered in ten minutes',
    schema: numberOr(5, 1, 1_000),
  }),
  wechatDigestGap: setting({
    key: 'WECHAT_DIGEST_GAP',
    description: 'seconds between two chats that the featured case goes to, drawn from this range',
    schema: textOr('30-90', (text) => readRange(text, 3_600), 'write two numbers of seconds, such as 30-90'),
  }),
  wechatDigestHours: setting({
    key: 'WECHAT_DIGEST_HOURS',
    description: 'hours of the day in which the featured case may go out',
    schema: textOr('9-18', readHours, 'write two hours of the day, such as 9-18'),
  }),
  wechatQuietHours: setting({
    key: 'WECHAT_QUIET_HOURS',
    description: 'hours of the night in which nothing but answers is sent',
    schema: textOr('22-7', readHours, 'write two hours of the day, such as 22-7'),
  }),
  wechatQuietAfterLogin: setting({
    key: 'WECHAT_QUIET_AFTER_LOGIN',
    description: 'seconds after a log-in in which nothing is sent',
    schema: numberOr(60, 0, 3_600),
  }),
} as const;

type Values = { [Name in keyof typeof wechatEntries]: ValueOf<(typeof wechatEntries)[Name]> };
type Hours = { from: number; to: number };

/** What the WeChat adapter needs. Pauses in milliseconds. */
export type WechatSettings = {
  puppet: string;
  token?: string;
  groups: readonly (readonly string[])[];
  prefixes: readonly string[];
  sessionFolder: string;
  environment: Readonly<Record<string, string>>;
  pace: {
    chatGapMs: number;
    accountGapMs: number;
    jitterMs: number;
    perMinute: number;
    perDay: number;
    atOnce: number;
    digestGapMs: readonly [least: number, most: number];
    digestHours: Hours;
    quietHours: Hours;
  };
  perPerson: number;
  quietAfterLoginMs: number;
};

/** The settings of WeChat put together; undefined where no puppet is named. */
export function wechatSettings(
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): WechatSettings | undefined {
  const { wechatPuppet: puppet, wechatPuppetToken: token, wechatDigestGap: digestGap } = values;
  if (!puppet) return undefined;
  return {
    puppet,
    ...(token ? { token } : {}),
    groups: values.wechatGroups,
    prefixes: values.wechatPrefix,
    sessionFolder: values.wechatSessionFolder,
    environment: harmless(environment),
    pace: {
      chatGapMs: values.wechatChatGap * 1_000,
      accountGapMs: values.wechatGap * 1_000,
      jitterMs: values.wechatJitter * 1_000,
      perMinute: values.wechatPerMinute,
      perDay: values.wechatPerDay,
      // One account, one line: a second message would overtake the first one's pauses.
      atOnce: 1,
      digestGapMs: [digestGap.from * 1_000, digestGap.to * 1_000],
      digestHours: values.wechatDigestHours,
      quietHours: values.wechatQuietHours,
    },
    perPerson: values.wechatPerPerson,
    quietAfterLoginMs: values.wechatQuietAfterLogin * 1_000,
  };
}

const passedOn = /^(PATH|HOME|TZ|LANG|LC_\w+|TMPDIR|TEMP|TMP|SYSTEMROOT|NODE_EXTRA_CA_CERTS|(HTTPS?|ALL|NO)_PROXY)$/i;

/** What the process that runs wechaty gets to see of the environment: no secret is among it. */
function harmless(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) =>
      value !== undefined && passedOn.test(key) ? [[key, value]] : [],
    ),
  );
}

/** Names as npm has them, so that nothing else is ever loaded. */
function isPackageName(text: string): boolean {
  return /^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(text);
}

function readGroups(text: string): string[][] | undefined {
  const groups = list(text, /[,，]/).map((names) => list(names, /[=＝]/));
  const all = groups.flat();
  return new Set(all).size === all.length ? groups : undefined;
}

function readNames(text: string): string[] | undefined {
  const names = list(text, /[,，]/);
  return names.length > 0 ? names : undefined;
}

function list(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readRange(text: string, most: number): Hours | undefined {
  const [, from, to] = /^(\d{1,4})\s*-\s*(\d{1,4})$/.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  return from !== undefined && range.from <= range.to && range.to <= most ? range : undefined;
}

/** From 22 to 7 reaches over midnight. */
function readHours(text: string): Hours | undefined {
  const [, from, to] = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(text) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  return from !== undefined && hours.from < 24 && hours.to <= 24 && hours.from !== hours.to ? hours : undefined;
}
