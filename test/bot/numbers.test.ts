import { describe, expect, it } from 'vitest';
import { answerTo, casebook, textOf } from '../support/bot.ts';

describe('a case number', () => {
  it.each([
    '52',
    '５２',
    '#52',
    'No.52',
    'No. 52',
    '52号',
    '５２号',
    '52号案例',
    '第52项',
    '第52号案例',
    '第五十二号案例',
    '第五十二项',
    'case 52',
    'Case 52',
    '案例52',
    '  52号案例  ',
    '请问52号案例是什么？',
  ])('is understood as %j', async (text) => {
    expect(await answerTo(text)).toMatchObject({ intent: 'case', cases: [52], shown: [52], total: 1 });
  });

  it.each(['11-16', '11-(16)', '11-（16）', '１１－１６', '11—16', '地图11-16', '地图编号11-16', 'map code 11-16'])(
    'is understood from the map code %j',
    async (text) => {
      expect(await answerTo(text)).toMatchObject({ intent: 'case', cases: [52] });
    },
  );

  it.each(['13和15', '13、15', '13号和15号', '13号和15号案例', 'case 13 and 15'])(
    'is understood twice in %j',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply).toMatchObject({ intent: 'case', cases: [13, 15], shown: [13, 15], total: 2 });
      for (const number of [13, 15]) expect(textOf(reply)).toContain(casebook.get(number)?.mapCode);
    },
  );

  it.each(['37到40', '37到40号', '第37到40号', '37-40', '37～40', 'cases 37 to 40'])(
    'is understood as a range in %j',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply.cases).toEqual([37, 38, 39, 40]);
      expect(reply.total).toBe(4);
    },
  );

  it.each([
    ['52号案例的办理流程', 'process'],
    ['52 流程', 'process'],
    ['52号有什么效果', 'effect'],
    ['案例52适用于谁', 'audience'],
    ['第52项在第几页', 'page'],
    ['case 52 procedure', 'process'],
  ])('is understood together with the part asked for in %j', async (text, aspect) => {
    expect(await answerTo(text)).toMatchObject({ intent: 'case', aspect, cases: [52] });
  });

  it.each([
    ['我要28号、五十五号跟第131号，三个一起发', [28, 55, 131]],
    ['把第七和第七十发给我', [7, 70]],
    ['第3个、第72个还有第106个案例', [3, 72, 106]],
    ['案例132，141，142（给律所同事）', [132, 141, 142]],
    ['案例七十三跟七十六', [73, 76]],
    ['调度这边急，122跟115两个案例发下', [122, 115]],
    ['昨天会上提到的那个九十号，是讲什么的呀', [90]],
    ['第廿一号案例', [21]],
    ['編號七十七的案例麻煩發一下', [77]],
    ['家电厂那个好像是82吧，82发我看看', [82]],
    ['tell me about the twenty-third case', [23]],
    ['case one hundred and twelve please', [112]],
    ['11_38', [74]],
    ['最后一个案例印在哪页', [144]],
    ['二号', [2]],
    ['从10-30看到10-33', [30, 31, 32, 33]],
    ['111能用手机交吗', [111]],
    ['请问序号为64的案例是哪一个', [64]],
    ['老张说的不是13号，是第31号案例', [31]],
    ['十二之三十三这一条创新成果', [120]],
    ['要的是11系列里面排第八的那个', [44]],
    ['想查编号12一15的案例', [102]],
    ['item 14 of series 11', [50]],
    ['14 27 39 58 四个案例，打印用', [14, 27, 39, 58]],
    ['第六、七、八号案例', [6, 7, 8]],
    ['从33号案例开始连着三个（33号也算）', [33, 34, 35]],
    ['12系列的第21项到第24项', [108, 109, 110, 111]],
    ['between case 130 and case 133, both included', [130, 131, 132, 133]],
    ['从第20号开始往后到25号', [20, 21, 22, 23, 24, 25]],
    ['帮忙把140—144这几个发过来', [140, 141, 142, 143, 144]],
  ])('is understood in a sentence: %s', async (text, numbers) => {
    expect((await answerTo(text)).cases).toEqual(numbers);
  });

  it.each(['我们三月二十号要开会', 'in case one hundred people come'])('is no case in %j', async (text) => {
    for (const number of [20, 100]) expect((await answerTo(text)).cases).not.toContain(number);
  });

  it.each([
    ['第113页是什么案例，我这本缺页了', 104],
    ['手册第42页讲的是哪个案例呀', 40],
    ['翻到第59頁，那是第幾號案例', 55],
    ['印着页码62的那一页是啥案例', 58],
    ['我复印的时候漏了43页，是哪一个案例来着', 40],
    ['which case is printed on page 26?', 25],
  ])('is found by its page: %s', async (text, number) => {
    expect((await answerTo(text)).cases).toEqual([number]);
  });

  it('is found by each of several pages', async () => {
    const reply = await answerTo('第83页、第84页分别是哪个案例');
    expect(reply.cases).toEqual([79, 80]);
    for (const page of [83, 84]) expect(textOf(reply)).toContain(`第${page}页`);
  });

  it.each([
    ['咱这本案例集总共收了几条，领导问数', ['144']],
    ['地图里10、11、12三个系列各有多少项', ['36', '51', '57']],
    ['12- 的案例總共幾個', ['57']],
    ['11-多少到头，共几个', ['51']],
    ['全书收录案例多少', ['144']],
    ['编号最大到多少号', ['144']],
    ['11-和12-加起来多少项', ['108']],
    ['写汇报要个数：编号12打头的案例有几条？', ['57']],
    ['第十一系列案例总数', ['51']],
    ['汇编里是140个案例还是144个？', ['144']],
    ['这本册子里案例总数是？报个数就行', ['144']],
  ])('is counted: %s', async (text, figures) => {
    const reply = await answerTo(text);
    expect(reply.intent).toBe('stats');
    for (const figure of figures) expect(textOf(reply)).toContain(figure);
  });

  it('answers each of 1 to 144 with its own case, title, map code and first page', async () => {
    for (const { number, mapCode, pages, text } of casebook.cases) {
      const reply = await answerTo(`${number}`);
      expect(reply.cases, `${number}`).toEqual([number]);
      for (const part of [text.zh.title, mapCode, `第${pages.first}`]) expect(textOf(reply)).toContain(part);
    }
  });

  it('answers each of 1 to 144 with its own case when it is named as one, in both languages', async () => {
    for (const { number } of casebook.cases) {
      for (const text of [`${number}号案例`, `第${number}项`, `case ${number}`])
        expect((await answerTo(text)).cases, text).toEqual([number]);
    }
  });

  it('answers every code of the map with its own case', async () => {
    for (const { number, mapCode } of casebook.cases)
      expect((await answerTo(mapCode)).cases, mapCode).toEqual([number]);
  });
});

