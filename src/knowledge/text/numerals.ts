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
export const numeralCharacters = `${Object.keys(digits).join('')}${Object.keys(units).join('')}廿卅`;

/**
 * Reads a whole number in digits or Chinese numerals: 52, 五十二, 一百零三, 百二 (120), 廿一 (21), 五二 (52, read digit by
 * digit). Undefined for anything else.
 */
export function parseNumeral(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const chars = [...text.replace('廿', '二十').replace('卅', '三十')];
  if (chars.length === 0 || chars.length > 9) return undefined;
  if (chars.every((char) => char in digits)) return Number(chars.map((char) => digits[char]).join(''));
  return readByUnits(chars);
}

/** Reads digits and units from the highest down; undefined when they do not stand in that order. */
function readByUnits(chars: readonly string[]): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let lastUnit = 10_000;
  let zero = false;
  for (const [place, char] of chars.entries()) {
    const unit = units[char];
    const value = digits[char];
    if (unit === undefined && value === undefined) return undefined;
    if (unit !== undefined) {
      // Only a leading 十 (十六) or 百 (百二) may go without its digit.
      if (unit >= lastUnit || digit === 0 || (digit === undefined && place > 0)) return undefined;
      total += (digit ?? 1) * unit;
      [digit, lastUnit, zero] = [undefined, unit, false];
    } else if (value === 0) {
      if (zero || digit !== undefined || total === 0) return undefined;
      zero = true;
    } else {
      if (digit !== undefined) return undefined;
      digit = value;
    }
  }
  if (zero && digit === undefined) return undefined;
  // A bare digit after a unit counts in the next lower one: 百二 is 120, but 一百零二 is 102.
  return total + (digit ?? 0) * (lastUnit >= 100 && lastUnit < 10_000 && !zero ? lastUnit / 10 : 1);
}
