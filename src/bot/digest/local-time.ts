/** A day of the calendar, `2026-03-02`. */
export type LocalDate = string;
/** A day and minute by the clock on a wall, `2026-03-02T09:00`. */
export type LocalMinute = string;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What the clock on a wall in `timeZone` (IANA name) shows at an instant, in milliseconds since the epoch. */
export function localMinuteOf(at: number, timeZone: string): LocalMinute {
  return new Date(wallOf(at, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in `timeZone` shows `local`. A minute that summer time skips gives the first one after
 * the gap; of a minute that comes twice, the first.
 */
export function instantOf(local: LocalMinute, timeZone: string): number {
  const wall = Date.parse(`${local}Z`);
  // Two clock changes never come within two days, so one of these offsets holds at the minute itself.
  const [before, after] = [offsetAt(wall - dayMs, timeZone), offsetAt(wall + dayMs, timeZone)];
  const shown = [wall - before, wall - after].filter((at) => wallOf(at, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : endOfGap(wall - after, wall - before, timeZone);
}

/** The day that is `days` later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Weekday of ISO 8601: 1 is Monday, 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(date).getUTCDay() || 7;
}

/** How many days the month of a day has. */
export function daysInMonth(date: LocalDate): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The minute between two instants at which the clock is put forward. */
function endOfGap(from: number, to: number, timeZone: string): number {
  const old = offsetAt(from, timeZone);
  let [low, high] = [from, to];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / minuteMs / 2) * minuteMs;
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  return wallOf(at, timeZone) - Math.floor(at / minuteMs) * minuteMs;
}

/** The shown minute, as milliseconds since the epoch if it were UTC. */
function wallOf(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
