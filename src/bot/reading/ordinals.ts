import { numeralCharacters, parseNumeral } from '../../knowledge/text/numerals.ts';

const english: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** A place in a list: from the front (1, 2, …), from the back (-1 the last), or the one not spoken of. */
export type Ordinal = number | 'other' | 'next' | 'previous';

/** Reads 第二个, 最后一个, 倒数第二个, 另一个, the second one, #2 of a list; undefined for anything else. */
export function readOrdinal(text: string): { ordinal: Ordinal; rest: string } | undefined {
  // 第12系列的第一项 is a place in the book, not in a list.
  if (/系列|\bseries\b/.test(text)) return undefined;
  const numeral = `(\\d{1,2}|[${numeralCharacters}]{1,3})`;
  const unit = '(?:个|项|条|款|篇|种|位|案例|one)';
  const rules: readonly [RegExp, (match: RegExpExecArray) => Ordinal | undefined][] = [
    [new RegExp(`倒数第?${numeral}${unit}(?:案例)?`, 'u'), ([, said = '']) => negative(parseNumeral(said))],
    [/前者|头一?(个|项|条)|\bthe former\b/u, () => 1],
    [/后者|\bthe latter\b/u, () => -1],
    [/最后(那|的)?(一)?(个|项|条|篇)(案例)?|末尾(那)?个|\b(the )?last( one| case)?\b/u, () => -1],
    [/另外?(那)?(一)?(个|项|条)(案例)?|剩下(的)?那?(一)?个|\b(the )?other( one| case)?\b/u, () => 'other'],
    [/(下|后)(面)?(那)?一?(个|项|条|号)(案例)?|后面这个|\bnext (one|case)\b/u, () => 'next'],
    [/(上|前)(面)?(那)?一?(个|项|条|号)(案例)?|前面这个|\bprevious (one|case)\b/u, () => 'previous'],
    [new RegExp(`第\\s*${numeral}\\s*${unit}(?:案例)?(?!号)`, 'u'), ([, said = '']) => parseNumeral(said)],
    [
      new RegExp(`\\b(?:the )?(${Object.keys(english).join('|')})(?: one| case| item)?\\b`, 'u'),
      ([, said = '']) => english[said],
    ],
    [/\b(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: one| case| item)?\b/u, ([, said = '']) => Number(said)],
    [/^(?:看|要|选|就)?\s*(?:序号)?\s*(\d{1,2})\s*[.、]?$/u, ([, said = '']) => Number(said)],
  ];
  for (const [pattern, read] of rules) {
    const match = pattern.exec(text);
    const ordinal = match ? read(match) : undefined;
    if (match && ordinal !== undefined)
      return { ordinal, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim() };
  }
  return undefined;
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

/** All places in a list that a message names, from 1, -1 for the last: "第一个和第三个", "the first and the last one". */
export function readOrdinals(text: string): number[] {
  const pattern = new RegExp(
    `第\\s*(\\d{1,2}|[${numeralCharacters}]{1,3})\\s*(?:个|项|条)|\\b(${Object.keys(english).join('|')})\\b`,
    'gu',
  );
  const places = [...text.matchAll(pattern)].flatMap(
    ([, numeral, word]) => (numeral ? parseNumeral(numeral) : english[word ?? '']) ?? [],
  );
  return /最后(那|的)?一?(个|项|条)|\bthe last one\b/.test(text) ? [...places, -1] : places;
}
