import { type Book, numberOfMapCode } from '../../knowledge/book.ts';
import { englishNumeral, parseEnglishNumeral } from '../../knowledge/text/english-numerals.ts';
import { numeralCharacters, parseNumeral } from '../../knowledge/text/numerals.ts';

/** A case named by number or map code, or a number that the book does not have. */
export type Reference = { said: string; number: number | undefined };

/** The numbers named in a message and what is left of it without them. */
export type References = { found: readonly Reference[]; rest: string };

const numeral = `(?:\\d{1,6}|[${numeralCharacters}]{1,7})`;
const digits = '(?<![\\d.])(?<!\\d,)\\d{1,6}(?!\\d|%|[.,]\\d)';
/** What makes a number a quantity, not a case number. */
const units =
  '[个天日月年周时秒元万亿家户种名位人台页倍岁吨箱票辆艘件级类条份套次度余多]|分(?!别|享|级|类|段|析)|小时|分钟|工作日|公里|平方';
const dash = '[-_~－—–]';
const rangeWord = `(?:到|至|through|thru|to|${dash}{1,2})`;

/** A pair of numbers that stands for an amount or a date: 10-15天, 12-20之前. */
const quantity = new RegExp(`\\d\\s*(?:${units}|以|之|左右|点|之间|号[前后])(?!码)`, 'u');

/** Stands where a reference was taken out; a private-use character, so nobody types it. */
const takenMark = '\uE000';

/** A number of two places at least. */
const longNumeral = `(?:\\d{2,3}|[${numeralCharacters}]{2,7})`;
const lawNamed = /法|条例|规定|办法|细则|合同|协议|公约|章程/;

/** A number with a word that makes it a case number: 52号, 第五十二项, 案例52, #52, no.52, case 52. */
const marked = [
  `^第\\s*(\\d{1,3})\\s*个$`,
  `^([${numeralCharacters}]{1,7})\\s*号(?=呢|吧|[,，。?？\\s]*$)`,
  `第\\s*(\\d{2,3}|[${numeralCharacters}]{2,7})\\s*个(?:案例)?`,
  `第\\s*(${numeral})\\s*(?:号|项|例|个案例|条案例|篇|案例)(?:案例|项目|创新)?`,
  `(?:编号|序号)\\s*(?:是|为)?\\s*[:：]?\\s*([${numeralCharacters}]{1,7})(?=的|案|[,，。?？\\s]|$)`,
  `(?:案例|编号|序号|号码|case|cases|item|number|num\\.?|no\\.?|nr\\.?|#|№)\\s*(?:第|是|为|no\\.?|number|#)?\\s*[:：]?\\s*(\\d{1,6})(?![\\d%])(?![,.]\\d)(?:\\s*号)?`,
  `(?<![\\d.,])(\\d{1,6})\\s*(?:号案例|号|#)(?!线|楼|院|令|文|汽油|柴油|油)`,
  `([${numeralCharacters}]{1,7})\\s*号案例`,
  // 那个九十号是讲什么的; 三月二十号 and 二十号下午 are dates.
  `(?<![月每到在过前后年])([${numeralCharacters}]{2,7})\\s*号(?=是|讲|怎么|咋|呢|的|那|[,，。?？\\s]|$)`,
  `案例([${numeralCharacters}]{1,7})(?![${numeralCharacters}个项种类起下共览并块遍些样般定直套切次])`,
  `(?:the\\s+)?(${digits})(?:st|nd|rd|th)\\s+case`,
];
const mapCode = `(?:地图(?:编号|代码)?|编号|map(?:\\s+code)?)?\\s*第?\\s*(?<![\\d.])(\\d{1,3})\\s*(?:${dash}|(?<=\\d)一(?=\\d))\\s*[（(]?\\s*(\\d{1,4})\\s*[)）]?(?![\\d.%])(?:\\s*[号项])?`;
const range = `(?:案例|第|cases?|no\\.?|#)?\\s*(?<![\\d.])(${numeral})\\s*[号项个条]?(?:案例)?(?:开始|起|往后|一直|接着|[,，\\s])*${rangeWord}\\s*(?:第|#)?\\s*(${numeral})(?![\\d.%])(?!\\s*个?(?:天|日|工作日|小时|分钟|年|月|周|元|万|亿|人|家|吨|岁))\\s*(?:号|项)?(?:案例)?`;

