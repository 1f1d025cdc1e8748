import { nextWorkday, publicHolidayOn } from './holidays.ts';
import {
  addDays,
  daysInMonth,
  instantOf,
  type LocalDate,
  type LocalMinute,
  localMinuteOf,
  weekdayOf,
} from './local-time.ts';
import type { Schedule } from './subscription.ts';

/** A time at which a digest is due. */
export type Slot = {
  /** Its identity within a chat: the local date and minute at which it is really due, `2026-03-02T09:00`. */
  local: LocalMinute;
  /** The same instant in milliseconds since the epoch, always a whole minute. */
  at: number;
  /** The day that the schedule names, where a public holiday moved the slot away from it. */
  movedFrom?: LocalDate;
};

export type SlotOptions = {
  /**
   * Whether a slot on a mainland public holiday moves to the next working day at the same time. Ordinary weekends
   * are no holidays: who asks for Saturdays gets them.
   */
  skipHolidays: boolean;
};

/** No run of holidays is longer than this, so a slot never moves further. */
const longestMove = 16;
const longestGap = 31;

/** The first slot after an instant. Throws a RangeError for an unknown time zone or a schedule without days. */
export function nextSlot(schedule: Schedule, timeZone: string, after: number, options: SlotOptions): Slot {
  for (const days of [8, longestMove, longestGap + longestMove]) {
    const [first] = slotsBetween(schedule, timeZone, after, after + days * 24 * 60 * 60_000, options);
    if (first) return first;
  }
  throw new RangeError('The schedule names no day that ever comes.');
}

/**
 * The slots after `from` and up to and including `to`, in their order. Two that fall together on one local minute are
 * one. Throws a RangeError for an unknown time zone.
 */
export function slotsBetween(
  schedule: Schedule,
  timeZone: string,
  from: number,
  to: number,
  { skipHolidays }: SlotOptions,
): Slot[] {
  const slots = new Map<LocalMinute, Slot>();
  const last = dateOf(to, timeZone);
  for (let day = addDays(dateOf(from, timeZone), -longestMove); day <= last; day = addDays(day, 1)) {
    if (!isNamed(day, schedule)) continue;
    const slot = slotOn(day, schedule, timeZone, skipHolidays);
    if (slot.at <= from || slot.at > to) continue;
    // A slot that is due on its own day was not moved, even where others move onto it.
    if (!slots.has(slot.local) || !slot.movedFrom) slots.set(slot.local, slot);
  }
  return [...slots.values()].sort((a, b) => a.at - b.at);
}

function dateOf(at: number, timeZone: string): LocalDate {
  return localMinuteOf(at, timeZone).slice(0, 10);
}

function isNamed(day: LocalDate, schedule: Schedule): boolean {
  if (schedule.kind === 'weekly') return schedule.weekdays.includes(weekdayOf(day));
  return Number(day.slice(8)) === Math.min(schedule.day, daysInMonth(day));
}

function slotOn(day: LocalDate, { hour, minute }: Schedule, timeZone: string, skipHolidays: boolean): Slot {
  const due = skipHolidays && publicHolidayOn(day) ? nextWorkday(day) : day;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const at = instantOf(`${due}T${time}`, timeZone);
  return { local: localMinuteOf(at, timeZone), at, ...(due === day ? {} : { movedFrom: day }) };
}
