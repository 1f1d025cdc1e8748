/** The schedules that a subscription can have, as the bot knows them. */
export type Schedule =
  | { kind: 'weekly'; weekdays: readonly number[]; hour: number; minute: number }
  | { kind: 'monthly'; day: number; hour: number; minute: number };

/** Reads the part of cron's notation (crontab(5)) that a schedule can express; undefined for the rest. */
export function readSchedule(text: string): Schedule | undefined {
  const [minutes = '', hours = '', day = '', month, days = '', ...more] = text.trim().split(/\s+/);
  const minute = within(minutes, 0, 59);
  const hour = within(hours, 0, 23);
  if (minute === undefined || hour === undefined || month !== '*' || more.length > 0) return undefined;
  if (day !== '*') {
    const dayOfMonth = days === '*' ? within(day, 1, 31) : undefined;
    return dayOfMonth === undefined ? undefined : { kind: 'monthly', day: dayOfMonth, hour, minute };
  }
  const weekdays = readWeekdays(days);
  return weekdays && { kind: 'weekly', weekdays, hour, minute };
}

/** "1,3-5" as weekdays of ISO 8601; cron has two numbers for Sunday, 0 and 7. */
function readWeekdays(text: string): number[] | undefined {
  const ranges = (text === '*' ? '1-7' : text).split(',').map((part) => {
    const [first = '', last = first, ...more] = part.split('-');
    const [from, to] = [within(first, 0, 7), within(last, 0, 7)];
    return from === undefined || to === undefined || from > to || more.length > 0 ? undefined : { from, to };
  });
  const days = new Set<number>();
  for (const range of ranges) {
    if (!range) return undefined;
    for (let day = range.from; day <= range.to; day++) days.add(day || 7);
  }
  return [...days].sort((a, b) => a - b);
}

function within(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
