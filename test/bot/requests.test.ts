import { describe, expect, it } from 'vitest';
import { aConversation, answerTo, casebook, firstLineOf, lastAnswer, textOf } from '../support/bot.ts';

const numbers = (cases: readonly number[]) => [...cases].sort((a, b) => a - b);

describe('a list asked for in daily words', () => {
  it.each([
    ['市监的人看哪些', [68, 71, 94, 109]],
    ['药厂能参考哪些', [95, 117, 125]],
    ['船东有啥可以看的案例', [77, 84, 113, 122]],
    ['老外来投资的，有哪些案例给他们用', [6, 120]],
    ['给仓库老板推荐推荐', [19]],
    ['我开了家小超市，想看看有没有能借鉴的', [2, 44]],
    ['我是公司会计，哪些跟我有关', [37, 52, 96, 138]],
  ])('has every case of that party: %s', async (text, must) => {
    expect((await answerTo(text)).cases).toEqual(expect.arrayContaining(must));
  });

  it('takes a name beside a party for the subject', async () => {
    const reply = await answerTo('银行能用的海洋金融案例');
    expect(reply.cases).toContain(112);
    expect(reply.cases).not.toContain(132);
  });

  it('reads a name of one character only where it stands alone', async () => {
    expect((await answerTo('跟酒有关的')).cases).toEqual([21]);
    expect((await answerTo('有没有讲扣船的')).cases[0]).toBe(110);
  });
});

describe('a list whose subject is no category', () => {
  it.each([
    ['提到保函的案例有哪些', [22, 49, 50]],
    ['用了小程序的案例有哪些', [5, 42, 78, 139]],
    ['跟疫情有关的案例列一下', [56, 57]],
    ['仓单的案例有哪些', [123, 134]],
    ['公安局能用的有哪些案例', [39, 140]],
  ])('has the cases whose records speak of it: %s', async (text, expected) => {
    expect((await answerTo(text)).cases).toEqual(expect.arrayContaining(expected));
  });

  it.each(['宠物相关的案例有吗', '比特币方面的案例都有哪些'])('is refused when the book has none: %s', async (text) => {
    expect(await answerTo(text)).toMatchObject({ intent: 'none', cases: [] });
  });
});

describe('a list with something left out', () => {
  it.each([
    ['原油的案例，不要海关用的', [46, 74], [15, 18]],
    ['除了审批部门，工程建设类的还有哪些', [8, 40, 97], [3, 72]],
    ['crude oil cases for companies, not the customs side', [46, 74], [15]],
  ])('has the rest: %s', async (text, has, lacks) => {
    const { cases } = await answerTo(text);
    expect(cases).toEqual(expect.arrayContaining(has));
    for (const number of lacks) expect(cases).not.toContain(number);
  });

  it('has no wider matches where the audience is asked for to the letter', async () => {
    const reply = await answerTo('适用对象里写明海关部门的有几个案例');
    expect(numbers(reply.cases)).toEqual([13, 15, 16, 17, 18, 84]);
    expect(firstLineOf(reply)).toContain('6');
  });
});

describe('a question for a fact', () => {
  it.each(['大学毕业落户要准备哪些材料', '律师费一般多少', '港口实习生招聘有哪些岗位', '进口关税税率怎么查'])(
    'is no request for a list, though it names a category: %s',
    async (text) => {
      expect((await answerTo(text)).intent).not.toBe('list');
    },
  );

  it('about a case that is named is about that case alone', async () => {
    expect((await answerTo('保医通跟哪几家保险公司合作了')).cases).toEqual([73]);
  });
});

describe('titles', () => {
  it('are counted by the words in them', async () => {
    const expected = casebook.cases.filter(({ text }) => text.zh.title.includes('原油')).map(({ number }) => number);
    const reply = await answerTo('标题带原油的有几个');
    expect(reply.cases).toEqual(expected);
    expect(firstLineOf(reply)).toContain(String(expected.length));
  });

  it('that nobody gave are said not to be there', async () => {
    expect(await answerTo('标题里有恐龙的案例有哪些')).toMatchObject({ intent: 'none', cases: [] });
  });
});

describe('narrowing', () => {
  it('that fits nothing says so, keeps the list and offers what the whole book has', async () => {
    const say = aConversation();
    const { cases } = await say('哪些案例适用于海关部门');
    const reply = await say('只看葡萄酒的');
    expect(reply).toMatchObject({ intent: 'none', cases: [], suggestions: [21] });
    expect(textOf(reply)).toContain('没有');
    expect(reply.actions).toHaveLength(1);
    expect((await say('只看棉花的')).cases).toEqual([17]);
    expect(cases).not.toContain(21);
  });

  it('can leave something out', async () => {
    const all = await answerTo('退税的案例全列出来');
    const { cases } = await lastAnswer('退税的案例全列出来', '不要留抵的');
    expect(cases).toEqual(all.cases.filter((number) => ![37, 52].includes(number)));
  });

  it('to enterprises or departments is about the list, not about the whole book', async () => {
    const { cases } = await lastAnswer('原油的案例有哪些', '企业能用的是哪些');
    expect([15, 18, 46, 74]).toEqual(expect.arrayContaining([...cases]));
  });

  it('by a description finds the entry of the list', async () => {
    expect((await lastAnswer('用到区块链的案例有哪些', '手机上点点就批贷款那个')).cases[0]).toBe(79);
  });
});

describe('numbers in odd forms', () => {
  it.each([
    ['11系列第16个', [52]],
    ['10系列的第36项', [36]],
    ['series 11 number 16', [52]],
    ['10-3和12-5', [3, 92]],
    ['第10-14号都列下', [10, 11, 12, 13, 14]],
    ['前五个案例', [1, 2, 3, 4, 5]],
    ['最后三个案例', [142, 143, 144]],
    ['最后一页是哪个案例', [144]],
    ['p.64 是哪一条', [60]],
  ])('are read: %s', async (text, expected) => {
    expect((await answerTo(text)).cases).toEqual(expected);
  });

  it('say the range when a series has no such place', async () => {
    expect(await answerTo('12系列第58个')).toMatchObject({ intent: 'none', cases: [] });
  });
});

describe('the former and the latter', () => {
  it.each([
    ['前者的页码', 13],
    ['后者的页码', 15],
    ['后一个的流程呢', 15],
    ['前一个的效果', 13],
  ])('of two that were compared: %s', async (text, expected) => {
    expect((await lastAnswer('13和15有什么区别', text)).cases).toEqual([expected]);
  });
});