describe('a number that the book does not have', () => {
  it.each(['0', '145', '999', '145号案例', '第145项', '10-37', '11-52', '12-58', '10-0', '地图13-1'])(
    'is refused with the numbers that there are: %s',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply).toMatchObject({ intent: 'none', aspect: null, cases: [], shown: [], total: 0, suggestions: [] });
      const said = textOf(reply);
      expect(said).toMatch(/(?<!\d)1\D{1,3}144(?!\d)/);
      for (const code of ['10-1', '10-36', '11-1', '11-51', '12-1', '12-57']) expect(said).toContain(code);
    },
  );

  it('is refused in English where the question is English', async () => {
    const reply = await answerTo('case 145');
    expect(reply).toMatchObject({ intent: 'none', language: 'en', cases: [] });
    expect(textOf(reply)).toMatch(/\b1 to 144\b/);
  });

  it.each(['13-1', '9-1'])('is refused where its series is not in the map: %s', async (text) => {
    expect(await answerTo(text)).toMatchObject({ intent: 'none', cases: [] });
  });

  it.each(['52和145', '52号和145号'])('is named beside the case that there is: %s', async (text) => {
    const reply = await answerTo(text);
    expect(reply.cases).toEqual([52]);
    expect(textOf(reply)).toMatch(/没有\D{0,3}145/);
  });

  it('is named once for a range, and for many only the first are', async () => {
    const ranges = Array.from({ length: 60 }, (_, i) => `${145 + i * 100}到${244 + i * 100}`);
    const reply = await answerTo(`案例${ranges.join('、')}`);
    expect(textOf(reply)).toContain('145-244');
    expect(textOf(reply).length).toBeLessThan(1500);
    const numbers = Array.from({ length: 120 }, (_, i) => 145 + i).join(' ');
    expect(textOf(await answerTo(numbers)).length).toBeLessThan(200);
    expect(textOf(await answerTo(numbers))).toContain('等编号');
  });

  it('cuts a range that runs out of the book at its end', async () => {
    expect((await answerTo('140到150')).cases).toEqual([140, 141, 142, 143, 144]);
  });
});

