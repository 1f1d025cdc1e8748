import { numeralCharacters, parseNumeral } from '../../../knowledge/text/numerals.ts';
import { take } from './taking.ts';

/** The days a schedule is to have; `week`: weekly, on days that were not said. */
export type Days =
  | { kind: 'weekly'; weekdays: readonly number[] }
  | { kind: 'monthly'; day: number }
  | { kind: 'week' };

/** Why days that were said cannot be had. */
export type DayProblem = 'weekday' | 'day of month' | 'several days of month' | 'frequency' | 'once';

export type DaysReading = { rest: string } & ({ days: Days } | { problem: DayProblem; said: string });

const week = '(?:周|星期|礼拜)';
/** What makes a numeral after 周 something else: a time (每周三点), a count (每周一篇), a longer number. */
const notTime = '(?!\\s*(?:[点时刻个次篇年月期条份封]|天[内后]))';
const day = `(?:[一二三四五六七日天]${notTime}|[1-7](?!\\d|\\s*[:号])${notTime})`;
const run = `(?:${day})+`;
const separator = '(?:[、,/]|和|与|及|跟|还有|以及)';
const chineseDays = `(?:每个?|每?逢)?${week}(${run}(?:\\s*${separator}\\s*每?${week}?${run}|\\s*每?${week}${run})*)`;
const chineseRange = `(?:每个?)?${week}([一二三四五六七日天1-7])\\s*(?:到|至|-|~)\\s*${week}?(${day})`;

const weekdayNumbers: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 日: 7, 天: 7 };
const englishNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const englishDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const englishJoin = '(?:\\s*(?:,|and|&|,\\s*and)\\s*(?:every |on )?)';
const englishDays = `\\b(?:(?:on|every|each) )*(${englishDay}(?:${englishJoin}${englishDay})*)\\b`;
const englishRange = `\\b(?:(?:on|every|each|from) )*(${englishDay})\\s*(?:-|to|through|thru)\\s*(${englishDay})\\b`;
const ordinal = '(\\d{1,3})(?:st|nd|rd|th)?';
const ofMonth = '(?:of )?(?:the |each |every |a )?month';

const everyDay = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;
const workdays = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5] } as const;
const weekend = { kind: 'weekly', weekdays: [6, 7] } as const;

type Found = { days: Days } | { problem: DayProblem };
type Rule = { pattern: RegExp; found(groups: readonly (string | undefined)[]): Found };

