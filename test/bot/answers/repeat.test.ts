import { describe, expect, it } from 'vitest';
import { repeatable } from '../../../src/bot/answers/repeat.ts';

describe('what an answer repeats of a message', () => {
  it.each([
    '145',
    '145-150',
    '#145',
    'no.145',
    '25:30',
    '12/31',
    '9.5%',
    '茶亭、渡轮',
    "today's tea",
    'r&d',
    '1+1+n',
    '2月30日',
  ])('is what names, numbers and dates are made of: %s', (said) => {
    expect(repeatable(said)).toBe(said);
  });

  it.each([
    ['<at id=all></at>', 'at id all at'],
    ['@所有人\u2005', '所有人'],
    ['https://lake.example/tea', 'https lake example tea'],
    ['[茶](lake.example)', '茶 lake example'],
    ['**茶**', '茶'],
    ['~~茶~~', '茶'],
    ['`x` {{y}} $z', 'x y z'],
    ['a\u0000\u202E\nb', 'a b'],
    ['<>', ''],
  ])('holds no mention, link or markup: %s', (said, repeated) => {
    expect(repeatable(said)).toBe(repeated);
  });

  it('is no longer than a name, and never cut within a character', () => {
    expect(repeatable('茶'.repeat(500))).toBe(`${'茶'.repeat(40)}…`);
    expect(repeatable('𠮷'.repeat(500))).toBe(`${'𠮷'.repeat(40)}…`);
  });
});
