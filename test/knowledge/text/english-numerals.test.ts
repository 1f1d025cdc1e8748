import { describe, expect, it } from 'vitest';
import { englishNumeral, parseEnglishNumeral } from '../../../src/knowledge/text/english-numerals.ts';

const ones =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number from 1 to 199 in English words. */
function written(number: number): string {
  const rest = number % 100;
  const below = rest < 20 ? ones[rest] : [tens[Math.floor(rest / 10)], ones[rest % 10]].filter(Boolean).join('-');
  if (number < 100) return below ?? '';
  return below ? `one hundred and ${below}` : 'one hundred';
}

describe('parseEnglishNumeral', () => {
  it('reads every number of the book, with hyphens and without', () => {
    for (let number = 1; number <= 199; number++) {
      expect(parseEnglishNumeral(written(number)), written(number)).toBe(number);
      expect(parseEnglishNumeral(written(number).replaceAll('-', ' '))).toBe(number);
    }
  });

  it.each([
    ['twenty-third', 23],
    ['hundred and third', 103],
    ['a hundred and twelfth', 112],
    ['fortieth', 40],
    ['One Hundred and Forty-Fourth', 144],
  ])('reads %s', (text, number) => {
    expect(parseEnglishNumeral(text)).toBe(number);
  });

  it.each(['', 'and', 'three twenty', 'twenty thirty', 'five six', 'two hundred hundred', 'case', 'dozen'])(
    'reads no number in "%s"',
    (text) => {
      expect(parseEnglishNumeral(text)).toBeUndefined();
    },
  );

  it('is found whole in a sentence', () => {
    const found = new RegExp(`\\b(${englishNumeral})\\b`).exec('show me one hundred and twenty-three of them');
    expect(found?.[1]).toBe('one hundred and twenty-three');
  });
});