/** The first rule that fits decides, so what cannot be had and the longer forms come first. */
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `每?隔(?:一|两|2|几)?个?(?:${week}|天|日|月)|每(?:两|2|三|3|四|4|几|半)个?(?:${week}|天|日|个?月|年)|单?双周|每个?(?:季度?|年|小时|钟头|分钟)|一年一次|\\b(?:bi-?weekly|fortnight(?:ly)?|hourly|quarterly|yearly|annually|(?:every|each) (?:other|second|two|three|2|3) (?:weeks?|days?|months?)|every (?:hour|quarter|year))\\b`,
    ),
    found: () => ({ problem: 'frequency' }),
  },
  {
    pattern: new RegExp(
      `(?:\\d{4}年)?(?:\\d{1,2}|[${numeralCharacters}]{1,3})月(?:\\d{1,2}|[${numeralCharacters}]{1,3})[号日]?|(?:下下?个?|上个?|这个?|本)${week}[一二三四五六日天]|明天|后天|大后天|\\b(?:tomorrow|(?:next|this) ${englishDay})\\b`,
    ),
    found: () => ({ problem: 'once' }),
  },
  {
    pattern: new RegExp(
      `每个?月的?第?[一二三四五1-5]个?${week}[一二三四五六日天]?|\\b(?:first|second|third|fourth|last) ${englishDay} ${ofMonth}\\b`,
    ),
    found: () => ({ problem: 'frequency' }),
  },
  {
    pattern: new RegExp(
      `每个?月的?(\\d{1,3}|[${numeralCharacters}]{1,3})[号日]?\\s*${separator}\\s*(?:\\d{1,3}|[${numeralCharacters}]{1,3})[号日]`,
    ),
    found: () => ({ problem: 'several days of month' }),
  },
  {
    pattern: new RegExp(
      `每个?月的?(?:最后(?:的)?一[天日]|月?底|月?末)|\\b(?:on )?the last day ${ofMonth}\\b|\\blast day ${ofMonth}\\b|\\b(?:at )?(?:the )?end of (?:each|every) month\\b`,
    ),
    found: () => ({ days: { kind: 'monthly', day: 31 } }),
  },
  { pattern: /每个?月的?(?:月?初|头一天)/, found: () => ({ days: { kind: 'monthly', day: 1 } }) },
  { pattern: /每个?月的?(?:月?中旬?)/, found: () => ({ days: { kind: 'monthly', day: 15 } }) },
  {
    pattern: new RegExp(`(?:每个?月|月月)的?第?(\\d{1,3}|[${numeralCharacters}]{1,3})[号日天]`),
    found: ([, said]) => monthly(parseNumeral(said ?? '')),
  },
  {
    pattern: new RegExp(`\\b(?:on )?(?:the )?(first|${ordinal})(?: day)? ${ofMonth}\\b`),
    found: ([, said, number]) => monthly(said === 'first' ? 1 : Number(number)),
  },
  {
    pattern: new RegExp(
      `\\b(?:every|each) month on (?:the )?(first|${ordinal})\\b|\\bmonthly on (?:the )?(first|${ordinal})\\b`,
    ),
    found: ([, a, b, c, d]) => monthly((a ?? c) === 'first' ? 1 : Number(b ?? d)),
  },
  { pattern: /每个?月|按月|月月|\b(?:monthly|(?:every|each|once a|per) month)\b/, found: () => monthly(1) },
  { pattern: new RegExp(chineseRange), found: ([, from, to]) => range(weekdayOf(from), weekdayOf(to)) },
  { pattern: new RegExp(englishRange), found: ([, from, to]) => range(weekdayOf(from), weekdayOf(to)) },
  {
    pattern:
      /(?:每个?|在)?(?:工作日|上班日|上班时间|上班天)|\b(?:(?:on|every|each) )*(?:weekdays?|work ?days?|working days?|business days?)\b/,
    found: () => ({ days: workdays }),
  },
  {
    pattern: new RegExp(`每?(?:个)?(?:${week}末|双休日)|\\b(?:(?:on|every|each) )*weekends?\\b`),
    found: () => ({ days: weekend }),
  },
  {
    pattern: new RegExp(chineseDays),
    found: ([, said]) => weekly([...(said ?? '')].flatMap((char) => weekdayOf(char) ?? [])),
  },
  {
    pattern: new RegExp(englishDays),
    found: ([, said]) => weekly((said ?? '').split(/[^a-z]+/).flatMap((word) => weekdayOf(word) ?? [])),
  },
  {
    pattern: new RegExp(`(?:每个?|改到|换到|改成|换成)?${week}[八九十0-9零]{1,2}(?!\\s*[点时:半刻])(?:号)?`),
    found: () => ({ problem: 'weekday' }),
  },
  {
    pattern: /每一?天|每日|天天|\b(?:daily|(?:every|each|once a|per) ?day)\b/,
    found: () => ({ days: everyDay }),
  },
  {
    pattern: new RegExp(`(?:每一?个?|按)${week}|\\b(?:weekly|(?:every|each|once a|per) week)\\b`),
    found: () => ({ days: { kind: 'week' } }),
  },
];

/** Finds the days of a schedule in a normalised message, in Chinese or English; undefined where it names none. */
export function readDays(text: string): DaysReading | undefined {
  for (const { pattern, found } of rules) {
    const taken = take(text, pattern);
    if (!taken) continue;
    const result = found(taken.match);
    return 'days' in result
      ? { ...result, rest: taken.rest }
      : { ...result, said: taken.match[0].trim(), rest: taken.rest };
  }
  return undefined;
}

function weekly(weekdays: readonly number[]): Found {
  return { days: { kind: 'weekly', weekdays: [...new Set(weekdays)].sort((a, b) => a - b) } };
}

function range(from: number | undefined, to: number | undefined): Found {
  if (from === undefined || to === undefined || to < from) return { problem: 'weekday' };
  return weekly(Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function monthly(day: number | undefined): Found {
  return day !== undefined && day >= 1 && day <= 31 ? { days: { kind: 'monthly', day } } : { problem: 'day of month' };
}

/** 三, 3, 天, wed, wednesdays. */
function weekdayOf(said: string | undefined): number | undefined {
  if (!said) return undefined;
  if (/^[1-7]$/.test(said)) return Number(said);
  const english = said.length >= 3 ? englishNames.findIndex((name) => said.startsWith(name)) + 1 : 0;
  return weekdayNumbers[said] ?? (english || undefined);
}
