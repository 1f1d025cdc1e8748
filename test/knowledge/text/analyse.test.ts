import { describe, expect, it } from 'vitest';
import { analyse, pairTerm, runsOf, type TermKind, wordsOf } from '../../../src/knowledge/text/analyse.ts';
import { normalise } from '../../../src/knowledge/text/normalise.ts';

const keysOf = (text: string, kind: TermKind) =>
  analyse(text)
    .filter((term) => term.kind === kind)
    .map(({ key }) => key);

describe('runsOf', () => {
  it.each<[string, string[]]>([
    ['留抵贷', ['留抵贷']],
    ['海关、码头，港口', ['海关', '码头', '港口']],
    ['52号案例', ['52', '号案例']],
    ['vat credit loan', ['vat', 'credit', 'loan']],
    ['提高37.5%', ['提高', '37.5%']],
    ['共10,117家', ['共', '10,117', '家']],
    ['留抵贷 vat 贷款', ['留抵贷', 'vat', '贷款']],
    ["enterprise's", ["enterprise's"]],
    ['！？…😀', []],
    ['', []],
  ])('cuts %j into runs', (text, expected) => {
    expect(runsOf(text).map((run) => run.text)).toEqual(expected);
  });

  it('tells Chinese runs from others', () => {
    expect(runsOf('留抵贷 vat 52')).toEqual([
      { text: '留抵贷', han: true },
      { text: 'vat', han: false },
      { text: '52', han: false },
    ]);
  });

  it.each<[string, string[]]>([
    ['5g网络', ['5g', '网络']],
    ['ai赋能', ['ai', '赋能']],
    ['用vat留抵', ['用', 'vat', '留抵']],
    ['新型m0用地', ['新型', 'm0', '用地']],
  ])('cuts Latin words from the Chinese characters after them: %j', (text, expected) => {
    expect(runsOf(text).map((run) => run.text)).toEqual(expected);
  });
});

describe('analyse', () => {
  it('gives the characters, the pairs and the words of Chinese text', () => {
    expect(keysOf('进口原油', 'char')).toEqual(['进', '口', '原', '油']);
    expect(keysOf('进口原油', 'pair')).toEqual(['进口', '口原', '原油'].map((pair) => pairTerm(pair).key));
    expect(keysOf('进口原油', 'word')).toEqual(expect.arrayContaining(['进口', '原油']));
  });

  it('never lets a pair count as the word that it looks like', () => {
    const words = keysOf('进口原油', 'word');
    for (const pair of keysOf('进口原油', 'pair')) expect(words).not.toContain(pair);
  });

  it('makes no pairs across punctuation', () => {
    expect(keysOf('码头，船', 'pair')).toEqual([pairTerm('码头').key]);
  });

  it('makes no words of one character', () => {
    expect(keysOf('船', 'word')).toEqual([]);
    expect(keysOf('船', 'char')).toEqual(['船']);
  });

  it.each([
    ['loan', 'Loans'],
    ['enterprise', "enterprises'"],
    ['enterprise', 'enterprise’s'],
    ['financing', 'finance'],
  ])('gives %s and %s one key', (one, other) => {
    expect(keysOf(one, 'word')).toEqual(keysOf(other, 'word'));
    expect(keysOf(one, 'word')).toHaveLength(1);
  });

  it('leaves numbers and short words whole', () => {
    expect(keysOf('52 37.5% eu', 'word')).toEqual(['52', '37.5%', 'eu']);
  });

  it.each([
    ['ＶＡＴ　Ｃｒｅｄｉｔ', 'vat credit'],
    ['增值稅留抵貸', '增值税留抵贷'],
    ['留抵\u200B贷', '留抵贷'],
  ])('gives %s the terms of %s', (typed, plain) => {
    expect(analyse(typed)).toEqual(analyse(plain));
  });

  it('keeps repeats', () => {
    expect(keysOf('ship ship', 'word')).toHaveLength(2);
  });

  it('gives nothing for a text without letters', () => {
    expect(analyse('……！？😀')).toEqual([]);
  });

  it('finds the same words in text with and without a space between Latin and Chinese', () => {
    expect(analyse('AI赋能')).toEqual(analyse('AI 赋能'));
  });
});

describe('wordsOf', () => {
  it('cuts a Chinese run without overlap and without loss', () => {
    const text = normalise('进口散装葡萄酒保税加工');
    expect(wordsOf(text).join('')).toBe(text);
    expect(wordsOf(text).length).toBeGreaterThan(1);
  });
});
