import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/bot/digest/subscription.ts';
import { readSchedule, withReading } from '../../../src/bot/reading/schedule/schedule.ts';
import { normalise } from '../../../src/knowledge/text/normalise.ts';

const mondayAtNine: Schedule = { kind: 'weekly', weekdays: [1], hour: 9, minute: 0 };

/** "1,5 17:30", "monthly 31 09:00": what a message makes of a Monday at nine. */
function read(text: string, current = mondayAtNine): string {
  const reading = readSchedule(normalise(text));
  if (reading.problem) return reading.problem.kind;
  const { hour, minute, ...days } = withReading(current, reading, mondayAtNine);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `${days.kind === 'weekly' ? days.weekdays.join() : `monthly ${days.day}`} ${time}`;
}

describe('days and time of a message', () => {
  it.each([
    ['每周三上午十点', '3 10:00'],
    ['周五下午5点半', '5 17:30'],
    ['礼拜一早八点', '1 08:00'],
    ['工作日早上9点', '1,2,3,4,5 09:00'],
    ['每周一三五 9:30', '1,3,5 09:30'],
    ['每周一三五9:30', '1,3,5 09:30'],
    ['每周一三五5点半', '1,3,5 17:30'],
    ['周二和周四下午两点', '2,4 14:00'],
    ['每周二、四下午三点', '2,4 15:00'],
    ['周一、三、五中午', '1,3,5 12:00'],
    ['周一到周五早上八点半', '1,2,3,4,5 08:30'],
    ['周1至周3 10:00', '1,2,3 10:00'],
    ['周三十点', '3 10:00'],
    ['周一三点', '1 15:00'],
    ['周二十一点', '2 11:00'],
    ['周五17:30', '5 17:30'],
    ['每周八点', '1 08:00'],
    ['周日晚上8点', '7 20:00'],
    ['星期天上午', '7 09:00'],
    ['每逢礼拜六下午4点一刻', '6 16:15'],
    ['每天早上7点45', '1,2,3,4,5,6,7 07:45'],
    ['天天晚上七点三刻', '1,2,3,4,5,6,7 19:45'],
    ['周末上午十点', '6,7 10:00'],
    ['每月1号上午9点', 'monthly 1 09:00'],
    ['每月十五号下午三点', 'monthly 15 15:00'],
    ['每个月的最后一天', 'monthly 31 09:00'],
    ['每月底下午五点', 'monthly 31 17:00'],
    ['每月初', 'monthly 1 09:00'],
    ['每週三上午十點', '3 10:00'],
    ['每周三　１０：３０', '3 10:30'],
    ['周五１５点', '5 15:00'],
    ['every Friday 5pm', '5 17:00'],
    ['weekdays at 9', '1,2,3,4,5 09:00'],
    ['first of each month', 'monthly 1 09:00'],
    ['the 15th of every month at 10:15', 'monthly 15 10:15'],
    ['the last day of the month at noon', 'monthly 31 12:00'],
    ['mondays and thursdays at 8:30', '1,4 08:30'],
    ['Mon, Wed and Fri at half past nine', '1,3,5 09:30'],
    ['Monday to Friday 10 a.m.', '1,2,3,4,5 10:00'],
    ['daily at 5:30 pm', '1,2,3,4,5,6,7 17:30'],
    ['on tuesday at quarter to five in the afternoon', '2 16:45'],
    ['every weekend in the morning', '6,7 09:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a time of day', () => {
  it.each([
    ['15:30', '15:30'],
    ['9:05', '09:05'],
    ['03:30', '03:30'],
    ['十点', '10:00'],
    ['十点半', '10:30'],
    ['十点三十五分', '10:35'],
    ['十点三十', '10:30'],
    ['八点零五', '08:05'],
    ['8点过5分', '08:05'],
    ['晚上七点一刻', '19:15'],
    ['中午', '12:00'],
    ['中午十二点半', '12:30'],
    ['中午1点', '13:00'],
    ['下午', '15:00'],
    ['三点', '15:00'],
    ['凌晨三点', '03:00'],
    ['10时15分', '10:15'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ["nine o'clock in the evening", '21:00'],
    ['at 3', '15:00'],
  ])('keeps the days: %s', (text, time) => {
    expect(read(text)).toBe(`1 ${time}`);
    expect(read(text, { kind: 'monthly', day: 5, hour: 9, minute: 0 })).toBe(`monthly 5 ${time}`);
  });
});

describe('days', () => {
  it.each([
    ['周三', '3'],
    ['星期二、四', '2,4'],
    ['每月20日', 'monthly 20'],
    ['工作日', '1,2,3,4,5'],
    ['Thursday', '4'],
    ['每周七', '7'],
  ])('keep the time: %s', (text, days) => {
    expect(read(text, { kind: 'weekly', weekdays: [1], hour: 16, minute: 20 })).toBe(`${days} 16:20`);
  });

  it.each(['每周', '每星期', 'every week', 'weekly', '每周一次', '每周一篇'])(
    'that are only "weekly" keep the weekday, or take the usual one: %s',
    (text) => {
      expect(read(text, { kind: 'weekly', weekdays: [4], hour: 10, minute: 0 })).toBe('4 10:00');
      expect(read(text, { kind: 'monthly', day: 3, hour: 10, minute: 0 })).toBe('1 10:00');
    },
  );

  it('that are counted need as many names', () => {
    expect(read('每周两次，周二和周四')).toBe('2,4 09:00');
    expect(read('每周两次')).toBe('frequency');
    expect(read('每周三次，周二和周四')).toBe('frequency');
  });
});

describe('what cannot be had', () => {
  it.each([
    ['每周八', 'weekday'],
    ['周九上午', 'weekday'],
    ['星期0', 'weekday'],
    ['25点', 'time'],
    ['每周三25:00', 'time'],
    ['9点75分', 'time'],
    ['上午15点', 'time'],
    ['晚上12点', 'time'],
    ['24点', 'time'],
    ['at 26', 'time'],
    ['每月32号', 'day of month'],
    ['每月0号', 'day of month'],
    ['the 32nd of each month', 'day of month'],
    ['每月1号和15号', 'several days of month'],
    ['每两周一次', 'frequency'],
    ['隔周周三', 'frequency'],
    ['每年', 'frequency'],
    ['每小时', 'frequency'],
    ['每月第一个周一', 'frequency'],
    ['every other week', 'frequency'],
    ['twice a week', 'frequency'],
    ['下周三', 'once'],
    ['明天上午', 'once'],
    ['13月1号', 'once'],
    ['12月1日', 'once'],
    ['next friday', 'once'],
  ])('is told apart: %s', (text, kind) => {
    expect(read(text)).toBe(kind);
  });
});

describe('words that name neither day nor time', () => {
  it.each(['早一点', '晚点', '快一点', '工作时间', '一周内办结', '24小时办理', '周期', '办理时间', 'a week of work'])(
    'change nothing: %s',
    (text) => {
      const { rest: _rest, ...reading } = readSchedule(normalise(text));
      expect(reading).toEqual({});
    },
  );
});
