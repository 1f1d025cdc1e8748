import { describe, expect, it } from 'vitest';
import { numeralCharacters, parseNumeral } from '../../../src/knowledge/text/numerals.ts';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The usual way to write a number from 1 to 199. */
function written(number: number): string {
  const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
  const hundred = number >= 100 ? `一百${tens === 0 && ones > 0 ? '零' : ''}` : '';
  const ten = tens === 0 ? '' : `${tens === 1 && !hundred ? '' : digits[tens]}十`;
  return `${hundred}${ten}${digits[ones]}`;
}

describe('parseNumeral', () => {
  it('reads every number of the book in the usual writing and in digits', () => {
    for (let number = 1; number <= 199; number++) {
      expect(parseNumeral(written(number)), written(number)).toBe(number);
      expect(parseNumeral(String(number))).toBe(number);
    }
  });

  it.each([
    ['五十二', 52],
    ['一百零三', 103],
    ['一百〇三', 103],
    ['一百三', 130],
    ['百二', 120],
    ['一百二', 120],
    ['一百二十', 120],
    ['百零二', 102],
    ['百', 100],
    ['十', 10],
    ['一十二', 12],
    ['两百', 200],
    ['一千零五', 1005],
    ['一千二', 1200],
    ['零', 0],
  ])('reads %s as %i', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected);
  });

  it.each([
    ['五二', 52],
    ['一零三', 103],
    ['一〇三', 103],
    ['一四四', 144],
    ['幺幺零', 110],
    ['〇五二', 52],
  ])('reads %s digit by digit as %i', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected);
  });

  it.each([
    ['伍拾贰', 52],
    ['壹佰零叁', 103],
    ['壹仟', 1000],
  ])('reads the capital form %s as %i', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected);
  });

  it.each([
    ['052', 52],
    ['0', 0],
    ['123456789', 123456789],
  ])('reads the digits %s as %i', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '号',
    '第五',
    '五十二号',
    '五2',
    '5十',
    '-5',
    '+5',
    '5.2',
    '1e3',
    ' 52',
    '五 二',
    '五二十',
    '一百二十三四',
    '三四百',
    '一万',
    '半',
    'constructor',
    '__proto__',
    '1234567890',
    '一二三四五六七八九一',
    '五点二',
  ])('is undefined for %j', (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  });

  // Known bug.
  it.each(['十十', '百百', '十百', '二十一百', '零十', '一百零'])('is undefined for the garbage %s', (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  });
});

describe('numeralCharacters', () => {
  it('finds numerals in a text when used as a character class', () => {
    const numeral = new RegExp(`[${numeralCharacters}]+`, 'g');
    expect('第五十二号和一百零三、壹佰'.match(numeral)).toEqual(['五十二', '一百零三', '壹佰']);
  });
});
