import type { Bilingual } from '../../../knowledge/language.ts';
import { numeralCharacters, parseNumeral } from '../../../knowledge/text/numerals.ts';
import { publicHolidayOn } from '../../digest/holidays.ts';
import { addDays, daysInMonth, type LocalDate } from '../../digest/local-time.ts';
import { readDates } from './dates.ts';
import { take } from './taking.ts';

/** How long a pause is to be. */
export type PauseReading = { rest: string } & (
  | { kind: 'open' }
  /** From `first`, or from now where that is left out, up to and including `last`. */
  | { kind: 'days'; first?: LocalDate; last: LocalDate; holiday?: Bilingual }
  /** From now on, counted by the clock; `last` is the day on which it is over. */
  | { kind: 'span'; last: LocalDate }
  | { kind: 'once' }
  | { kind: 'impossible'; said: string }
);

/** Nobody means a pause of more than a year. */
const longestDays = 366;

const holidayNames: readonly { zh: string; pattern: string }[] = [
  { zh: '国庆节', pattern: '国庆节?|十一(?!月|点)|national day' },
  { zh: '春节', pattern: '春节|过年|(?<!元旦)新年|spring festival|(?:chinese|lunar) new year' },
  { zh: '元旦', pattern: "元旦|new year(?:'?s)?(?: day)?" },
  { zh: '清明', pattern: '清明节?|qingming|tomb[- ]sweeping(?: day)?' },
  { zh: '劳动节', pattern: '五一|劳动节|labou?r day|may day' },
  { zh: '端午', pattern: '端午节?|dragon boat(?: festival)?' },
  { zh: '中秋', pattern: '中秋节?|mid-?autumn(?: festival)?' },
  { zh: '', pattern: '(?:法定|公共)?(?:节假日|假日|假期|长假|小长假|放假|过?节)|(?:public )?holidays?' },
];
const during = '(?:当天|期间|的?时候|那几天|那天|那周|里|时|当中)?';
const longer = '(?:长假|小长假|假期|节| holidays?)?';
const over = '(?:之后|以后|过后|后|结束|完了?| is over| are over)';
const untilWords = '(?:一?直?到|至|等到?|\\b(?:until|till|to))\\s*';

/** How a holiday is spoken of: until it is over, until it comes, or while it lasts. */
const holidayForms = {
  over: (name: string) =>
    new RegExp(
      `(?:${untilWords})?(?:the )?(?:过完?了?)?(?:${name})${longer}${over}|(?:${untilWords}after|\\bthrough)\\s*(?:the )?(?:${name})${longer}`,
    ),
  coming: (name: string) => new RegExp(`${untilWords}(?:the )?(?:${name})${longer}`),
  during: (name: string) => new RegExp(`(?:在|\\b(?:during|over|on) )?(?:the )?(?:${name})${longer}${during}`),
} as const;

const numeral = `(\\d{1,4}|[${numeralCharacters}]{1,4}|半)`;
const englishCounts: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, 'a couple of': 2 };
/** 十个月 is a time, 十月 a month. */
const span = new RegExp(`(?<![月\\d])${numeral}\\s*(?:个?(天|日|周|星期|礼拜|年|小时|钟头|分钟)|个(月))`);
const englishSpan = new RegExp(
  `\\b(?:for )?(\\d{1,4}|${Object.keys(englishCounts).join('|')}) (day|week|month|year|hour|minute)s?\\b`,
);
const until = new RegExp(`${untilWords}|\\bthrough\\s+`);
const once =
  /(?:跳过)?(?:下一?|这一?|本)(?:次|期|回)|一(?:次|期|回)|\b(?:(?:the )?next (?:one|issue|push|digest)|once)\b/;

/** Reads how long a pause is to be, counted from `today`; `open` where nothing is said of it. */
export function readPause(text: string, today: LocalDate): PauseReading {
  return (
    readHoliday(text, today) ??
    readUntil(text, today) ??
    readSpan(text, today) ??
    readOnce(text) ??
    readPeriod(text, today) ?? { kind: 'open', rest: text }
  );
}

