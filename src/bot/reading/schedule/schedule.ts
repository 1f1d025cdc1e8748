import type { Schedule } from '../../digest/subscription.ts';
import { readClock, type TimeOfDay } from './clock.ts';
import { type DayProblem, type Days, readDays } from './days.ts';
import { take } from './taking.ts';

/** What cannot be had, and the words it was asked for in. */
export type ScheduleProblem = { kind: DayProblem | 'time'; said: string };

/** The schedule words of a message; days or a time that were not said are left out. */
export type ScheduleReading = {
  days?: Days;
  time?: TimeOfDay;
  problem?: ScheduleProblem;
  /** The message without its schedule words. */
  rest: string;
};

const several =
  /(?:每?(?:周|星期|礼拜|天|日|个?月)|一(?:周|天|个?月))?(?:推|发|来)?(两|2|二|三|3|四|4|五|5|几)(?:次|遍|回)|\b(twice|two times|three times)(?: (?:a|per|every) (?:week|day|month))?/;
const counts: Record<string, number> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  twice: 2,
  'two times': 2,
  'three times': 3,
};

/** Reads days and time of a normalised message, in Chinese or English. */
export function readSchedule(text: string): ScheduleReading {
  const times = take(text, several);
  const days = readDays(times?.rest ?? text);
  const clock = readClock(days?.rest ?? times?.rest ?? text);
  const rest = clock?.rest ?? days?.rest ?? times?.rest ?? text;
  const problem = problemOf(days, clock) ?? tooFewDays(times?.match, days);
  return {
    ...(days && 'days' in days ? { days: days.days } : {}),
    ...(clock && 'time' in clock ? { time: clock.time } : {}),
    ...(problem ? { problem } : {}),
    rest,
  };
}

function problemOf(
  days: ReturnType<typeof readDays>,
  clock: ReturnType<typeof readClock>,
): ScheduleProblem | undefined {
  if (days && 'problem' in days) return { kind: days.problem, said: days.said };
  return clock && 'impossible' in clock ? { kind: 'time', said: clock.impossible } : undefined;
}

/** 每周两次 needs two days; with them it says nothing more. */
function tooFewDays(
  match: RegExpExecArray | undefined,
  days: ReturnType<typeof readDays>,
): ScheduleProblem | undefined {
  if (!match) return undefined;
  const said = match[1] ?? match[2] ?? '';
  const count = counts[said] ?? Number(said);
  const named = days && 'days' in days && days.days.kind === 'weekly' ? days.days.weekdays.length : 0;
  return named === count ? undefined : { kind: 'frequency', said: match[0].trim() };
}

/** A schedule with what was said put in place; what was not said stays. `usual` has the days of a bare "weekly". */
export function withReading(current: Schedule, { days, time }: ScheduleReading, usual: Schedule): Schedule {
  const { hour, minute } = time ?? current;
  if (!days) return { ...current, hour, minute };
  if (days.kind !== 'week') return { ...days, hour, minute };
  const weekdays = [current, usual].find(({ kind }) => kind === 'weekly');
  return weekdays?.kind === 'weekly' ? { ...weekdays, hour, minute } : { kind: 'weekly', weekdays: [1], hour, minute };
}
