import type { CheckEntry } from './check.ts';

/** All checks, in the order in which they are shown. */
export const checks: readonly CheckEntry[] = [
  { title: { zh: '程序', en: 'Program' }, load: async () => (await import('./program.ts')).checkProgram },
  { title: { zh: '设置', en: 'Settings' }, load: async () => (await import('./settings.ts')).checkSettings },
  { title: { zh: '案例数据', en: 'Casebook' }, load: async () => (await import('./casebook.ts')).checkCasebook },
  { title: { zh: '教过的问法', en: 'Hints' }, load: async () => (await import('./hints.ts')).checkHints },
  {
    title: { zh: '官方原文', en: 'Official document' },
    load: async () => (await import('./official-document.ts')).checkOfficialDocument,
  },
  {
    title: { zh: '数据库', en: 'Database' },
    settings: /^STATE_URL$/,
    load: async () => (await import('./database.ts')).checkDatabase,
  },
  {
    title: { zh: '磁盘', en: 'Disk' },
    settings: /^STATE_URL$/,
    load: async () => (await import('./disk.ts')).checkDisk,
  },
  {
    title: { zh: '时区和时钟', en: 'Time zone and clock' },
    settings: /^TIMEZONE$/,
    load: async () => (await import('./clock.ts')).checkClock,
  },
  { title: { zh: '节假日', en: 'Holidays' }, load: async () => (await import('./holidays.ts')).checkHolidays },
  {
    title: { zh: '网页控制台', en: 'Web console' },
    settings: /^(HTTP_|CONSOLE_)/,
    load: async () => (await import('./web.ts')).checkWeb,
  },
  {
    title: { zh: '飞书', en: 'Feishu' },
    settings: /^FEISHU_/,
    load: async () => (await import('./feishu.ts')).checkFeishu,
  },
  {
    title: { zh: '微信', en: 'WeChat' },
    settings: /^WECHAT_/,
    load: async () => (await import('./wechat.ts')).checkWechat,
  },
];