/** A place in a series of the map: 11系列第16个, series 12 number 3. */
const placeInSeries = `(?:series\\s*)?(1\\d)\\s*(?:系列|开头|那批|项)?(?:里面?|中)?的?\\s*(?:排(?:在|名)?)?(?:第|number|no\\.?|item|#)\\s*(${numeral})\\s*(?:个|项|条|号|篇)?(?:案例)?`;
/** A map code as it is spoken: 十二杠三十, 11杠16. */
const spokenCode = `(?<![\\d.])(1\\d|[${numeralCharacters}]{2})\\s*[杠横之]\\s*(\\d{1,2}|[${numeralCharacters}]{1,3})(?![\\d${numeralCharacters}])`;
/** Map codes with their place in brackets: 10(36). */
const bracketed = `(?<![\\d.])(1\\d)\\s*[（(]\\s*(\\d{1,3})\\s*[)）](?:\\s*[号项])?`;
/** From one map code to another: 10-1到10-5, 11-49到12-2. */
const codeRange = `(?<![\\d.])(1\\d)\\s*${dash}\\s*(\\d{1,3})\\s*(?:一直|看|数|查|念)?${rangeWord}\\s*(1\\d)\\s*${dash}\\s*(\\d{1,3})(?![\\d.%])`;
/** Places of a series from one to another: 12系列的第21项到第24项. */
const seriesRange = `(1\\d)\\s*系列(?:里面?|中)?的?\\s*第?\\s*(${numeral})\\s*[个项条号]?\\s*${rangeWord}\\s*第?\\s*(${numeral})\\s*[个项条号]?(?:案例)?`;
/** "item 14 of series 11" */
const ofSeries = `(?:item|number|no\\.?|case|entry|the)\\s*(\\d{1,2})(?:st|nd|rd|th)?(?: one| case| item)?\\s*(?:of|in|from)\\s*(?:the\\s*)?series\\s*(1\\d)`;
/** "between case 130 and case 133" */
const betweenTwo = `between\\s*(?:cases?|no\\.?|#)?\\s*(\\d{1,3})\\s*and\\s*(?:case|no\\.?|#)?\\s*(\\d{1,3})`;
/** So many from one on: 从33号案例开始连着三个. */
const fewFrom = `从\\s*第?\\s*(${numeral})\\s*号?(?:案例)?(?:开始|起|往后)(?:连着|连续|往后|往下|数|的|[,，\\s])*(${numeral})\\s*[个项条]`;
/** Numbers in a row before the word that they share: 第六、七、八号案例. */
const rowBeforeWord = `第?\\s*${numeral}(?:\\s*[、,，和跟与及]\\s*${numeral})+\\s*(?:号|项)(?:案例)?`;
/** Numbers with nothing but spaces between them: 14 27 39 58. */
const spacedRow = `(?<![\\d.])\\d{1,3}(?:\\s+\\d{1,3})+(?![\\d.%])(?!\\s*(?:${units}))`;
/** A number that is named to be corrected: 不是13号，是第31号. */
const corrected = `不是\\s*第?\\s*${numeral}\\s*[号项]?(?:案例)?(?=[,，\\s]*(?:而?是|要))`;
/** Numbers in a row, which nobody writes of quantities: 110和132, 35,36,86. */
const row = `(?<![\\d.])(?<!\\d,)\\d{1,3}(?:\\s*(?:[,，、/&和跟与及]|和|and)\\s*\\d{1,3})+(?![\\d.%])(?!\\s*(?:${units}))`;
/** The same with 第 and nothing else: 第七和第七十. */
const rowOfPlaces = `第\\s*${numeral}\\s*[号项条个篇]?(?:\\s*(?:[,，、跟与及和]|还有|以及)+\\s*第\\s*${numeral}\\s*[号项条个篇]?)+`;
/** Places up to this are pointed at in a list. */
const longestList = 20;
/** A number in English words: case fifty-two, the hundred and third case. */
const spelledOut = `(?<!\\bin )\\b(?:case|number|item)\\s+(${englishNumeral})\\b|\\b(?:the )?(${englishNumeral})\\s+(?:case|item)\\b`;
/** "the third case" and those before the eleventh may stand in a list. */
const lastOrdinal = 10;
/** A number whose part is asked for: 74的效果. */
const ofNumber = `(?<![\\d.])(\\d{1,3})的(?=(?:实际|办理)?(?:效果|成效|流程|步骤|适用|对象|页码|原文|概要|内容))`;
/**
 * A number that a message begins with and goes on to ask about: 62怎么用, 140的话, 好吧那114是. No opening may be made of
 * others (应该是 beside 应该 and 是): there are endlessly many ways to read a long run of it.
 */
