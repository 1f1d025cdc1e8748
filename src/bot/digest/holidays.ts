import { createRequire } from 'node:module';
import type { Bilingual } from '../../knowledge/language.ts';
import { lazily } from '../../knowledge/lazily.ts';
import { addDays, type LocalDate, weekdayOf } from './local-time.ts';

/**
 * Days of the State Council's yearly notices: free days and make-up working days, each with "English name,Chinese
 * name,days". The table itself, because the package's functions shift these dates in processes west of Greenwich.
 */
type Arrangements = { holidays: Readonly<Record<LocalDate, string>>; workdays: Readonly<Record<LocalDate, string>> };

const require = createRequire(import.meta.url);
const arrangements = lazily(() => require('chinese-days/dist/chinese-days.json') as Arrangements);
const chineseDays = lazily(() => require('chinese-days') as typeof import('chinese-days'));

/** The name of the mainland public holiday that a day belongs to; ordinary weekends belong to none. */
export function publicHolidayOn(date: LocalDate): Bilingual | undefined {
  if (!isYearArranged(Number(date.slice(0, 4)))) return statutoryHolidayOn(date);
  const [en, zh] = arrangements().holidays[date]?.split(',') ?? [];
  return en && zh ? { zh, en } : undefined;
}

/** The first day from `date` on that people work; make-up working days are such. */
export function nextWorkday(date: LocalDate): LocalDate {
  const works = date in arrangements().workdays || (weekdayOf(date) <= 5 && !publicHolidayOn(date));
  return works ? date : nextWorkday(addDays(date, 1));
}

/** Whether the State Council's notice for a year is known: its National Day stands in the table then. */
export function isYearArranged(year: number): boolean {
  return `${year}-10-01` in arrangements().holidays;
}

const newYear = { zh: '元旦', en: "New Year's Day" };
const springFestival = { zh: '春节', en: 'Spring Festival' };
const tombSweeping = { zh: '清明', en: 'Tomb-sweeping Day' };
const labourDay = { zh: '劳动节', en: 'Labour Day' };
const dragonBoat = { zh: '端午', en: 'Dragon Boat Festival' };
const midAutumn = { zh: '中秋', en: 'Mid-autumn Festival' };
const nationalDay = { zh: '国庆节', en: 'National Day' };

const fixedHolidays: Readonly<Record<string, Bilingual>> = {
  '01-01': newYear,
  '05-01': labourDay,
  '05-02': labourDay,
  '10-01': nationalDay,
  '10-02': nationalDay,
  '10-03': nationalDay,
};
/** By month and day of the Chinese calendar. */
const lunarHolidays: Readonly<Record<string, Bilingual>> = {
  '1-1': springFestival,
  '1-2': springFestival,
  '1-3': springFestival,
  '5-5': dragonBoat,
  '8-15': midAutumn,
};

/**
 * The days off that hold before the yearly notice is known: article 2 of the regulation on public holidays
 * (全国年节及纪念日放假办法) as revised in 2024.
 */
function statutoryHolidayOn(date: LocalDate): Bilingual | undefined {
  const fixed = fixedHolidays[date.slice(5)];
  if (fixed) return fixed;
  if (date.slice(5) === `04-0${pureBrightness(Number(date.slice(0, 4)))}`) return tombSweeping;
  return chineseDayOf(addDays(date, 1)) === '1-1' ? springFestival : lunarHolidays[chineseDayOf(date)];
}

/** The day in April of Pure Brightness (清明), by the common formula for the years 2000 to 2099. */
function pureBrightness(year: number): number {
  return Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);
}

/** Month and day of the Chinese calendar, `8-15`; leap months have no holidays and give none. */
function chineseDayOf(date: LocalDate): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays().getLunarDate(Date.parse(`${date}T12:00+08:00`));
  return isLeap ? '' : `${lunarMon}-${lunarDay}`;
}
