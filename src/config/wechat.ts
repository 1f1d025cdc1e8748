import { resolve } from 'node:path';
import { type Bilingual, setting, type ValueOf } from './setting.ts';
import { anyText, numberOr, optional, textOr } from './texts.ts';

/** The settings of WeChat as they are written. */
export const wechatEntries = {
  wechatPuppet: setting({
    key: 'WECHAT_PUPPET',
    description: {
      zh: 'wechaty 的 puppet：wechat4u，或者别的包名。不写：不接微信',
      en: 'the wechaty puppet: `wechat4u`, or the name of another package. Unset: no WeChat',
    },
    ...optional(readPuppet, {
      zh: '写 wechat4u，或者一个 npm 包的名字',
      en: 'write wechat4u or the name of an npm package',
    }),
  }),
  wechatPuppetToken: setting({
    key: 'WECHAT_PUPPET_TOKEN',
    description: { zh: 'puppet 要用的 token（有的才要）', en: 'the token of a puppet that wants one' },
    secret: true,
    ...anyText,
  }),
  wechatGroups: setting({
    key: 'WECHAT_GROUPS',
    description: {
      zh: '服务哪些群，写群名，逗号隔开；同一个群的别名写在 = 后面；不写：都服务',
      en: 'names of the groups that are served, with commas; other names of one group behind `=`; unset: all',
    },
    ...textOr('', readGroups, {
      zh: '写群名，逗号隔开，不要重复',
      en: 'write the names of groups with commas between, none of them twice',
    }),
  }),
  wechatPrefix: setting({
    key: 'WECHAT_PREFIX',
    description: {
      zh: '群消息以它开头就算在叫机器人，不用 @；多个用逗号隔开',
      en: 'what a message in a group may begin with instead of a mention; several with commas',
    },
    ...textOr('案例通', readNames, {
      zh: '写一个或几个词，逗号隔开',
      en: 'write one or more words with commas between',
    }),
  }),
  wechatSessionFolder: setting({
    key: 'WECHAT_SESSION_FOLDER',
    description: {
      zh: '登录状态存在哪个文件夹，一个账号一个',
      en: 'where the log-in is kept, one folder for each account',
    },
    ...textOr('state/wechat', (text) => resolve(text), anyText.hint),
  }),
  wechatGap: setting({
    key: 'WECHAT_GAP',
    description: { zh: '两条消息之间至少隔几秒', en: 'least seconds between two messages of the account' },
    ...numberOr(3, 1, 600),
  }),
  wechatJitter: setting({
    key: 'WECHAT_JITTER',
    description: { zh: '再随机多等最多几秒', en: 'up to so many seconds are added to that at random' },
    ...numberOr(2, 0, 600),
  }),
  wechatChatGap: setting({
    key: 'WECHAT_CHAT_GAP',
    description: { zh: '同一个聊天里两条消息至少隔几秒', en: 'least seconds between two messages in one chat' },
    ...numberOr(5, 1, 600),
  }),
  wechatPerMinute: setting({
    key: 'WECHAT_PER_MINUTE',
    description: { zh: '账号一分钟最多发几条', en: 'most messages of the account in a minute' },
    ...numberOr(10, 1, 60),
  }),
  wechatPerDay: setting({
    key: 'WECHAT_PER_DAY',
    description: { zh: '账号 24 小时最多回几条', en: 'most replies of the account in 24 hours' },
    ...numberOr(200, 1, 10_000),
  }),
  wechatPerPerson: setting({
    key: 'WECHAT_PER_PERSON',
    description: {
      zh: '一个人十分钟最多答几个问题',
      en: 'most questions of one person that are answered in ten minutes',
    },
    ...numberOr(5, 1, 1_000),
  }),
  wechatDigestGap: setting({
    key: 'WECHAT_DIGEST_GAP',
    description: {
      zh: '推精选时，两个群之间隔几秒，在这个范围里随机',
      en: 'seconds between two chats that the featured case goes to, drawn from this range',
    },
    ...textOr('30-90', (text) => readRange(text, 3_600), {
      zh: '写两个秒数，例如 30-90',
      en: 'write two numbers of seconds, such as 30-90',
    }),
  }),
  wechatDigestHours: setting({
    key: 'WECHAT_DIGEST_HOURS',
    description: { zh: '几点到几点可以推精选', en: 'hours of the day in which the featured case may go out' },
    ...textOr('9-18', readHours, hours('9-18')),
  }),
  wechatQuietHours: setting({
    key: 'WECHAT_QUIET_HOURS',
    description: {
      zh: '几点到几点除了回答什么都不发',
      en: 'hours of the night in which nothing but answers is sent',
    },
    ...textOr('22-7', readHours, hours('22-7')),
  }),
  wechatQuietAfterLogin: setting({
    key: 'WECHAT_QUIET_AFTER_LOGIN',
    description: { zh: '登录后几秒内什么都不发', en: 'seconds after a log-in in which nothing is sent' },
    ...numberOr(60, 0, 3_600),
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
function readPuppet(text: string): string | undefined {
  if (text === 'wechat4u') return 'wechaty-puppet-wechat4u';
  return /^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(text) ? text : undefined;
}

function hours(example: string): Bilingual {
  return { zh: `写两个钟点，例如 ${example}`, en: `write two hours of the day, such as ${example}` };
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
