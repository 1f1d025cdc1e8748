import { numeralCharacters, parseNumeral } from '../../../knowledge/text/numerals.ts';
import { take } from './taking.ts';

export type TimeOfDay = { hour: number; minute: number };

/** A time of day found in a message: the time, or what was said where the clock has no such time. */
export type ClockReading = { rest: string } & ({ time: TimeOfDay } | { impossible: string });

type Half = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';
type Said = { half?: Half | undefined; hour: number | undefined; minute: number | undefined };

const halves: readonly { half: Half; pattern: RegExp; usual: TimeOfDay }[] = [
  { half: 'night', pattern: /凌晨|半夜|深夜|night/, usual: { hour: 0, minute: 0 } },
  { half: 'morning', pattern: /清早|清晨|大?一?早(?:上|晨|间)?|上午|morning/, usual: { hour: 9, minute: 0 } },
  { half: 'noon', pattern: /中午|正午|午间|\bnoon|midday/, usual: { hour: 12, minute: 0 } },
  { half: 'afternoon', pattern: /下午|午后|afternoon/, usual: { hour: 15, minute: 0 } },
  { half: 'evening', pattern: /傍晚|晚(?:上|间)?|夜(?:里|间)|evening/, usual: { hour: 20, minute: 0 } },
];
const half = `(凌晨|半夜|深夜|清早|清晨|大?一?早(?:上|晨|间)?|上午|中午|正午|午间|下午|午后|傍晚|晚(?:上|间)?|夜(?:里|间))`;
const numeral = `(\\d{1,3}|[${numeralCharacters}]{1,3})`;
/** Chinese minutes without 分 need two characters: 十点三十, but 十点一篇. */
const minutes = `(半|一刻|三刻|整|[过零]?\\d{1,2}分?|[过零]?[${numeralCharacters}]{1,3}分|(?![二三四五六七八九两]百)[${numeralCharacters}]{2,3}(?![篇个期次条份])|)`;
const digital = '(?<![\\d:.])(\\d{1,3}):(\\d{1,2})(?![\\d:])';
const names: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const english = `(\\d{1,3}|${Object.keys(names).join('|')})`;
const partOfDay = `(?:\\s*,?\\s*(?:in the (morning|afternoon|evening)|at (night)))?`;

const rules: readonly { pattern: RegExp; said(groups: readonly (string | undefined)[]): Said }[] = [
  {
    pattern: new RegExp(`${half}?的?\\s*${digital}\\s*([ap])\\.?m\\b\\.?`),
    said: ([, , hour, minute, m]) => ({ ...meridiem(m, hour), minute: numberOf(minute) }),
  },
  {
    pattern: new RegExp(`(?<![\\d.:])${english}\\s*([ap])\\.?m\\b\\.?`),
    said: ([, hour, m]) => ({ ...meridiem(m, hour), minute: 0 }),
  },
  {
    pattern: new RegExp(`${half}?的?\\s*${digital}(?:分|整)?${partOfDay}`),
    said: ([, said, hour, minute, day, night]) => ({
      half: halfOf(said ?? day ?? night) ?? (hour?.startsWith('0') && Number(hour) <= 5 ? 'night' : undefined),
      hour: numberOf(hour),
      minute: numberOf(minute),
    }),
  },
  {
    // 早一点 and 快一点 are no times.
    pattern: new RegExp(
      `(?![早晚]一点(?!半|钟|[\\d${numeralCharacters}]))(?<![快慢多少有差早晚])${half}?的?\\s*(?<!\\d)${numeral}\\s*(?:点钟?|时(?!间|候))\\s*${minutes}`,
    ),
    said: ([, said, hour, minute]) => ({
      half: halfOf(said),
      hour: numberOf(hour),
      minute: chineseMinute(minute ?? ''),
    }),
  },
  {
    pattern: new RegExp(`\\b(half|quarter) (past|to) ${english}\\b${partOfDay}`),
    said: ([, part, side, hour, day, night]) => besideHour(part, side, numberOf(hour), halfOf(day ?? night)),
  },
  {
    pattern: new RegExp(
      `\\b(?:at |by )${english}(?: o'?clock)?(?: (thirty|fifteen|forty-?five))?${partOfDay}(?![\\w:]|\\s+(?:cases?|times?)\\b)`,
    ),
    said: ([, hour, minute, day, night]) => ({
      half: halfOf(day ?? night),
      hour: numberOf(hour),
      minute: englishMinute(minute),
    }),
  },
  {
    pattern: new RegExp(`\\b${english} o'?clock\\b${partOfDay}`),
    said: ([, hour, day, night]) => ({ half: halfOf(day ?? night), hour: numberOf(hour), minute: 0 }),
  },
  { pattern: /午夜|\b(?:at )?midnight\b/, said: () => ({ hour: 24, minute: 0 }) },
  {
    pattern: new RegExp(
      `(?![早晚](?:一点|点|些))${half}|\\b(?:at )?(noon|midday)\\b|\\b(?:in the )?(morning|afternoon|evening)s?\\b`,
    ),
    said: ([, chinese, noon, day]) => ({ half: halfOf(chinese ?? noon ?? day), hour: undefined, minute: undefined }),
  },
];

