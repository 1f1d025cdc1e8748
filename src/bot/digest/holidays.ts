import { createRequire } from 'node:module';
import chineseDays from 'chinese-days';
import { addDays, type LocalDate, weekdayOf } from './local-time.ts';

/**
 * Days of the State Council's yearly notices: free days and make-up working days, each with "English name,Chinese
 * name,days". The table itself, because the package's functions shift these dates in processes west of Greenwich.
 */
type Arrangements = { holidays: Readonly<Record<LocalDate, string>>; workdays: Readonly<Record<LocalDate, string>> };

const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Arrangements;

/** The Chinese name of the mainland public holiday that a day belongs to; ordinary weekends belong to none. */
export function publicHolidayOn(date: LocalDate): string | undefined {
  return isArranged(date) ? holidays[date]?.split(',')[1] : statutoryHolidayOn(date);
}

/** The first day from `date` on that people work; make-up working days are such. */
export function nextWorkday(date: LocalDate): LocalDate {
  const works = date in workdays || (weekdayOf(date) <= 5 && !publicHolidayOn(date));
  return works ? date : nextWorkday(addDays(date, 1));
}

/** Whether the notice for the year is known: its National Day stands in the table then. */
function isArranged(date: LocalDate): boolean {
  return `${date.slice(0, 4)}-10-01` in holidays;
}

const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};
/** By month and day of the Chinese calendar. */
const lunarHolidays: Readonly<Record<string, string>> = {
  '1-1': '春节',
  '1-2': '春节',
  '1-3': '春节',
  '5-5': '端午',
  '8-15': '中秋',
};

/**
 * The days off that hold before the yearly notice is known: article 2 of the regulation on public holidays
 * (全国年节及纪念日放假办法) as revised in 2024.
 */
function statutoryHolidayOn(date: LocalDate): string | undefined {
  const fixed = fixedHolidays[date.slice(5)];
  if (fixed) return fixed;
  if (date.slice(5) === `04-0${pureBrightness(Number(date.slice(0, 4)))}`) return '清明';
  return chineseDayOf(addDays(date, 1)) === '1-1' ? '春节' : lunarHolidays[chineseDayOf(date)];
}

/** The day in April of Pure Brightness (清明), by the common formula for the years 2000 to 2099. */
function pureBrightness(year: number): number {
  return Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);
}

/** Month and day of the Chinese calendar, `8-15`; leap months have no holidays and give none. */
function chineseDayOf(date: LocalDate): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(Date.parse(`${date}T12:00+08:00`));
  return isLeap ? '' : `${lunarMon}-${lunarDay}`;
}