/** 国庆期间, 到春节, 到春节后: the days of the next such holiday. */
function readHoliday(text: string, today: LocalDate): PauseReading | undefined {
  for (const { zh, pattern } of holidayNames) {
    for (const form of ['over', 'coming', 'during'] as const) {
      const taken = take(text, holidayForms[form](pattern));
      if (!taken) continue;
      const days = nextHoliday(zh, today);
      if (!days) return { kind: 'impossible', said: taken.match[0].trim(), rest: taken.rest };
      if (form === 'during') return { kind: 'days', ...days, rest: taken.rest };
      return { kind: 'days', last: form === 'over' ? days.last : addDays(days.first, -1), rest: taken.rest };
    }
  }
  return undefined;
}

/** The next run of days off with this name, or with any where it is empty. */
function nextHoliday(
  zh: string,
  today: LocalDate,
): { first: LocalDate; last: LocalDate; holiday: Bilingual } | undefined {
  const isOne = (date: LocalDate) =>
    zh === '' ? publicHolidayOn(date) !== undefined : publicHolidayOn(date)?.zh === zh;
  let first = today;
  for (let i = 0; i <= longestDays && !isOne(first); i++) first = addDays(first, 1);
  const holiday = publicHolidayOn(first);
  if (!holiday || !isOne(first)) return undefined;
  let last = first;
  while (isOne(addDays(last, 1))) last = addDays(last, 1);
  return { first, last, holiday };
}

/** 到12月1日, until next Monday: that day is the last one; 到下周 and 到下个月 end before they begin. */
function readUntil(text: string, today: LocalDate): PauseReading | undefined {
  const taken = take(text, until);
  if (!taken) return undefined;
  const begin = text.slice(0, taken.match.index);
  const dates = readDates(text.slice(taken.match.index + taken.match[0].length), today);
  if (!dates) return undefined;
  const from = readDates(begin, today);
  const rest = `${from?.rest ?? begin} ${dates.rest}`;
  if ('impossible' in dates) return { kind: 'impossible', said: dates.impossible, rest };
  if (from && 'impossible' in from) return { kind: 'impossible', said: from.impossible, rest };
  const last = dates.first === dates.last ? dates.last : addDays(dates.first, -1);
  return { kind: 'days', ...(from ? { first: from.first } : {}), last, rest };
}

/** 两周, 半个月, for three days. */
function readSpan(text: string, today: LocalDate): PauseReading | undefined {
  const taken = take(text, span) ?? take(text, englishSpan);
  if (!taken) return undefined;
  const { match, rest } = taken;
  const [said, amount = '', short, long] = match;
  const unit = short ?? long ?? '';
  const count = amount === '半' ? 0.5 : (englishCounts[amount] ?? parseNumeral(amount) ?? 0);
  const last = endOfSpan(today, count, unit);
  const isTooLong = last === undefined || last > addDays(today, longestDays);
  return isTooLong ? { kind: 'impossible', said: said.trim(), rest } : { kind: 'span', last, rest };
}

function endOfSpan(today: LocalDate, count: number, unit: string): LocalDate | undefined {
  if (count <= 0 || count > longestDays) return undefined;
  if (/^(天|日|day)$/.test(unit)) return count >= 1 ? addDays(today, count) : undefined;
  if (/^(周|星期|礼拜|week)$/.test(unit)) return count >= 1 ? addDays(today, 7 * count) : undefined;
  if (/^(月|month)$/.test(unit)) return count < 1 ? addDays(today, 15) : addMonths(today, count);
  if (/^(年|year)$/.test(unit)) return addMonths(today, 12 * count);
  return undefined;
}

/** The same day of a later month, or its last where it has no such day. */
function addMonths(date: LocalDate, count: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
  return addDays(first, Math.min(day, daysInMonth(first)) - 1);
}

function readOnce(text: string): PauseReading | undefined {
  const taken = take(text, once);
  return taken && { kind: 'once', rest: taken.rest };
}

/** 这周, 下个月, 明天: the whole of it; 12月1日前: up to it. */
function readPeriod(text: string, today: LocalDate): PauseReading | undefined {
  const dates = readDates(text, today);
  if (!dates) return undefined;
  const { rest } = dates;
  if ('impossible' in dates) return { kind: 'impossible', said: dates.impossible, rest };
  if (/^\s*(?:之|以)?前/.test(rest.trimStart())) return { kind: 'days', last: addDays(dates.first, -1), rest };
  return { kind: 'days', first: dates.first, last: dates.last, rest };
}
