import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMinuteOf } from '../../../src/bot/digest/local-time.ts';
import { nextSlot, slotsBetween } from '../../../src/bot/digest/schedule.ts';
import type { Schedule } from '../../../src/bot/digest/subscription.ts';

const anyDay = { skipHolidays: false };
const workingDays = { skipHolidays: true };

function weekly(weekdays: number[], time = '09:00'): Schedule {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { kind: 'weekly', weekdays, hour, minute };
}

function monthly(day: number): Schedule {
  return { kind: 'monthly', day, hour: 9, minute: 0 };
}

/** Local times of the slots from the first day up to the last, both of them included. */
function slotsOf(schedule: Schedule, timeZone: string, first: string, last: string, options = anyDay): string[] {
  const dayMs = 24 * 60 * 60_000;
  return slotsBetween(schedule, timeZone, Date.parse(first) - dayMs, Date.parse(last) + 2 * dayMs, options)
    .map(({ local }) => local)
    .filter((local) => local.slice(0, 10) >= first && local.slice(0, 10) <= last);
}

describe('a weekly schedule', () => {
  it('is due on each of its weekdays, by the clock of the time zone', () => {
    expect(slotsOf(weekly([1, 4], '08:30'), 'Asia/Shanghai', '2026-03-02', '2026-03-15')).toEqual([
      '2026-03-02T08:30',
      '2026-03-05T08:30',
      '2026-03-09T08:30',
      '2026-03-12T08:30',
    ]);
    expect(nextSlot(weekly([1]), 'Asia/Shanghai', Date.parse('2026-03-01T00:00Z'), anyDay)).toEqual({
      local: '2026-03-02T09:00',
      at: Date.parse('2026-03-02T01:00Z'),
    });
  });

  it('is due after the instant asked for, never at it', () => {
    const due = Date.parse('2026-03-02T01:00Z');
    expect(nextSlot(weekly([1]), 'Asia/Shanghai', due - 1, anyDay).at).toBe(due);
    expect(nextSlot(weekly([1]), 'Asia/Shanghai', due, anyDay).local).toBe('2026-03-09T09:00');
    expect(slotsBetween(weekly([1]), 'Asia/Shanghai', due - 1, due, anyDay)).toHaveLength(1);
    expect(slotsBetween(weekly([1]), 'Asia/Shanghai', due, due + 1, anyDay)).toHaveLength(0);
  });

  it('that names no day is refused, and so is a time zone that does not exist', () => {
    expect(() => nextSlot(weekly([]), 'Asia/Shanghai', 0, anyDay)).toThrow(RangeError);
    expect(() => nextSlot(weekly([1]), 'Asia/Nowhere', 0, anyDay)).toThrow(RangeError);
  });
});

