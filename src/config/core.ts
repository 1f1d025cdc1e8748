import { readSchedule } from './schedule.ts';
import { setting } from './setting.ts';
import { numberOr, optionalText, readAdmins, readTimeZone, readYesNo, textOr } from './texts.ts';

/** As the log names them; it stands alone and cannot be asked. */
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Settings of the bot itself: casebook, state, clock, limits, log. */
export const coreSettings = {
  officialDocument: setting({
    key: 'OFFICIAL_DOCUMENT',
    description: 'your copy of the official document; with it the bot can show 原文',
    schema: optionalText,
  }),
  stateUrl: setting({
    key: 'STATE_URL',
    description: 'where subscriptions, conversations and messages on their way are kept',
    // The address of a database server holds its password.
    secret: true,
    schema: textOr(
      'sqlite:state/bot.db',
      (text) => (/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(text) ? text : undefined),
      'write sqlite:path/to/bot.db or postgres://user:password@host/database',
    ),
  }),
  timeZone: setting({
    key: 'TIMEZONE',
    description: 'time zone of new subscriptions and of the clock',
    schema: textOr('Asia/Shanghai', readTimeZone, 'write the name of a time zone, such as Asia/Shanghai'),
  }),
  digestSchedule: setting({
    key: 'DIGEST_SCHEDULE',
    description:
      'when the featured case comes, where a chat asks for no other time: minute hour day-of-month * weekdays',
    schema: textOr(
      '0 9 * * 1',
      readSchedule,
      'write a time on weekdays, such as "0 9 * * 1" (Monday 9:00) or "30 17 * * 1-5", or on a day of the month, such as "0 9 1 * *"',
    ),
  }),
  digestSkipHolidays: setting({
    key: 'DIGEST_SKIP_HOLIDAYS',
    description: 'whether the featured case moves to the next working day on mainland public holidays',
    schema: textOr('true', readYesNo, 'write true or false'),
  }),
  admins: setting({
    key: 'ADMINS',
    description: "who may change a group's subscription, as channel:id with commas between; not set: everybody in it",
    schema: textOr('', readAdmins, 'write channel:id with commas between, such as feishu:ou_1,wechat:wxid_2'),
  }),
  ratePerPerson: setting({
    key: 'RATE_LIMIT_PERSON',
    description: 'most questions of one person that are answered in a minute',
    schema: numberOr(20, 1, 1_000_000),
  }),
  ratePerChat: setting({
    key: 'RATE_LIMIT_CHAT',
    description: 'most questions of one chat that are answered in a minute',
    schema: numberOr(60, 1, 1_000_000),
  }),
  retentionDays: setting({
    key: 'RETENTION_DAYS',
    description: 'how many days messages and answers that are done with, feedback and unanswered questions are kept',
    schema: numberOr(90, 1, 3650),
  }),
  logLevel: setting({
    key: 'LOG_LEVEL',
    description: `how much is logged: ${logLevels.join(', ')}`,
    schema: textOr('info', (text) => logLevels.find((level) => level === text), `write one of ${logLevels.join(', ')}`),
  }),
  noColor: setting({
    key: 'NO_COLOR',
    description: 'set to anything: no colours on the terminal',
    schema: optionalText,
  }),
} as const;
