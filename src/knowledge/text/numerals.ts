const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Characters that Chinese numerals are written with, for use in a character class. */
export const numeralCharacters = `${Object.keys(digits).join('')}${Object.keys(units).join('')}`;

/**
 * Reads a whole number in digits or Chinese numerals: 52, 五十二, 一百零三, 百二 (120), 五二 (52, read digit by
 * digit). Undefined for anything else.
 */
export function parseNumeral(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const chars = [...text];
  if (chars.length === 0 || chars.length > 9) return undefined;
  if (chars.every((char) => char in digits)) return Number(chars.map((char) => digits[char]).join(''));
  let total = 0;
  let pending: number | undefined;
  let lastUnit = 0;
  for (const char of chars) {
    const digit = digits[char];
    const unit = units[char];
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
      if (digit === 0) lastUnit = 0;
    } else if (unit !== undefined) {
      total += (pending || 1) * unit;
      pending = undefined;
      lastUnit = unit;
    } else return undefined;
  }
  // A bare digit after a unit counts in the next lower one: 百二 is 120, but 一百零二 is 102.
  if (pending !== undefined) total += pending * (lastUnit >= 100 ? lastUnit / 10 : 1);
  return total;
}