describe('a number that is no case number', () => {
  it.each([
    ['35分钟', 35],
    ['35天', 35],
    ['35分钟办完企业开办', 35],
    ['5G', 5],
    ['5G怎么用', 5],
    ['1+1+N', 1],
    ['1+1+N是什么', 1],
    ['24小时', 24],
    ['3天办结', 3],
    ['50%', 50],
    ['1.5倍', 5],
    ['100万元贷款', 100],
    ['十大创新技术', 10],
    ['今天95号汽油多少钱一升', 95],
    ['医药医疗口的案例一起列列', 1],
  ])('is not taken for one: %s', async (text, number) => {
    expect((await answerTo(text)).cases).not.toEqual([number]);
  });

  it.each(['2023年', '145天', '999万元'])('is not refused as one out of range: %s', async (text) => {
    expect(textOf(await answerTo(text))).not.toContain('10-36');
  });

  it('finds the case that has it in its name', async () => {
    expect((await answerTo('1+1+N是什么')).cases).toEqual([89]);
    expect((await answerTo('十大创新技术')).cases).toEqual([34]);
    expect((await answerTo('5G')).cases).toContain(82);
  });
});

describe('the answer to 52号案例', () => {
  it('names the case, whom it is for, what it achieves, the map code and the page', async () => {
    const text = textOf(await answerTo('52号案例'));
    for (const part of ['52', '留抵贷', '有增值税留抵退税的企业', '沉淀资金', '100%', '11-16', '第56页'])
      expect(text).toContain(part);
  });

  it('says that the procedure is a chart on page 56 and makes no steps up', async () => {
    const text = textOf(await answerTo('52号案例'));
    expect(text).toMatch(/办理流程.*图.*第56页/);
    expect(text).not.toMatch(/^\d+\. /m);
  });

  it('leads with the lost chart where the procedure was asked for', async () => {
    const reply = await answerTo('52号案例的办理流程');
    expect(textOf(reply).split('\n')[0]).toMatch(/图.*第56页/);
    expect(textOf(reply)).not.toMatch(/^\d+\. /m);
  });

  it('says the same in English to an English question', async () => {
    const reply = await answerTo('case 52');
    expect(reply.language).toBe('en');
    const text = textOf(reply);
    for (const part of ['Case 52', 'VAT Credit Loan', 'Enterprises entitled to refunds', '100%', '11-16', 'page 56'])
      expect(text).toContain(part);
    expect(text).toMatch(/chart.*page 56/);
  });
});

describe('the official text of a case', () => {
  it('is said not to be loaded where it is not, with the page of the book', async () => {
    const reply = await answerTo('52号案例的原文');
    expect(reply).toMatchObject({ intent: 'case', aspect: 'original', cases: [52] });
    expect(textOf(reply)).toMatch(/没有.*原文/);
    expect(textOf(reply)).toContain('第56页');
  });
});

describe('the answer to 60, which has no text in the book', () => {
  it.each(['60', '60号案例的流程', '60号的效果', '60适用于谁'])(
    'has the title and the page and says that there is nothing more: %s',
    async (question) => {
      const reply = await answerTo(question);
      expect(reply.cases).toEqual([60]);
      const text = textOf(reply);
      for (const part of ['海洋牧场“一证一险”信贷模式', '第64页', '没有正文']) expect(text).toContain(part);
      expect(text).not.toMatch(/^\d+\. /m);
    },
  );

  it('names no audience of its own', async () => {
    expect(textOf(await answerTo('60号适用于谁'))).not.toMatch(/适用对象.{0,3}(企业|渔民|合作社|银行)/);
  });
});