/** Finds a time of day in a normalised message, in Chinese or English; undefined where it names none. */
export function readClock(text: string): ClockReading | undefined {
  for (const { pattern, said } of rules) {
    const taken = take(text, pattern);
    if (!taken) continue;
    const time = timeOf(said(taken.match));
    return time ? { time, rest: taken.rest } : { impossible: taken.match[0].trim(), rest: taken.rest };
  }
  return undefined;
}

/** The time on a clock of 24 hours; undefined where there is none, such as 25点, 上午15点 or the end of a day (24点). */
function timeOf({ half, hour, minute }: Said): TimeOfDay | undefined {
  if (hour === undefined) return halves.find((other) => other.half === half)?.usual;
  if (minute === undefined || minute > 59 || hour > 23) return undefined;
  const of24 = hourOf24(half, hour);
  return of24 === undefined ? undefined : { hour: of24, minute };
}

function hourOf24(half: Half | undefined, hour: number): number | undefined {
  switch (half) {
    case undefined:
      // Nobody wants it at three in the night who does not say so.
      return hour >= 1 && hour <= 5 ? hour + 12 : hour;
    case 'night':
      return hour === 12 ? 0 : hour <= 6 || hour === 23 ? hour : undefined;
    case 'morning':
      return hour <= 12 ? hour : undefined;
    case 'noon':
      return hour >= 11 && hour <= 14 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : undefined;
    case 'afternoon':
      return hour >= 12 ? (hour <= 19 ? hour : undefined) : hour > 0 ? hour + 12 : undefined;
    case 'evening':
      return hour >= 17 ? hour : hour >= 4 && hour < 12 ? hour + 12 : undefined;
  }
}

/** 12 am is midnight, 12 pm noon. */
function meridiem(letter: string | undefined, said: string | undefined): Pick<Said, 'half' | 'hour'> {
  const hour = numberOf(said);
  return { half: letter === 'p' ? 'afternoon' : hour === 12 ? 'night' : 'morning', hour };
}

function halfOf(said: string | undefined): Half | undefined {
  return said === undefined ? undefined : halves.find(({ pattern }) => pattern.test(said))?.half;
}

function numberOf(said: string | undefined): number | undefined {
  return said === undefined ? undefined : (names[said] ?? parseNumeral(said));
}

function chineseMinute(said: string): number | undefined {
  if (said === '' || said === '整') return 0;
  if (said === '半') return 30;
  if (said.endsWith('刻')) return said.startsWith('三') ? 45 : 15;
  return parseNumeral(said.replace(/^[过零]|分$/g, ''));
}

function englishMinute(said: string | undefined): number {
  return said === undefined ? 0 : said === 'thirty' ? 30 : said === 'fifteen' ? 15 : 45;
}

function besideHour(
  part: string | undefined,
  side: string | undefined,
  hour: number | undefined,
  half: Half | undefined,
): Said {
  const minute = part === 'half' ? 30 : 15;
  if (side === 'past' || hour === undefined) return { half, hour, minute };
  return { half, hour: hour === 1 ? 12 : hour - 1, minute: 60 - minute };
}
