import { readSchedule } from './schedule.ts';
import { setting } from './setting.ts';
import { anyText, numberOr, readAdmins, readTimeZone, readYesNo, textOr } from './texts.ts';

/** As the log names them; it stands alone and cannot be asked. */
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Settings of the bot itself: casebook, state, clock, limits, log. */
export const coreSettings = {
  officialDocument: setting({
    key: 'OFFICIAL_DOCUMENT',
    description: {
      zh: '官方文档的副本，有了它才能回答“原文”。不写：有 data/official.md 就用它',
      en: 'your copy of the official document; with it the bot can show 原文. Unset: `data/official.md` where it exists',
    },
    ...anyText,
  }),
  stateUrl: setting({
    key: 'STATE_URL',
    description: {
      zh: '订阅、对话和收发中的消息保存在哪里：sqlite:文件，或者 postgres://用户:密码@主机/库',
      en: 'where subscriptions, conversations and messages on their way are kept: `sqlite:FILE` or `postgres://…`',
    },
    // The address of a database server holds its password.
    secret: true,
    ...textOr(
      'sqlite:state/bot.db',
      (text) => (/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(text) && canBeParsed(text) ? text : undefined),
      {
        zh: '写成 sqlite:路径/bot.db，或者 postgres://用户:密码@主机/库',
        en: 'write sqlite:path/to/bot.db or postgres://user:password@host/database',
      },
    ),
  }),
  timeZone: setting({
    key: 'TIMEZONE',
    description: { zh: '新订阅和时钟用的时区', en: 'time zone of new subscriptions and of the clock' },
    ...textOr('Asia/Shanghai', readTimeZone, {
      zh: '写时区的名字，例如 Asia/Shanghai',
      en: 'write the name of a time zone, such as Asia/Shanghai',
    }),
  }),
  digestSchedule: setting({
    key: 'DIGEST_SCHEDULE',
    description: {
      zh: '群里没有另说时间时，精选什么时候推：分 时 日 * 星期',
      en: 'when the featured case comes, where a chat asks for no other time: minute hour day-of-month * weekdays',
    },
    ...textOr('0 9 * * 1', readSchedule, {
      zh: '写星期几的几点，例如 "0 9 * * 1"（周一 9:00）、"30 17 * * 1-5"，或者每月几号，例如 "0 9 1 * *"',
      en: 'write a time on weekdays, such as "0 9 * * 1" (Monday 9:00) or "30 17 * * 1-5", or on a day of the month, such as "0 9 1 * *"',
    }),
  }),
  digestSkipHolidays: setting({
    key: 'DIGEST_SKIP_HOLIDAYS',
    description: {
      zh: '遇到法定节假日，精选是否挪到节后第一个工作日',
      en: 'whether the featured case moves to the next working day on mainland public holidays',
    },
    ...textOr('true', readYesNo, { zh: '写 true 或 false', en: 'write true or false' }),
  }),
  admins: setting({
    key: 'ADMINS',
    description: {
      zh: '谁能改群里的订阅，写成 通道:编号，逗号隔开；不写：群里人人可改',
      en: "who may change a group's subscription, as channel:id with commas between; not set: everybody in it",
    },
    ...textOr('', readAdmins, {
      zh: '写成 通道:编号，逗号隔开，例如 feishu:ou_1,wechat:wxid_2',
      en: 'write channel:id with commas between, such as feishu:ou_1,wechat:wxid_2',
    }),
  }),
  ratePerPerson: setting({
    key: 'RATE_LIMIT_PERSON',
    description: {
      zh: '一个人一分钟最多答几个问题',
      en: 'most questions of one person that are answered in a minute',
    },
    ...numberOr(20, 1, 1_000_000),
  }),
  ratePerChat: setting({
    key: 'RATE_LIMIT_CHAT',
    description: { zh: '一个群一分钟最多答几个问题', en: 'most questions of one chat that are answered in a minute' },
    ...numberOr(60, 1, 1_000_000),
  }),
  retentionDays: setting({
    key: 'RETENTION_DAYS',
    description: {
      zh: '处理完的消息和回答、评价、没答上的问题保留几天',
      en: 'how many days messages and answers that are done with, feedback and unanswered questions are kept',
    },
    ...numberOr(90, 1, 3650),
  }),
  logLevel: setting({
    key: 'LOG_LEVEL',
    description: {
      zh: `日志记多少：${logLevels.join('、')}`,
      en: `how much is logged: ${logLevels.join(', ')}`,
    },
    ...textOr('info', (text) => logLevels.find((level) => level === text), {
      zh: `写其中一个：${logLevels.join('、')}`,
      en: `write one of ${logLevels.join(', ')}`,
    }),
  }),
  noColor: setting({
    key: 'NO_COLOR',
    description: { zh: '写上任何内容：终端不用颜色', en: 'set to anything: no colours on the terminal' },
    ...anyText,
  }),
} as const;

/** A password with a stray `/`, `#` or `%` makes an address that means something else. */
function canBeParsed(address: string): boolean {
  if (address.startsWith('sqlite:')) return true;
  try {
    return decodeURIComponent(new URL(address).password) !== undefined;
  } catch {
    return false;
  }
}