const leading = `(?:^|[,，](?=\\d{2,3}(?:发|给我|看)))(?:好吧|好的|那么?|再|看|然后|还有|另外|嗯|哦|对了|next|ok|okay|then|打反了|打错了|说错了|错了|不对|应该|我是说|是|[\\s,，。])*(\\d{2,3})(?=$|的话|那个|这个|[那这]一?[条项]|呢|是(?![\\d]|几号)|也|怎么|咋|如何|适用|适合|给谁|讲|面向|在第几|第几页|谁|里(?:面|头)?|材料|时限|时间|费用|成本|效率|平台|系统|页|哪|办|原文|对象|步骤|流程|效果|发|给我|看|能不能|能用|可以|可不可以)`;
/** The one that another is compared with: 跟84比一比, 拿来跟138对比. */
const compared = `(?:跟|和|与|同|拿|比)\\s*(\\d{2,3})(?=\\s*(?:比|对比|有(?:什么|啥)?(?:区别|不同|差)|的?(?:区别|差|不同)|呢|一样|是一回事|放一起|都|分别|算|是不是|$|[?？]))`;
/** A number that an English sentence asks about: who is 74 for, and 101?. */
const inEnglish = `(?:^|\\b(?:is|are|about|and|for|with|to|of|than|from|does)\\s+)(\\d{2,3})(?=\\s*(?:for\\b|about\\b|is\\b|apply|differ|work|$|[?,.!]))`;
/** The first or last few of the book: 前五个案例, 最后三个案例. */
const fewOfBook = `(最?前面?的?|头|最后的?|末尾的?)(${numeral})(?:个|项|条)(?:案例|(?=[^,，]{0,4}(?:名|标题|编号)))`;

/**
 * Finds case numbers in a normalised message. With a marker (52号, case 52) a number counts anywhere; without one it
 * counts only when `isBare` says that nothing else of weight stands in the message ("52", "13和15的区别", "52 流程"), so that
 * 35分钟 or 5g stay what they are.
 */
