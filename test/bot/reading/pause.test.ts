import { describe, expect, it } from 'vitest';
import { readPause } from '../../../src/bot/reading/schedule/pause.ts';
import { normalise } from '../../../src/knowledge/text/normalise.ts';

/** What is read on Wednesday 23 September 2026, two days before the Mid-autumn Festival. */
function read(text: string) {
  const { rest: _rest, ...reading } = readPause(normalise(text), '2026-09-23');
  return reading;
}

describe('the end of a pause', () => {
  it.each([
    ['暂停到12月1日', '2026-12-01'],
    ['暂停到十二月一号', '2026-12-01'],
    ['暂停到2月1日', '2027-02-01'],
    ['暂停到2026年10月15日', '2026-10-15'],
    ['暂停到10.15', '2026-10-15'],
    ['暂停到15号', '2026-10-15'],
    ['暂停到30号', '2026-09-30'],
    ['暂停到下周一', '2026-09-28'],
    ['暂停到下下周三', '2026-10-07'],
    ['暂停到这周五', '2026-09-25'],
    ['暂停到周二', '2026-09-29'],
    ['暂停到明天', '2026-09-24'],
    ['暂停到月底', '2026-09-30'],
    ['暂停到下个月5号', '2026-10-05'],
    ['暂停到年底', '2026-12-31'],
    ['until Dec 1', '2026-12-01'],
    ['until 1 December 2026', '2026-12-01'],
    ['until next Monday', '2026-09-28'],
    ['until Friday', '2026-09-25'],
    ['through Friday', '2026-09-25'],
    ['until the end of the month', '2026-09-30'],
  ])('is the day itself: %s', (text, last) => {
    expect(read(text)).toEqual({ kind: 'days', last });
  });

  it.each([
    ['暂停到下周', '2026-09-27'],
    ['暂停到下个月', '2026-09-30'],
    ['暂停到10月', '2026-09-30'],
    ['暂停到明年', '2026-12-31'],
    ['12月1日前别推', '2026-11-30'],
    ['暂停到国庆', '2026-09-30'],
    ['until December', '2026-11-30'],
    ['until next week', '2026-09-27'],
  ])('is the day before a longer time begins: %s', (text, last) => {
    expect(read(text)).toEqual({ kind: 'days', last });
  });

  it.each([
    ['暂停到国庆后', '2026-10-07'],
    ['等国庆节结束再推', '2026-10-07'],
    ['暂停到节后', '2026-09-27'],
    ['until after National Day', '2026-10-07'],
  ])('is the last day of a holiday: %s', (text, last) => {
    expect(read(text)).toEqual({ kind: 'days', last });
  });

  it.each([
    ['暂停两周', '2026-10-07'],
    ['暂停2个星期', '2026-10-07'],
    ['暂停三天', '2026-09-26'],
    ['暂停一个月', '2026-10-23'],
    ['暂停十个月', '2027-07-23'],
    ['停半个月', '2026-10-08'],
    ['暂停半年', '2027-03-23'],
    ['pause for two weeks', '2026-10-07'],
    ['pause for a month', '2026-10-23'],
    ['pause 10 days', '2026-10-03'],
  ])('is counted from now: %s', (text, last) => {
    expect(read(text)).toEqual({ kind: 'span', last });
  });

  it.each(['暂停', '先别推了', '暂停一阵子', 'pause'])('is left open: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'open' });
  });

  it.each(['跳过下一次', '下次别推', '暂停一次', 'skip the next one'])('is the next push: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'once' });
  });

  it.each([
    ['这周别推了', '2026-09-23', '2026-09-27'],
    ['下周先停一下', '2026-09-28', '2026-10-04'],
    ['10月9日到10月12日别推', '2026-10-09', '2026-10-12'],
  ])('may come with a beginning: %s', (text, first, last) => {
    expect(read(text)).toEqual({ kind: 'days', first, last });
  });

  it.each([
    ['国庆期间别发', '2026-10-01', '2026-10-07', '国庆节'],
    ['中秋节不要推', '2026-09-25', '2026-09-27', '中秋'],
    ['放假的时候别推', '2026-09-25', '2026-09-27', '中秋'],
    ['no pushes during the National Day holiday', '2026-10-01', '2026-10-07', '国庆节'],
  ])('may be that of a holiday: %s', (text, first, last, zh) => {
    expect(read(text)).toMatchObject({ kind: 'days', first, last, holiday: { zh } });
  });

  it.each([
    '暂停到13月1日',
    '暂停到2月30日',
    '暂停到11月31日',
    '暂停到2020年1月1日',
    '暂停到昨天',
    '暂停两小时',
    '暂停10年',
    '暂停到这周一',
  ])('is none: %s', (text) => {
    expect(read(text)).toMatchObject({ kind: 'impossible' });
  });
});
