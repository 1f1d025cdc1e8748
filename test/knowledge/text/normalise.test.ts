import { describe, expect, it } from 'vitest';
import { normalise, squash, toSimplified } from '../../../src/knowledge/text/normalise.ts';

describe('normalise', () => {
  it.each([
    ['５２号案例', '52号案例'],
    ['ＡＢＣ　ｄｅｆ', 'abc def'],
    ['（Ｍ０）：１００％', '(m0):100%'],
    ['①②⑳', '1220'],
    ['⼀⼆', '一二'],
  ])('folds full width and compatibility forms: %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each([
    ['增值稅留抵退稅', '增值税留抵退税'],
    ['臺灣海關', '台湾海关'],
    ['進口鐵礦隨卸隨混', '进口铁矿随卸随混'],
    ['企業開辦需要什麼', '企业开办需要什么'],
    ['案例52裡的流程', '案例52里的流程'],
  ])('turns traditional characters into simplified ones: %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each(['留抵贷怎么申请', '乾坤', '后来', '著名', 'plain text 52'])(
    'leaves simplified text as it is: %s',
    (text) => {
      expect(normalise(text)).toBe(text);
    },
  );

  it.each([
    ['zero width space', '留抵\u200B贷'],
    ['zero width joiner', '留抵\u200D贷'],
    ['left-to-right mark', '留抵\u200E贷'],
    ['bidirectional override', '\u202E留抵贷\u202C'],
    ['word joiner', '留\u2060抵贷'],
    ['byte order mark', '\uFEFF留抵贷'],
    ['soft hyphen', '留抵\u00AD贷'],
  ])('drops an invisible character: %s', (_name, text) => {
    expect(normalise(text)).toBe('留抵贷');
  });

  // Known bug.
  it.each([
    ['bidirectional isolate', '\u2068留抵贷\u2069'],
    ['variation selector', '留抵贷\uFE0F'],
  ])('drops an invisible character: %s', (_name, text) => {
    expect(normalise(text)).toBe('留抵贷');
  });

  it.each([
    ['“留抵贷”', '"留抵贷"'],
    ['「留抵贷」', '"留抵贷"'],
    ['『留抵贷』', '"留抵贷"'],
    ['«留抵贷»', '"留抵贷"'],
    ['„留抵贷“', '"留抵贷"'],
    ['＂留抵贷＂', '"留抵贷"'],
    ['enterprise’s', "enterprise's"],
    ['‘a’', "'a'"],
  ])('has one kind of quotation mark: %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each(['11-16', '11–16', '11—16', '11−16', '11‑16', '11－16'])('has one kind of dash: %s', (text) => {
    expect(normalise(text)).toBe('11-16');
  });

  it.each(['a b', ' a  b ', 'a\tb\n', 'a\u3000b', 'a\u00A0b', '\u2005a\u2005b', 'a\u0000b', 'a\r\n\r\nb'])(
    'has single spaces and none around: %j',
    (text) => {
      expect(normalise(text)).toBe('a b');
    },
  );

  it('is lower case', () => {
    expect(normalise('VAT Credit')).toBe('vat credit');
  });

  it.each(['', ' ', '\u200B', '\uFEFF \n'])('is empty for a text that shows nothing: %j', (text) => {
    expect(normalise(text)).toBe('');
  });

  it.each(['５２號「留抵貸」', ' “Ａ” — b ', '①企業', '😀 图 ½'])('changes nothing the second time: %s', (text) => {
    expect(normalise(normalise(text))).toBe(normalise(text));
  });
});

describe('normalise, of what no keyboard makes', () => {
  it('leaves out halves of surrogate pairs', () => {
    expect(normalise('茶\uD83D亭\uDC00')).toBe('茶亭');
  });

  it('composes letters and marks that something invisible stands between', () => {
    expect(normalise('e\u200D\u0301')).toBe('é');
  });
});

describe('toSimplified', () => {
  it('leaves case, width and spaces alone', () => {
    expect(toSimplified(' ＶＡＴ 稅務 Ok ')).toBe(' ＶＡＴ 税务 Ok ');
  });
});

describe('squash', () => {
  it.each(['“茶仓（T0）+茶亭”并建', '"茶仓(T0)＋茶亭" 並建', '茶倉T0茶亭并建！'])(
    'makes names equal that differ in spacing, punctuation, width or script: %s',
    (text) => {
      expect(squash(text)).toBe('茶仓t0茶亭并建');
    },
  );

  it('keeps different names apart', () => {
    expect(squash('茶仓T0')).not.toBe(squash('茶仓T1'));
  });
});
