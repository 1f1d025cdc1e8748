import { numeralCharacters, parseNumeral } from '../../../knowledge/text/numerals.ts';
import { addDays, daysInMonth, type LocalDate, weekdayOf } from '../../digest/local-time.ts';
import { take } from './taking.ts';

/** Days that a message names, the first and the last of them; or words that name none that can come. */
export type DatesReading = { rest: string } & ({ first: LocalDate; last: LocalDate } | { impossible: string });

type Groups = readonly (string | undefined)[];
type Span = { first: LocalDate; last: LocalDate };

const week = '(?:周|星期|礼拜)';
const numeral = `(\\d{1,2}|[${numeralCharacters}]{1,3})`;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = `(${months.join('|')})[a-z]*\\.?`;
const weekdayName = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';

const rules: readonly { pattern: RegExp; span(groups: Groups, today: LocalDate): Span | undefined }[] = [
  {
    pattern: new RegExp(`(\\d{4})\\s*[年/.-]\\s*${numeral}\\s*[月/.-]\\s*${numeral}\\s*[日号]?`),
    span: ([, year, month, day], today) => comingDay(today, numberOf(month), numberOf(day), Number(year)),
  },
  {
    pattern: new RegExp(`(今年|明年)?${numeral}\\s*月份?\\s*${numeral}\\s*[日号]?`),
    span: ([, year, month, day], today) =>
      comingDay(today, numberOf(month), numberOf(day), year ? yearOf(today) + (year === '明年' ? 1 : 0) : undefined),
  },
  {
    pattern: new RegExp(`(?<!\\d)${numeral}月份?(?!\\d)|\\b(?:the )?(?:start of )?${monthName}(?! \\d)`),
    span: ([, number, name], today) => comingMonth(today, number ? numberOf(number) : monthOf(name)),
  },
  {
    pattern: /(?<!\d)(\d{1,2})[/.-](\d{1,2})(?!\d)/,
    span: ([, month, day], today) => comingDay(today, Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`\\b${monthName} ${ordinal}(?:,? (\\d{4}))?(?!\\d)`),
    span: ([, month, day, year], today) => comingDay(today, monthOf(month), Number(day), yearSaid(year)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${ordinal} (?:of )?${monthName}(?:,? (\\d{4}))?`),
    span: ([, day, month, year], today) => comingDay(today, monthOf(month), Number(day), yearSaid(year)),
  },
  {
    pattern: /(下个?月|本月|这个?月)?的?(?:月)?底|\b(?:the )?end of (?:the |this )?(next )?month\b/,
    span: ([, said, next], today) => dayOf(monthSpan(today, said?.startsWith('下') || next ? 1 : 0).last),
  },
  {
    pattern: new RegExp(`(下个?月|本月|这个?月)${numeral}[号日]`),
    span: ([, said, day], today) => dayInMonth(monthSpan(today, said?.startsWith('下') ? 1 : 0).first, numberOf(day)),
  },
  { pattern: /下个?月初/, span: (_, today) => dayOf(monthSpan(today, 1).first) },
  {
    pattern: new RegExp(`(?<!\\d)${numeral}[号日]`),
    span: ([, day], today) => upcomingInMonth(today, numberOf(day)),
  },
  {
    pattern: new RegExp(`(下下|下|这|本)个?${week}([一二三四五六日天])`),
    span: ([, said, day], today) => {
      const date = addDays(weekSpan(today, weeksAhead(said)).first, '一二三四五六日'.indexOf(sunday(day)));
      return date < today ? undefined : dayOf(date);
    },
  },
  {
    pattern: new RegExp(`${week}([一二三四五六日天])`),
    span: ([, day], today) => dayOf(comingWeekday(today, '一二三四五六日'.indexOf(sunday(day)) + 1)),
  },
  {
    pattern: new RegExp(`\\bnext ${weekdayName}\\b`),
    span: ([, day], today) => dayOf(addDays(weekSpan(today, 1).first, englishWeekday(day) - 1)),
  },
  {
    pattern: new RegExp(`\\b(?:this )?${weekdayName}\\b`),
    span: ([, day], today) => dayOf(comingWeekday(today, englishWeekday(day))),
  },
  { pattern: /昨天|前天|上个?(?:周|星期|月)|去年|\byesterday\b|\blast (?:week|month|year)\b/, span: () => undefined },
  { pattern: /大后天/, span: (_, today) => dayOf(addDays(today, 3)) },
  { pattern: /后天/, span: (_, today) => dayOf(addDays(today, 2)) },
  { pattern: /明天|\btomorrow\b/, span: (_, today) => dayOf(addDays(today, 1)) },
  { pattern: /今天|\btoday\b/, span: (_, today) => dayOf(today) },
  { pattern: /今?年底|\bend of (?:the|this) year\b/, span: (_, today) => dayOf(`${yearOf(today)}-12-31`) },
  { pattern: new RegExp(`下个?${week}|\\bnext week\\b`), span: (_, today) => weekSpan(today, 1) },
  {
    pattern: new RegExp(`(?:这|本)个?${week}|\\bthis week\\b`),
    span: (_, today) => ({ first: today, last: weekSpan(today, 0).last }),
  },
  { pattern: /下个?月|\bnext month\b/, span: (_, today) => monthSpan(today, 1) },
  {
    pattern: /这个?月|本月|\bthis month\b/,
    span: (_, today) => ({ first: today, last: monthSpan(today, 0).last }),
  },
  {
    pattern: /明年|\bnext year\b/,
    span: (_, today) => ({ first: `${yearOf(today) + 1}-01-01`, last: `${yearOf(today) + 1}-12-31` }),
  },
];

/**
 * Finds the first day, week, month or year that a normalised message names, counted from `today`. Days without a year
 * are the next ones to come.
 */
export function readDates(text: string, today: LocalDate): DatesReading | undefined {
  const found = rules
    .flatMap(({ pattern, span }, rank) => {
      const taken = take(text, pattern);
      return taken ? [{ taken, span, rank }] : [];
    })
    .sort((a, b) => a.taken.match.index - b.taken.match.index || a.rank - b.rank)[0];
  if (!found) return undefined;
  const { match, rest } = found.taken;
  const span = found.span(match, today);
  return span ? { ...span, rest } : { impossible: match[0].trim(), rest };
}

/** A day of the calendar that is not over; undefined for 13月1日, 2月30日 and days that have passed. */
function comingDay(
  today: LocalDate,
  month: number | undefined,
  day: number | undefined,
  year?: number,
): Span | undefined {
  if (month === undefined || day === undefined) return undefined;
  const inYear = (number: number) => {
    const date = `${number}-${two(month)}-${two(day)}`;
    return isDate(date) && date >= today ? date : undefined;
  };
  const date = year === undefined ? (inYear(yearOf(today)) ?? inYear(yearOf(today) + 1)) : inYear(year);
  return date === undefined ? undefined : dayOf(date);
}

function comingMonth(today: LocalDate, month: number | undefined): Span | undefined {
  const begin = comingDay(monthSpan(today, 1).first, month, 1);
  return begin && monthSpan(begin.first, 0);
}

function upcomingInMonth(today: LocalDate, day: number | undefined): Span | undefined {
  const [now, next] = [dayInMonth(today, day), dayInMonth(monthSpan(today, 1).first, day)];
  return now && now.first >= today ? now : next;
}

function dayInMonth(of: LocalDate, day: number | undefined): Span | undefined {
  return day !== undefined && day >= 1 && day <= daysInMonth(of) ? dayOf(`${of.slice(0, 8)}${two(day)}`) : undefined;
}

function comingWeekday(today: LocalDate, weekday: number): LocalDate {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
}

function weekSpan(today: LocalDate, ahead: number): Span {
  const first = addDays(today, 1 - weekdayOf(today) + 7 * ahead);
  return { first, last: addDays(first, 6) };
}

function monthSpan(today: LocalDate, ahead: number): Span {
  const thisFirst = `${today.slice(0, 8)}01`;
  const first = ahead === 0 ? thisFirst : addDays(thisFirst, daysInMonth(thisFirst));
  return { first, last: addDays(first, daysInMonth(first) - 1) };
}

function isDate(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function dayOf(date: LocalDate): Span {
  return { first: date, last: date };
}

function weeksAhead(said: string | undefined): number {
  return said === '下下' ? 2 : said === '下' ? 1 : 0;
}

function sunday(day: string | undefined): string {
  return day === '天' ? '日' : (day ?? '');
}

function englishWeekday(day: string | undefined): number {
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day ?? '') + 1;
}

function monthOf(name: string | undefined): number {
  return months.indexOf(name ?? '') + 1;
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function yearSaid(year: string | undefined): number | undefined {
  return year === undefined ? undefined : Number(year);
}

function numberOf(said: string | undefined): number | undefined {
  return said === undefined ? undefined : parseNumeral(said);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