describe('a monthly schedule', () => {
  it('is due on its day', () => {
    expect(slotsOf(monthly(15), 'Asia/Shanghai', '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-15T09:00',
      '2026-02-15T09:00',
      '2026-03-15T09:00',
    ]);
  });

  it.each([
    [31, ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    [30, ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    [29, ['2027-12-29', '2028-01-29', '2028-02-29', '2028-03-29', '2028-04-29']],
  ])('for the %dth is due on the last day of a month that has no such day', (day, dates) => {
    expect(slotsOf(monthly(day), 'Asia/Shanghai', '2027-12-01', '2028-04-30')).toEqual(
      dates.map((date) => `${date}T09:00`),
    );
  });
});

describe('summer time', () => {
  it('leaves a time of the day as it is on the clock of the place', () => {
    const [winter, summer] = slotsBetween(
      weekly([7]),
      'Europe/London',
      Date.parse('2026-03-20Z'),
      Date.parse('2026-03-30Z'),
      anyDay,
    );
    expect(winter).toEqual({ local: '2026-03-22T09:00', at: Date.parse('2026-03-22T09:00Z') });
    expect(summer).toEqual({ local: '2026-03-29T09:00', at: Date.parse('2026-03-29T08:00Z') });
  });

  it.each([
    ['America/New_York', '02:30', '2026-03-08', '2026-03-08T03:00', '2026-03-08T07:00Z'],
    ['Europe/London', '01:30', '2026-03-29', '2026-03-29T02:00', '2026-03-29T01:00Z'],
    ['Australia/Lord_Howe', '02:10', '2026-10-04', '2026-10-04T02:30', '2026-10-03T15:30Z'],
  ])('in %s skips %s on %s: due at the first minute after', (timeZone, time, date, local, at) => {
    const slots = slotsOf(weekly([7], time), timeZone, date, date);
    expect(slots).toEqual([local]);
    expect(nextSlot(weekly([7], time), timeZone, Date.parse(at) - 1, anyDay)).toEqual({ local, at: Date.parse(at) });
  });

  it.each([
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30Z'],
    ['Europe/London', '01:30', '2026-10-25', '2026-10-25T00:30Z'],
  ])('in %s has %s twice on %s: due at the first of them only', (timeZone, time, date, at) => {
    const schedule = weekly([1, 2, 3, 4, 5, 6, 7], time);
    expect(slotsOf(schedule, timeZone, date, date)).toEqual([`${date}T${time}`]);
    expect(nextSlot(schedule, timeZone, Date.parse(at) - 1, anyDay).at).toBe(Date.parse(at));
    expect(nextSlot(schedule, timeZone, Date.parse(at), anyDay).local.slice(0, 10) > date).toBe(true);
  });

  it.each(['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Shanghai'])(
    'in %s neither skips nor doubles a day of the year',
    (timeZone) => {
      for (const time of ['00:00', '01:30', '02:30', '09:00', '23:59']) {
        const days = slotsOf(weekly([1, 2, 3, 4, 5, 6, 7], time), timeZone, '2026-01-01', '2026-12-31');
        expect(new Set(days.map((local) => local.slice(0, 10))).size, time).toBe(365);
        expect(days, time).toHaveLength(365);
      }
    },
  );
});

/** Notice of the General Office of the State Council on the holidays of 2026, 4 November 2025, and the days after. */
const holidays2026: readonly [string, string, string, string][] = [
  ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
  ['春节', '2026-02-15', '2026-02-23', '2026-02-24'],
  ['清明节', '2026-04-04', '2026-04-06', '2026-04-07'],
  ['劳动节', '2026-05-01', '2026-05-05', '2026-05-06'],
  ['端午节', '2026-06-19', '2026-06-21', '2026-06-22'],
  ['中秋节', '2026-09-25', '2026-09-27', '2026-09-28'],
  ['国庆节', '2026-10-01', '2026-10-07', '2026-10-08'],
];
const makeUpDays2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const everyDay = weekly([1, 2, 3, 4, 5, 6, 7]);

describe('the public holidays of 2026', () => {
  it.each(holidays2026)('%s, from %s to %s: nothing is due, and once on %s', (_name, first, last, next) => {
    expect(slotsOf(everyDay, 'Asia/Shanghai', first, last, workingDays)).toEqual([]);
    expect(slotsOf(everyDay, 'Asia/Shanghai', next, next, workingDays)).toEqual([`${next}T09:00`]);
  });

  it.each(holidays2026)('%s: what falls on %s or %s comes on %s at the same time', (_name, first, last, next) => {
    for (const date of [first, last]) {
      const onlyThen = weekly([new Date(date).getUTCDay() || 7], '16:45');
      const before = Date.parse(date) - 24 * 60 * 60_000;
      expect(nextSlot(onlyThen, 'Asia/Shanghai', before, workingDays).local).toBe(`${next}T16:45`);
      expect(nextSlot(monthly(Number(date.slice(8))), 'Asia/Shanghai', before, workingDays).local).toBe(
        `${next}T09:00`,
      );
    }
  });

  it('move no other day of the year', () => {
    const free = holidays2026.flatMap(([, first, last]) => slotsOf(everyDay, 'Asia/Shanghai', first, last));
    expect(slotsOf(everyDay, 'Asia/Shanghai', '2026-01-01', '2026-12-31', workingDays)).toEqual(
      slotsOf(everyDay, 'Asia/Shanghai', '2026-01-01', '2026-12-31').filter((local) => !free.includes(local)),
    );
    expect(free).toHaveLength(33);
  });

  it('move the Mondays of the year to four other days', () => {
    const moved = slotsBetween(
      weekly([1]),
      'Asia/Shanghai',
      Date.parse('2026-01-01Z'),
      Date.parse('2026-12-31Z'),
      workingDays,
    )
      .filter(({ movedFrom }) => movedFrom)
      .map(({ movedFrom, local }) => [movedFrom, local.slice(0, 10)]);
    expect(moved).toEqual([
      ['2026-02-16', '2026-02-24'],
      ['2026-04-06', '2026-04-07'],
      ['2026-05-04', '2026-05-06'],
      ['2026-10-05', '2026-10-08'],
    ]);
  });

  it.each(makeUpDays2026)('do not touch the make-up working day %s of a chat that asked for weekends', (date) => {
    const weekend = slotsOf(weekly([6, 7]), 'Asia/Shanghai', date, date, workingDays);
    expect(weekend).toEqual([`${date}T09:00`]);
  });

  it('add no make-up working day to the working week, but may move a day there', () => {
    const dates = makeUpDays2026.flatMap((date) =>
      slotsOf(weekly([1, 2, 3, 4, 5]), 'Asia/Shanghai', date, date, workingDays),
    );
    // New Year's Thursday and Friday come on Sunday the 4th, a working day.
    expect(dates).toEqual(['2026-01-04T09:00']);
  });

  it('make one of several slots that come together, which counts as moved only where none is due there anyway', () => {
    const next = (weekdays: number[], after: string) =>
      nextSlot(weekly(weekdays), 'Asia/Shanghai', Date.parse(after), workingDays);
    // Thursday the 1st moves to Thursday the 8th; Monday and Tuesday move there together.
    expect(next([4], '2026-09-25Z')).toEqual({ local: '2026-10-08T09:00', at: Date.parse('2026-10-08T01:00Z') });
    expect(next([1, 2], '2026-09-30Z')).toMatchObject({ local: '2026-10-08T09:00', movedFrom: '2026-10-05' });
    expect(next([1, 2], '2026-10-08T01:00Z').local).toBe('2026-10-12T09:00');
  });

  it('leave ordinary weekends alone', () => {
    expect(slotsOf(weekly([6]), 'Asia/Shanghai', '2026-03-01', '2026-03-31', workingDays)).toHaveLength(4);
    expect(slotsOf(monthly(1), 'Asia/Shanghai', '2026-03-01', '2026-03-31', workingDays)).toEqual(['2026-03-01T09:00']);
  });

  it('count only where they are to be skipped', () => {
    expect(slotsOf(weekly([1]), 'Asia/Shanghai', '2026-10-05', '2026-10-05', anyDay)).toEqual(['2026-10-05T09:00']);
  });

  it('are those of the day in the time zone of the chat', () => {
    const slot = nextSlot(weekly([5]), 'America/New_York', Date.parse('2026-09-30Z'), workingDays);
    expect(slot).toEqual({ local: '2026-10-08T09:00', at: Date.parse('2026-10-08T13:00Z'), movedFrom: '2026-10-02' });
  });
});

describe('any schedule', () => {
  const timeZone = fc.constantFrom(
    'Asia/Shanghai',
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/St_Johns',
    'UTC',
  );
  const time = { hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) };
  const schedule: fc.Arbitrary<Schedule> = fc.oneof(
    fc.record({
      kind: fc.constant('weekly' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      ...time,
    }),
    fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), ...time }),
  );
  const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) });
  const options = fc.record({ skipHolidays: fc.boolean() });

  it('has its next slot after the instant, on a whole minute that the clock there shows, and none before it', () => {
    fc.assert(
      fc.property(schedule, timeZone, instant, options, (schedule, timeZone, after, options) => {
        const slot = nextSlot(schedule, timeZone, after, options);
        expect(slot.at).toBeGreaterThan(after);
        expect(slot.at % 60_000).toBe(0);
        expect(localMinuteOf(slot.at, timeZone)).toBe(slot.local);
        expect(slotsBetween(schedule, timeZone, after, slot.at, options)).toEqual([slot]);
      }),
    );
  });

  it('has slots in order and no identity twice', () => {
    fc.assert(
      fc.property(schedule, timeZone, instant, options, (schedule, timeZone, from, options) => {
        const slots = slotsBetween(schedule, timeZone, from, from + 200 * 24 * 60 * 60_000, options);
        expect(slots.length).toBeGreaterThan(4);
        expect(new Set(slots.map(({ local }) => local)).size).toBe(slots.length);
        for (const [i, slot] of slots.entries()) expect(slot.at).toBeGreaterThan(slots[i - 1]?.at ?? from);
      }),
      { numRuns: 50 },
    );
  });

  it('has the same slots however the time is cut into pieces', () => {
    fc.assert(
      fc.property(
        schedule,
        timeZone,
        instant,
        options,
        fc.integer({ min: 1, max: 59 }),
        (schedule, timeZone, from, options, days) => {
          const [middle, to] = [from + days * 24 * 60 * 60_000, from + 60 * 24 * 60 * 60_000];
          const between = (a: number, b: number) => slotsBetween(schedule, timeZone, a, b, options);
          expect([...between(from, middle), ...between(middle, to)]).toEqual(between(from, to));
        },
      ),
    );
  });
});
