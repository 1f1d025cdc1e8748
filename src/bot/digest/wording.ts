import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { facets } from '../../knowledge/taxonomy.ts';
import { publicHolidayOn } from './holidays.ts';
import { type LocalDate, weekdayOf } from './local-time.ts';
import type { Slot } from './schedule.ts';
import type { CaseFilter, Schedule } from './subscription.ts';

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;
const months = 'January February March April May June July August September October November December'.split(' ');

/** "每周一、三 09:00", "every Friday at 17:00", "每月最后一天 09:00". */
export function scheduleText(schedule: Schedule, language: Language): string {
  const time = `${two(schedule.hour)}:${two(schedule.minute)}`;
  return language === 'zh' ? `${chineseDays(schedule)} ${time}` : `${englishDays(schedule)} at ${time}`;
}

function chineseDays(schedule: Schedule): string {
  if (schedule.kind === 'monthly') return schedule.day === 31 ? '每月最后一天' : `每月${schedule.day}日`;
  if (schedule.weekdays.length === 7) return '每天';
  if (schedule.weekdays.join() === '1,2,3,4,5') return '每个工作日（周一至周五）';
  return `每${schedule.weekdays.map((day, i) => weekdays.zh[day - 1]?.slice(i === 0 ? 0 : 1)).join('、')}`;
}

function englishDays(schedule: Schedule): string {
  if (schedule.kind === 'monthly')
    return schedule.day === 31 ? 'on the last day of every month' : `on day ${schedule.day} of every month`;
  if (schedule.weekdays.length === 7) return 'every day';
  if (schedule.weekdays.join() === '1,2,3,4,5') return 'every weekday (Monday to Friday)';
  return `every ${schedule.weekdays.map((day) => weekdays.en[day - 1]).join(', ')}`;
}

/** "2026年11月30日（周一）", "Monday, 30 November 2026". */
export function dateText(date: LocalDate, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = weekdays[language][weekdayOf(date) - 1];
  return language === 'zh'
    ? `${year}年${month}月${day}日（${weekday}）`
    : `${weekday}, ${day} ${months[month - 1]} ${year}`;
}

/** Day and time of a push, and that a holiday moved it if one did. */
export function slotText({ local, movedFrom }: Slot, timeZone: string, language: Language): string {
  const [date = '', time = ''] = local.split('T');
  const when =
    language === 'zh'
      ? `${dateText(date, language)}${time}（${timeZoneText(timeZone, language)}）`
      : `${dateText(date, language)} at ${time} (${timeZoneText(timeZone, language)})`;
  return movedFrom ? when + movedText(movedFrom, language) : when;
}

function movedText(from: LocalDate, language: Language): string {
  const holiday = publicHolidayOn(from)?.[language] ?? '';
  return language === 'zh'
    ? `，原定${dateText(from, language)}逢${holiday}放假，顺延到节后第一个工作日`
    : `, moved from ${dateText(from, language)}, a public holiday (${holiday}), to the next working day`;
}

/** "北京时间", "纽约时间", "New York Time". */
export function timeZoneText(timeZone: string, language: Language): string {
  if (timeZone === 'Asia/Shanghai') return language === 'zh' ? '北京时间' : 'Beijing time';
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The categories a filter asks for, "金融、青岛"; undefined where it leaves everything open. */
export function filterText({ taxonomy }: Casebook, filter: CaseFilter, language: Language): string | undefined {
  const sides = facets
    .map((facet) => filter[facet].map((id) => taxonomy.get(facet, id)?.name[language] ?? id))
    .filter((names) => names.length > 0)
    .map((names) => names.join(language === 'zh' ? '、' : ' or '));
  return sides.length > 0 ? sides.join(language === 'zh' ? '，并且' : ', and ') : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
