import { statSync } from 'node:fs';
import { localMinuteOf } from '../../bot/digest/local-time.ts';
import type { Check } from './check.ts';
import { broken, type Finding, ok, warning } from './finding.ts';

const dayMs = 24 * 60 * 60_000;

/** The time zone as this Node knows it, and whether the system's time can be right. */
export const checkClock: Check = ({ config: { timeZone }, timers }) => [
  zoneFinding(timeZone, timers.now()),
  timeFinding(timers.now()),
];

function zoneFinding(timeZone: string, now: number): Finding {
  const { icu = '?', tz = '?' } = process.versions;
  const remedy = {
    zh: '换成官方的 Node.js（带完整的 ICU 数据）',
    en: 'use an official build of Node.js, which has all ICU data',
  };
  if (localMinuteOf(knownInstant, 'Asia/Shanghai') !== knownMinute)
    return broken({ zh: `时区数据不对（ICU ${icu}）`, en: `the data of time zones is wrong (ICU ${icu})` }, remedy);
  const local = localMinuteOf(now, timeZone).replace('T', ' ');
  const says = {
    zh: `${timeZone} 现在是 ${local}（时区数据 ${tz}）`,
    en: `it is ${local} in ${timeZone} (zone data ${tz})`,
  };
  return speaksChinese() ? ok(says) : warning(says, remedy);
}

/** An hour of which it is known what the clocks of Shanghai showed. */
const knownInstant = Date.UTC(2026, 0, 1);
const knownMinute = '2026-01-01T08:00';

/** A Node with English data only would print Chinese dates in English. */
function speaksChinese(): boolean {
  return new Intl.DateTimeFormat('zh-CN', { month: 'long', timeZone: 'UTC' }).format(knownInstant) === '一月';
}

/** Nothing of this program can be older than its own files. */
function timeFinding(now: number): Finding {
  const installed = statSync(new URL('../../../package.json', import.meta.url)).mtimeMs;
  const time = new Date(now).toISOString();
  if (now > installed - dayMs) return ok({ zh: `系统时间 ${time}`, en: `the system's time is ${time}` });
  return broken(
    { zh: `系统时间 ${time} 比程序的文件还早`, en: `the system's time ${time} is before that of the program's files` },
    setTheClock,
  );
}

/** What helps against a wrong clock. */
export const setTheClock = {
  zh: '打开时间同步，例如 sudo timedatectl set-ntp true',
  en: 'have it set over the network, such as by sudo timedatectl set-ntp true',
} as const;