export function readReferences(message: string, book: Book, isBare: (rest: string) => boolean): References {
  let rest = message;
  const found: { at: number; reference: Reference }[] = [];
  const take = (pattern: string, read: (match: RegExpExecArray) => Reference[] | undefined) => {
    rest = rest.replace(new RegExp(pattern, 'gu'), (...parts) => {
      const offset = parts.find((part): part is number => typeof part === 'number') ?? 0;
      const groups = parts.slice(0, parts.indexOf(offset)) as unknown as RegExpExecArray;
      const references = read(groups);
      if (!references) return parts[0] as string;
      for (const reference of references) found.push({ at: offset, reference });
      return takenMark.padEnd((parts[0] as string).length, ' ');
    });
  };
  const series = new Set(book.series.map(({ code }) => code));
  const last = book.series.at(-1)?.last ?? 0;
  const inBook = (number: number) => (number >= 1 && number <= last ? number : undefined);
  const one = (said: string, text: string): Reference[] | undefined => {
    const number = parseNumeral(text);
    return number === undefined ? undefined : [{ said, number: inBook(number) }];
  };
  const bareBefore =
    isBare(withoutNumbers(message)) && !/\d\s*[-+*/×÷=加减乘除]+\s*\d|加到|等于/u.test(message.replace(/\d-\d/g, ''));

  take(corrected, () => []);
  take(seriesRange, ([, code = '', from = '', to = '']) => {
    const [first, end] = [from, to].map((place) => numberOfMapCode(book, Number(code), parseNumeral(place) ?? 0));
    return first && end && end > first ? rangeOf(first, end, last) : undefined;
  });
  take(ofSeries, ([, place = '', code = '']) => [
    { said: `${code}-${place}`, number: numberOfMapCode(book, Number(code), Number(place)) },
  ]);
  take(betweenTwo, ([, from = '', to = '']) =>
    Number(to) > Number(from) ? rangeOf(Number(from), Number(to), last) : undefined,
  );
  take(fewFrom, ([, from = '', text = '']) => {
    const [first, count] = [parseNumeral(from), parseNumeral(text)];
    return first && count && inBook(first) && count <= last ? rangeOf(first, first + count - 1, last) : undefined;
  });
  take(placeInSeries, ([said = '', code = '', place = '']) => {
    const number = parseNumeral(place);
    if (!/系列|开头|那批|series|项的/.test(said) || !series.has(Number(code)) || number === undefined) return undefined;
    return [{ said: `${code}-${number}`, number: numberOfMapCode(book, Number(code), number) }];
  });
  take(fewOfBook, ([, end = '', text = '']) => {
    const count = parseNumeral(text);
    if (!count || count > last) return undefined;
    const first = /后|末/.test(end) ? last - count + 1 : 1;
    return Array.from({ length: count }, (_, i) => ({ said: String(first + i), number: first + i }));
  });
  take(codeRange, ([, code = '', from = '', other = '', to = '']) => {
    const first = numberOfMapCode(book, Number(code), Number(from));
    const end = numberOfMapCode(book, Number(other), Number(to));
    if (first === undefined || end === undefined || end <= first) return undefined;
    return rangeOf(first, end, last);
  });
  take(bracketed, ([, code = '', place = '']) => {
    if (!series.has(Number(code)) || !bareBefore) return undefined;
    return [{ said: `${code}-${place}`, number: numberOfMapCode(book, Number(code), Number(place)) }];
  });
  take(spokenCode, ([, code = '', place = '']) => {
    const [series, item] = [parseNumeral(code), parseNumeral(place)];
    if (series === undefined || item === undefined) return undefined;
    return [{ said: `${series}-${item}`, number: numberOfMapCode(book, series, item) }];
  });
  take(mapCode, ([said = '', code = '', place = '']) => {
    const isCode = series.has(Number(code));
    const isMarked = /地图|map/.test(said);
    // "13-1" runs backwards, so it is no range either: a code that the map does not have.
    const isUnknownCode = bareBefore && Number(place) <= Number(code);
    // "第10-14号都列下": several are asked for, so it is a range.
    const isAlone = (message.match(/\d-\d/g) ?? []).length < 2;
    if (!isMarked && isAlone && Number(place) > Number(code) && /都|分别|各|这几|一起/.test(message)) return undefined;
    if (!isCode && !isMarked && !isUnknownCode) return undefined;
    const number = numberOfMapCode(book, Number(code), Number(place));
    const isSure = bareBefore || isMarked || /编号|号|项/.test(said) || /案例|case/.test(message);
    if (isCode && !isSure && number === undefined) return undefined;
    if (isCode && !isMarked && !/编号|号|项/.test(said) && quantity.test(message)) return undefined;
    return [{ said: `${code}-${place}`, number }];
  });
  take(range, ([said = '', from = '', to = '']) => {
    const [first, end] = [parseNumeral(from), parseNumeral(to)];
    if (first === undefined || end === undefined || end <= first || end - first > last) return undefined;
    if (!bareBefore && !/案例|号|项|case|#/.test(said) && !/[这那]几[个条项]/.test(message)) return undefined;
    return rangeOf(first, end, last);
  });
  take(row, ([said = '']) => {
    const numbers = said.match(/\d+/g) ?? [];
    const isThousands = /^\d{1,3}(,\d{3})+$/.test(said) && !/案例|\bcases?\b/.test(message);
    if (isThousands || (!bareBefore && !numbers.every((number) => inBook(Number(number))))) return undefined;
    return numbers.flatMap((number) => one(number, number) ?? []);
  });
  take(rowBeforeWord, ([said = '']) =>
    [...said.matchAll(new RegExp(numeral, 'gu'))].flatMap(([text]) => one(text, text) ?? []),
  );
  take(spacedRow, ([said = '']) => {
    const numbers = said.match(/\d+/g) ?? [];
    const isRow = bareBefore || /案例|\bcases?\b/.test(message);
    return isRow && numbers.every((number) => inBook(Number(number)))
      ? numbers.flatMap((number) => one(number, number) ?? [])
      : undefined;
  });
  take(spelledOut, ([said = '', after = '', before = '']) => {
    const number = parseEnglishNumeral(after || before);
    if (number === undefined || (before && number <= lastOrdinal)) return undefined;
    return [{ said: said.trim(), number: inBook(number) }];
  });
  take(rowOfPlaces, ([said = '']) => {
    const places = [...said.matchAll(new RegExp(`第\\s*(${numeral})`, 'gu'))].flatMap(
      ([, text = '']) => one(text, text) ?? [],
    );
    // 第一个和第三个 are places in a list.
    return /[个条]/.test(said) && places.every(({ number }) => (number ?? 0) <= longestList) ? undefined : places;
  });
  take(ofNumber, ([, text = '']) => one(text, text));
  for (const pattern of [leading, compared, inEnglish])
    take(pattern, ([, text = '']) => (inBook(Number(text)) ? one(text, text) : undefined));
  for (const pattern of marked) take(pattern, ([said = '', text = '']) => one(said.trim(), text));
  // "1345是什么": a name that the book may have.
  const asksForName = /(是|指的?)(什么|啥|谁)|什么意思|干(嘛|什么)|\bwhat/.test(message);
  // 28号、五十五号: among others a numeral with 号 is one more.
  if (found.length > 0) {
    take(`([${numeralCharacters}]{2,7})\\s*号`, ([said = '', text = '']) => one(said, text));
    take(`(?<=[和跟与及、\\uE000 ])\\s*([${numeralCharacters}]{2,7})(?=[\\p{P}\\s]|$)`, ([, text = '']) =>
      one(text, text),
    );
  }
  if (found.length > 0 || bareBefore)
    take(`(?<![+这])${digits}(?!\\s*(?:${units})|[a-z+])`, ([said = '']) =>
      said.length > 3 && asksForName ? undefined : one(said, said),
    );
  // 第七十四条 of a law is no case.
  if (bareBefore || !lawNamed.test(message))
    take(`第\\s*(${bareBefore ? numeral : longNumeral})\\s*条`, ([said = '', text = '']) => one(said, text));
  if (found.length === 0 && bareBefore && !(asksForName && /\d{4}/.test(message)))
    take(`(?<![\\d.,+这])(${numeral})(?![\\d.,%]|\\s*(?:${units}))`, ([said = '', text = '']) =>
      /^\d/.test(text) || text.length > 1 ? one(said, text) : undefined,
    );
  found.sort((a, b) => a.at - b.at);
  return {
    found: unique(found.map(({ reference }) => reference)),
    rest: rest.replaceAll(takenMark, ' ').replace(/ +/g, ' ').trim(),
  };
}

/** The cases from one number to another; what lies beyond the book is one reference, not hundreds. */
function rangeOf(first: number, end: number, last: number): Reference[] {
  const within = (number: number) => number >= 1 && number <= last;
  const numbers = Array.from({ length: end - first + 1 }, (_, i) => first + i);
  const known = numbers.filter(within).map((number) => ({ said: String(number), number }));
  const [from, to] = [numbers.find((number) => !within(number)), numbers.findLast((number) => !within(number))];
  if (from === undefined || to === undefined) return known;
  return [...known, { said: from === to ? `${from}` : `${from}-${to}`, number: undefined }];
}

/** A message with its numbers taken out, to see what else is said. */
function withoutNumbers(message: string): string {
  return message
    .replace(new RegExp(`第?\\s*${numeral}\\s*(?:号案例|号|项|#)?`, 'gu'), (match) =>
      /\d/.test(match) || /^第|号|项/.test(match) || match.length > 1 ? ' ' : match,
    )
    .replace(new RegExp(rangeWord, 'gu'), ' ')
    .replace(/地图(编号|代码)?|map code|[()（）#№]|\bno\.?/g, ' ')
    .trim();
}

function unique(references: readonly Reference[]): Reference[] {
  const seen = new Set<string>();
  return references.filter(({ said, number }) => {
    const key = number === undefined ? `?${said}` : String(number);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
