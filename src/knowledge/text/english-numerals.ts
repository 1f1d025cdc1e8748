const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** Ordinals that are not their cardinal with -th or -ieth. */
const irregular: Record<string, string> = {
  first: 'one',
  second: 'two',
  third: 'three',
  fifth: 'five',
  eighth: 'eight',
  ninth: 'nine',
  twelfth: 'twelve',
};
const values = new Map([
  ...ones.map((word, i): [string, number] => [word, i + 1]),
  ...tens.map((word, i): [string, number] => [word, 20 + 10 * i]),
]);
const ordinals = [
  ...Object.keys(irregular),
  ...ones.map((word) => `${word}th`),
  ...tens.map((word) => word.replace(/y$/, 'ieth')),
];
const word = `(?:${[...ordinals, 'hundredth', 'hundred', ...[...values.keys()].sort((a, b) => b.length - a.length)].join('|')})`;

/** Matches a number below a thousand in lower-case English words: fifty-two, one hundred and third. */
export const englishNumeral = `(?:a )?${word}(?:(?:[- ]|\\s+and\\s+)${word})*`;

/** Reads a whole number below a thousand in English words, cardinal or ordinal; undefined for anything else. */
export function parseEnglishNumeral(text: string): number | undefined {
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const said of text.toLowerCase().split(/[\s-]+/)) {
    if (said === 'and' || said === 'a') continue;
    const plain = irregular[said] ?? said.replace(/ieth$/, 'y').replace(/th$/, '');
    if (plain === 'hundred') {
      if (total > 9 || last === 100) return undefined;
      total = Math.max(1, total) * 100;
      last = 100;
      continue;
    }
    const value = values.get(plain);
    // Units go down: twenty-three, but no three-twenty.
    if (value === undefined || (value >= 10 ? last <= 99 : last < 20)) return undefined;
    total += value;
    last = value;
  }
  return total > 0 ? total : undefined;
}
