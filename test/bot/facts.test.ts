import { describe, expect, it } from 'vitest';
import { answerTo, firstLineOf, lastAnswer, textOf } from '../support/bot.ts';

describe('a question for a fact', () => {
  it.each([
    ['34号建设成本是国外的几分之几', 34, '2/3'],
    ['水水中转改了以后大概能省几天时间', 84, '1.5天'],
    ['整车出口入区，自重报多少千克', 11, '1千克'],
    ['境内运费付汇线上办一笔现在几分钟', 100, '10分钟'],
  ])('leads with the sentence that states it: %s', async (question, number, fact) => {
    const reply = await answerTo(question);
    expect(reply.cases).toEqual([number]);
    expect(firstLineOf(reply)).toContain(fact);
    expect(firstLineOf(reply)).not.toContain('没有写明');
  });

  // Each of these cases has figures, of something else.
  it.each([
    ['整车出口入区用的临时车卡押金收多少', 11],
    ['保税展销场所面积至少多少平', 44],
    ['企业除名公告要公示多少天', 109],
    ['72号里那个配套费一平米多少', 72],
    ['扣押船舶网上拍卖，保证金交百分之几', 110],
  ])('says that the book does not state it, where only another figure is near: %s', async (question, number) => {
    const reply = await answerTo(question);
    expect(reply.cases).toEqual([number]);
    expect(firstLineOf(reply)).toContain('没有写明');
  });

  it.each([
    ['保医通接进来的是哪几家保险公司', 73],
    ['特医食品专柜投在了哪几家医院', 94],
    ['国际经贸技术标准平台的网址是多少', 55],
    ['青易办是哪家公司开发的', 5],
  ])('says that the book gives no name, where only the kind of thing is near: %s', async (question, number) => {
    const reply = await answerTo(question);
    expect(reply.cases).toEqual([number]);
    expect(firstLineOf(reply)).toContain('没有写明');
  });

  it('gives the name where the book has it', async () => {
    expect(firstLineOf(await answerTo('股债联动是哪家银行做的'))).toContain('齐鲁银行');
  });

  it('takes a sentence of the steps or results before one of the summary', async () => {
    expect((await answerTo('进口粮食检疫许可现在多久能批下来')).aspect).not.toBe('overview');
  });

  it('is about the case spoken of when it names no other', async () => {
    expect((await lastAnswer('91号案例', '收费标准多少')).cases).toEqual([91]);
    expect(textOf(await lastAnswer('24号案例', '要买什么险'))).toContain('抗击风浪自然灾害险');
  });
});
