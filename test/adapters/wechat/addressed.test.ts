import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../src/adapters/wechat/inbound/addressed.ts';
import { readQuote } from '../../../src/adapters/wechat/inbound/quote.ts';

const read = (text: string, rest: Partial<Parameters<typeof readAddress>[1]> = {}) =>
  readAddress(text, {
    names: ['案例助手'],
    prefixes: ['案例通', '#问'],
    mentionsBot: false,
    mentionsOthers: false,
    ...rest,
  });

describe('a text in a group', () => {
  it.each([
    ['from a phone', '@案例助手\u200552号案例', '52号案例'],
    ['from a computer', '@案例助手 52号案例', '52号案例'],
    ['typed without a blank', '@案例助手52号案例', '52号案例'],
    ['typed without a blank, with one later', '@案例助手52号 案例', '52号 案例'],
    ['at the end', '52号案例 @案例助手', '52号案例'],
    ['at the end, with a blank', '52号案例 @案例助手 ', '52号案例'],
    ['in the middle', '请问@案例助手\u200552号案例讲什么', '请问 52号案例讲什么'],
    ['with a comma', '@案例助手，52号案例', '，52号案例'],
    ['twice', '@案例助手 @案例助手 52号案例', '52号案例'],
    ['alone', '@案例助手', ''],
    ['on a line of its own', '@案例助手\n52号案例', '52号案例'],
  ])('speaks to the bot by a mention %s', (_where, text, rest) => {
    expect(read(text)).toEqual({ isAddressed: true, text: rest });
  });

  it.each([
    ['#问 52号案例', '52号案例'],
    ['#问52号案例', '52号案例'],
    ['案例通 52号案例', '52号案例'],
    ['案例通，52号案例', '52号案例'],
    ['案例通：52号案例', '52号案例'],
    ['案例助手 52号案例', '52号案例'],
    ['案例通', ''],
  ])('speaks to the bot by what it begins with: %s', (text, rest) => {
    expect(read(text)).toEqual({ isAddressed: true, text: rest });
  });

  it.each([
    '52号案例',
    '案例通知已经发了',
    '听说案例通 不错',
    '@李四 52号案例',
    '@所有人 案例助手上线了',
    '@案例助手2号\u2005你好',
    '写信给 bot＠案例助手',
    '',
  ])('does not speak to the bot: %s', (text) => {
    expect(read(text).isAddressed).toBe(false);
  });

  it('keeps what is for others', () => {
    expect(read('@李四\u2005看 @案例助手\u200552号案例').text).toBe('@李四 看 52号案例');
  });

  it('takes the longest of its names first', () => {
    expect(read('@案例助手小王 52号', { names: ['案例助手', '案例助手小王'] }).text).toBe('52号');
  });

  it('believes the puppet that found a mention by id, whatever the name in the text', () => {
    expect(read('@群里的小案\u200552号', { mentionsBot: true }).isAddressed).toBe(true);
  });

  it('takes a name that goes on for somebody else’s where the puppet found only others', () => {
    expect(read('@案例助手二号 你好', { mentionsOthers: true }).isAddressed).toBe(false);
    expect(read('@案例助手二号 你好').isAddressed).toBe(true);
  });

  it('keeps the rest of the text as it is, line by line', () => {
    expect(read('@案例助手 问题:\n1. 甲\n2. 乙').text).toBe('问题:\n1. 甲\n2. 乙');
  });

  it('is read in no time, however odd', () => {
    expect(read('@案例助手'.repeat(2_000)).isAddressed).toBe(true);
    expect(read(`@案例${'助'.repeat(20_000)}`).isAddressed).toBe(false);
  });
});

describe('a quote', () => {
  const dashes = '- - - - - - - - - - - - - - -';

  it('is taken apart', () => {
    expect(readQuote(`「案例助手：找到12项案例\n1. 甲」\n${dashes}\n第二个`)).toEqual({
      text: '第二个',
      quote: { author: '案例助手', text: '找到12项案例\n1. 甲' },
    });
  });

  it('may hold brackets and colons, and a reply of several lines', () => {
    expect(readQuote(`「张三：看「这个」：好」\n${dashes}\n甲\n乙`)).toEqual({
      text: '甲\n乙',
      quote: { author: '张三', text: '看「这个」：好' },
    });
  });

  it.each(['「书名」', '「张三：你好」', `「张三：你好」\n- -\n好`, '', `${dashes}\n好`])(
    'is not seen in %j',
    (text) => {
      expect(readQuote(text)).toEqual({ text });
    },
  );
});
