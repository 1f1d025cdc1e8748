import { afterEach, describe, expect, it } from 'vitest';
import { nextWorkday, publicHolidayOn } from '../../../src/bot/digest/holidays.ts';

describe('a public holiday', () => {
  it.each([
    ['2026-01-01', '元旦', "New Year's Day"],
    ['2026-02-17', '春节', 'Spring Festival'],
    ['2026-04-05', '清明', 'Tomb-sweeping Day'],
    ['2026-05-01', '劳动节', 'Labour Day'],
    ['2026-06-19', '端午', 'Dragon Boat Festival'],
    ['2026-09-25', '中秋', 'Mid-autumn Festival'],
    ['2026-10-01', '国庆节', 'National Day'],
  ])('is known by its name: %s is %s', (date, zh, en) => {
    expect(publicHolidayOn(date)).toEqual({ zh, en });
  });

  it.each(['2026-03-07', '2026-03-08', '2026-10-10', '2026-11-23'])('is none on %s', (date) => {
    expect(publicHolidayOn(date)).toBeUndefined();
  });
});

describe('a year whose notice is not known', () => {
  // The days of the regulation of 2024; the Chinese year begins on 12 February 2040.
  it.each([
    ['2040-01-01', '元旦'],
    ['2040-02-11', '春节'],
    ['2040-02-12', '春节'],
    ['2040-02-14', '春节'],
    ['2040-04-04', '清明'],
    ['2040-05-02', '劳动节'],
    ['2040-06-14', '端午'],
    ['2040-09-20', '中秋'],
    ['2040-10-03', '国庆节'],
  ])('still has the days that the law makes free: %s is %s', (date, zh) => {
    expect(publicHolidayOn(date)?.zh).toBe(zh);
  });

  it.each(['2040-01-02', '2040-02-10', '2040-02-15', '2040-05-03', '2040-10-04'])('has no other: %s', (date) => {
    expect(publicHolidayOn(date)).toBeUndefined();
  });

  it('goes on with the next weekday', () => {
    expect(nextWorkday('2040-02-11')).toBe('2040-02-15');
    expect(nextWorkday('2040-10-01')).toBe('2040-10-04');
  });
});

describe('the day', () => {
  const own = process.env.TZ;
  afterEach(() => {
    process.env.TZ = own;
    if (own === undefined) delete process.env.TZ;
  });

  it.each(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'])(
    'is the same wherever the process runs: %s',
    (timeZone) => {
      process.env.TZ = timeZone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone);
      expect(publicHolidayOn('2026-01-01')?.zh).toBe('元旦');
      expect(publicHolidayOn('2025-12-31')).toBeUndefined();
      expect(nextWorkday('2026-01-01')).toBe('2026-01-04');
      expect(publicHolidayOn('2040-02-12')?.zh).toBe('春节');
      expect(publicHolidayOn('2040-02-15')).toBeUndefined();
    },
  );
});
