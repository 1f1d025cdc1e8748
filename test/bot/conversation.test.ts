import { describe, expect, it } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import type { Message } from '../../src/bot/message.ts';
import { aConversation, answerTo, casebook, filedOf, firstLineOf, lastAnswer, textOf } from '../support/bot.ts';
import { aMessage } from '../support/message.ts';

const customsQuestion = '哪些案例适用于海关部门';

describe('a question for a part of the case spoken of', () => {
  it.each([
    ['那流程呢', 'process'],
    ['怎么办理', 'process'],
    ['它的环节？', 'process'],
    ['分成哪几块', 'process'],
    ['效果呢', 'effect'],
    ['有什么好处', 'effect'],
    ['适用对象是谁', 'audience'],
    ['第几页', 'page'],
    ['原文呢', 'original'],
  ])('is answered with that part: %s', async (text, aspect) => {
    expect(await lastAnswer('52号案例', text)).toMatchObject({ intent: 'case', aspect, cases: [52] });
  });

  it('leads with what was asked', async () => {
    const text = textOf(await lastAnswer('37号案例', '那效果呢'));
    const effect = text.indexOf('实际效果');
    expect(effect).toBeGreaterThan(0);
    for (const label of ['概要', '适用对象', '办理流程']) expect(text.indexOf(`${label}：`)).toBeGreaterThan(effect);
  });

  it('can be asked again and again', async () => {
    const say = aConversation();
    await say('留抵贷是什么');
    for (const [text, aspect] of [
      ['它适用于谁', 'audience'],
      ['这个怎么办理', 'process'],
      ['它的效果怎么样', 'effect'],
      ['它在第几页', 'page'],
    ])
      expect(await say(text ?? ''), text).toMatchObject({ intent: 'case', aspect, cases: [52] });
  });

  it.each([
    ['what about the procedure', 'process'],
    ['who is it for', 'audience'],
    ['and the results?', 'effect'],
    ['which page is it on', 'page'],
    ['ok what are the steps', 'process'],
    ["who's that for", 'audience'],
    ['and who exactly is it meant for', 'audience'],
  ])('is answered in English: %s', async (text, aspect) => {
    expect(await lastAnswer('case 52', text)).toMatchObject({ intent: 'case', aspect, cases: [52], language: 'en' });
  });

  it('is about the case named last', async () => {
    expect((await lastAnswer('52号案例', '37号案例', '那流程呢')).cases).toEqual([37]);
  });
});

describe('a place in the list shown last', () => {
  it.each([
    ['第一个', 13],
    ['第二个', 15],
    ['第2个', 15],
    ['2', 15],
    ['最后一个', 103],
    ['倒数第一个', 103],
  ])('is the case that stands there: %s', async (text, number) => {
    expect(await lastAnswer(customsQuestion, text)).toMatchObject({ intent: 'case', cases: [number] });
  });

  it('is the case that stands there in English', async () => {
    const reply = await lastAnswer('which cases apply to customs', 'the second one');
    expect(reply).toMatchObject({ intent: 'case', cases: [15], language: 'en' });
  });

  it('can be asked for with a part', async () => {
    expect(await lastAnswer(customsQuestion, '第三个的流程')).toMatchObject({ aspect: 'process', cases: [16] });
  });

  it('is spoken of from then on, and the list stays', async () => {
    const say = aConversation();
    await say(customsQuestion);
    await say('第二个');
    expect(await say('它的效果')).toMatchObject({ aspect: 'effect', cases: [15] });
    expect((await say('第四个')).cases).toEqual([17]);
  });

  it('counts through the pages', async () => {
    const say = aConversation();
    const { cases } = await say('金融类案例有哪些');
    await say('下一页');
    expect((await say('第十个')).cases).toEqual([cases[9]]);
  });

  it('is asked back where the list is not that long', async () => {
    expect(await lastAnswer(customsQuestion, '第九个')).toMatchObject({ intent: 'none', cases: [], suggestions: [] });
  });
});

describe('a question that names its own subject', () => {
  const contexts = {
    'a list': customsQuestion,
    'a long list': '企业能用哪些',
    'a case': '88号案例',
    'an aspect of a case': '52号的办理流程',
    'small talk': '你好',
  };
  const questions = [
    ...[
      '留抵贷怎么办理',
      '留抵贷',
      '保医通数据共享',
      '企业开办集成合一具体分几步走',
      '新公司一大堆开办手续想打包一趟弄完',
    ],
    ...['票e真小程序是哪个案例里面的', '5G+智能制造是哪家企业做的', '第12系列的第一项', '11-16', '第56页是哪个案例'],
    ...['给病人老人吃的那种营养粉 除了药店医院还能在哪卖 有没有规矩', 'how does the VAT credit loan work'],
    ...['sea area fee payment without going to the counter', 'our prototype cars come in for testing only'],
    ...[
      '今天A股收盘多少点',
      '二手房过户要交多少税',
      '商标注册要多长时间',
      '帮我写一首关于春天的诗',
      'who won the world cup',
    ],
  ];

  it.each(Object.entries(contexts))('is answered after %s as if nothing had been said', async (_, before) => {
    const changed: unknown[] = [];
    for (const text of questions) {
      const [alone, after] = [await answerTo(text), await lastAnswer(before, text)];
      if (JSON.stringify(alone.cases) !== JSON.stringify(after.cases)) changed.push([text, alone.cases, after.cases]);
    }
    expect(changed).toEqual([]);
  });
});

describe('a short question after a case', () => {
  it.each([
    ['53号案例', '谁出钱', 53],
    ['90号案例', '起拍价多少一亩', 90],
    ['79号案例', '平台抽成几个点', 79],
    ['21号案例', '啤酒呢', 21],
    ['100号案例', '货代公司能用不', 100],
  ])('is about it, whether the book states it or not: %s, %s', async (first, text, number) => {
    expect(await lastAnswer(first, text)).toMatchObject({ intent: 'case', cases: [number] });
  });

  it.each(['哪些口岸能用', '哪类口岸可以用'])(
    'says who may use it where the kinds of party are asked for: %s',
    async (text) => {
      expect(await lastAnswer('101号案例', text)).toMatchObject({ cases: [101], aspect: 'audience' });
    },
  );

  it('says who may use it where a party is named', async () => {
    expect(await lastAnswer('100号案例', '货代公司能用不')).toMatchObject({ aspect: 'audience' });
  });

  it.each(['红烧肉怎么做', '游艇驾照怎么考', '对了年终奖个税怎么算', '嗯嗯 懂了'])(
    'is not about it where it names what the book does not know, or nothing: %s',
    async (text) => {
      expect((await lastAnswer('52号案例', text)).cases).toEqual([]);
    },
  );

  it('gives way to another case that its words describe', async () => {
    expect(await lastAnswer('52号案例', '那入海排污口怎么分类管')).toMatchObject({ cases: [88] });
  });
});

describe('the next case', () => {
  it('is that of the next number where no list was shown', async () => {
    const say = aConversation();
    await say('102号案例');
    expect(await say('下一条')).toMatchObject({ cases: [103] });
    expect(await say('再下一条')).toMatchObject({ cases: [104] });
    expect(await say('上一条')).toMatchObject({ cases: [103] });
  });

  it('can be named with a word before it', async () => {
    expect(await lastAnswer('34号案例', 'next, 35')).toMatchObject({ cases: [35] });
  });
});

describe('a place in the list, and what is asked of it', () => {
  it.each([
    ['头一个讲啥的', 56],
    ['first one: in which country', 56],
    ['后面那个多久退税', 102],
  ])('%s', async (text, number) => {
    expect((await lastAnswer('海外仓的案例有哪些', text)).cases).toEqual([number]);
  });
});

describe('two cases that are described', () => {
  it.each(['进口测试车跟国产测试车那两条放一块比比', '葡萄酒保税加工和棉花集成查检有什么区别'])(
    'are compared: %s',
    async (text) => {
      const { intent, cases } = await answerTo(text);
      expect(intent).toBe('compare');
      expect(cases).toEqual(text.includes('测试车') ? [20, 119] : [21, 17]);
    },
  );
});

describe('a number put right', () => {
  it.each(['打反了 是105', '错了，应该是105', '我是说105'])('is the case that is meant: %s', async (text) => {
    expect((await lastAnswer('150号案例', text)).cases).toEqual([105]);
  });
});

describe('a comparison for one part', () => {
  it('begins with that part, and says so', async () => {
    const reply = await answerTo('13号和15号的适用对象有什么不同');
    expect(reply).toMatchObject({ intent: 'compare', aspect: 'audience', cases: [13, 15] });
    const text = textOf(reply);
    expect(text.indexOf('适用对象')).toBeLessThan(text.indexOf('概要'));
  });

  it('is with the case before where its words are those of that case', async () => {
    const say = aConversation();
    await say('21号案例');
    await say('15号案例');
    expect(await say('它和葡萄酒那个有什么不一样')).toMatchObject({ intent: 'compare', cases: [15, 21] });
  });
});

describe('one of a list that was described', () => {
  it('leaves the other within reach', async () => {
    const say = aConversation();
    expect(await say('海外仓的案例有哪些')).toMatchObject({ cases: [56, 102] });
    expect(await say('the one in the Netherlands')).toMatchObject({ cases: [56] });
    expect(await say('the other one')).toMatchObject({ cases: [102] });
  });

  it('is looked for in the list, also after "only"', async () => {
    const say = aConversation();
    await say('原油相关的案例都列一下');
    expect(await say('只看进口检验、先放再检的那个')).toMatchObject({ cases: [46] });
  });
});

describe('narrowing the list shown last', () => {
  it.each(['只看原油的', '只要原油的', '其中原油的有哪些'])('keeps those of the list that fit: %s', async (text) => {
    const before = await answerTo(customsQuestion);
    const reply = await lastAnswer(customsQuestion, text);
    expect(reply.cases).toContain(15);
    expect(reply.cases).not.toContain(17);
    expect(before.cases).toEqual(expect.arrayContaining([...reply.cases]));
  });

  it('is a list again with its own count, and places count in it', async () => {
    const say = aConversation();
    const before = await say(customsQuestion);
    const reply = await say('只看大宗商品的');
    expect(reply).toMatchObject({ intent: 'list', total: reply.cases.length });
    expect(reply.total).toBeLessThan(before.total);
    expect(reply.total).toBeGreaterThan(1);
    expect(before.cases).toEqual(expect.arrayContaining([...reply.cases]));
    expect(firstLineOf(reply)).toContain(`${reply.total}`);
    expect((await say('最后一个')).cases).toEqual(reply.cases.slice(-1));
  });

  it('works in English', async () => {
    const reply = await lastAnswer('which cases apply to customs', 'only crude oil');
    expect(reply.language).toBe('en');
    expect(reply.cases).toEqual((await lastAnswer(customsQuestion, '只看原油的')).cases);
  });
});

describe('another category instead of the one that a list was made by', () => {
  it.each([
    ['青岛的案例', '济南呢', '济南的案例'],
    ['哪些案例适用于海关部门', '税务部门呢', '哪些案例适用于税务部门'],
    ['原油方面的案例', '矿石的呢', '矿石方面的案例'],
    ['海关能用的原油案例', '铁矿石的呢', '海关能用的铁矿石案例'],
    ['which cases apply to customs', 'what about banks', 'which cases apply to banks'],
  ])('after "%s", "%s" lists what is filed as "%s" asks', async (first, then, whole) => {
    expect(filedOf(await lastAnswer(first, then))).toEqual(filedOf(await answerTo(whole)));
    expect((await answerTo(first)).cases).not.toEqual((await answerTo(whole)).cases);
  });

  it('narrows where it is a part of the first, or of another kind', async () => {
    const before = await answerTo('哪些案例适用于海关部门');
    const after = await lastAnswer('哪些案例适用于海关部门', '原油的呢');
    expect(after.cases.length).toBeGreaterThan(0);
    expect(before.cases).toEqual(expect.arrayContaining([...after.cases]));
  });
});

describe('a list that was shown', () => {
  it.each(['一共几个', '共几项', '有多少个', 'how many are there'])('is counted: %s', async (text) => {
    const { total } = await answerTo(customsQuestion);
    expect(await lastAnswer(customsQuestion, text)).toMatchObject({ intent: 'stats', total });
  });

  it('is shown again', async () => {
    const reply = await lastAnswer(customsQuestion, '第二个', '回到刚才的列表');
    expect(reply.cases).toEqual((await answerTo(customsQuestion)).cases);
  });

  it('has no more where it was of one case', async () => {
    expect(firstLineOf(await lastAnswer('葡萄酒的案例有哪些', '还有别的吗'))).toContain('没有更多');
  });
});

describe('a comparison', () => {
  it.each(['跟37号有什么区别', '和37号案例相比有什么不同', 'how is it different from case 37'])(
    'of the case spoken of with one that is named: %s',
    async (text) => {
      const reply = await lastAnswer('52号案例', text);
      expect(reply).toMatchObject({ intent: 'compare', cases: [52, 37], total: 2 });
      for (const number of [52, 37]) expect(textOf(reply)).toContain(casebook.get(number)?.mapCode);
    },
  );

  it.each(['这两个有什么区别', '它们有什么区别', '有什么区别'])('of the last two: %s', async (text) => {
    const reply = await lastAnswer('52号案例', '37号案例', text);
    expect(reply).toMatchObject({ intent: 'compare', cases: [52, 37] });
  });

  it('of two that are named', async () => {
    expect(await answerTo('13和15有什么区别')).toMatchObject({ intent: 'compare', cases: [13, 15] });
    const english = await answerTo('compare 13 and 15');
    expect(english).toMatchObject({ intent: 'compare', cases: [13, 15], language: 'en' });
  });

  it.each(['跟刚才那个有什么区别', '跟上一个比有什么不同', '和前一个有什么区别', 'compare it with the last one'])(
    'of the case spoken of with the one before: %s',
    async (text) => {
      const reply = await lastAnswer('52号案例', '37号案例', text);
      expect(reply.intent).toBe('compare');
      expect([...reply.cases].sort()).toEqual([37, 52]);
    },
  );

  it('asked for with 比 alone', async () => {
    expect(await lastAnswer('52号案例', '跟37号比呢')).toMatchObject({ intent: 'compare', cases: [52, 37] });
  });

  it('of two places in the list', async () => {
    const reply = await lastAnswer(customsQuestion, '第一个和第三个有什么区别');
    expect(reply).toMatchObject({ intent: 'compare', cases: [13, 16] });
  });

  it.each(['有什么区别', '跟37号有什么区别'])('asks for the other case where there is none: %s', async (text) => {
    const reply = await answerTo(text);
    expect(reply).toMatchObject({ intent: 'none', cases: [], suggestions: [] });
    expect(textOf(reply)).toContain('哪');
  });
});

describe('a case named by its bare number in a sentence', () => {
  it.each([
    ['62怎么用，要下app吗', 62],
    ['114是跟哪儿合作的', 114],
    ['140的话外地想照着做，该怎么操作', 140],
    ['so who is 74 for', 74],
    ['And case 125, what stages does it support?', 125],
  ])('is that case: %s', async (text, number) => {
    expect((await lastAnswer('52号案例', text)).cases).toEqual([number]);
  });

  it.each(['35分钟能办完吗', '省了200万的那个', '1345是什么东西'])('is no number of a case: %s', async (text) => {
    expect((await lastAnswer('52号案例', text)).cases).not.toContain(Number(/\d+/.exec(text)?.[0]));
  });
});

describe('a comparison of the case spoken of with one that is described', () => {
  it.each([
    ['44号案例', '和景区那条对比下', [44, 78]],
    ['37号案例', '跟留抵贷是一回事吗', [37, 52]],
    ['18号案例', '跟84比一比呗', [18, 84]],
  ])('%s, %s', async (first, second, numbers) => {
    expect(await lastAnswer(first, second)).toMatchObject({ intent: 'compare', cases: numbers });
  });
});

describe('more of a kind after one case', () => {
  it.each(['还有别的教育培训类没', '还有哪些教育方面的案例'])('is a list: %s', async (text) => {
    expect(await lastAnswer('128号案例', text)).toMatchObject({ intent: 'list' });
  });
});

describe('small talk in between', () => {
  it.each(['谢谢', '你好', '好的', '哈哈', '帮助', '一共有多少案例', '？？？'])(
    'does not drop the case spoken of: %s',
    async (text) => {
      expect(await lastAnswer('52号案例', text, '那流程呢')).toMatchObject({ aspect: 'process', cases: [52] });
    },
  );

  it.each(['谢谢', '好的', '帮助'])('does not drop the list: %s', async (text) => {
    expect((await lastAnswer(customsQuestion, text, '第二个')).cases).toEqual([15]);
    expect((await lastAnswer('金融类案例有哪些', text, '下一页')).shown).toHaveLength(8);
  });

  it.each(['你好', '谢谢', '再见', '你是谁', 'thank you'])('gets a short answer of its own: %s', async (text) => {
    const reply = await answerTo(text);
    expect(reply).toMatchObject({ intent: 'smalltalk', cases: [], suggestions: [] });
    expect(textOf(reply).length).toBeLessThan(150);
  });
});

describe('what was spoken of', () => {
  const group = { id: 'group', kind: 'group' } as const;
  const zhang = { chat: group, sender: { id: 'zhang' } };

  /** Zhang asks for case 52 in a group; the answer to 那流程呢 of somebody or somewhere. */
  async function procedureFor(who: Partial<Message>, said: Partial<Message> = zhang) {
    const bot = createBot({ casebook });
    await bot.handle(aMessage('52号案例', said));
    return bot.handle(aMessage('那流程呢', who));
  }

  it('belongs to the person in the chat', async () => {
    expect((await procedureFor(zhang)).cases).toEqual([52]);
  });

  it.each([
    ['another person in the same chat', { chat: group, sender: { id: 'li' } }],
    ['the same person in another chat', { ...zhang, chat: { id: 'other', kind: 'group' } as const }],
    ['the same person in a thread of the chat', { ...zhang, thread: 'thread-1' }],
    ['the same ids on another channel', { ...zhang, channel: 'other' }],
  ])('is not inherited by %s', async (_who, who) => {
    expect(await procedureFor(who)).toMatchObject({ intent: 'none', cases: [] });
  });

  it('belongs to one thread', async () => {
    const inThread = { ...zhang, thread: 'thread-1' };
    expect((await procedureFor(inThread, inThread)).cases).toEqual([52]);
    expect((await procedureFor({ ...zhang, thread: 'thread-2' }, inThread)).cases).toEqual([]);
    expect((await procedureFor(zhang, inThread)).cases).toEqual([]);
  });

  it('is kept apart for two people who take turns', async () => {
    const bot = createBot({ casebook });
    const li = { chat: group, sender: { id: 'li' } };
    await bot.handle(aMessage('52号案例', zhang));
    await bot.handle(aMessage(customsQuestion, li));
    expect((await bot.handle(aMessage('那流程呢', zhang))).cases).toEqual([52]);
    expect((await bot.handle(aMessage('第二个', li))).cases).toEqual([15]);
    expect((await bot.handle(aMessage('它的效果', zhang))).cases).toEqual([52]);
  });

  const minute = 60_000;

  it('is good until ten minutes have passed', async () => {
    let now = Date.UTC(2025, 2, 3, 1);
    const bot = createBot({ casebook, now: () => now });
    await bot.handle(aMessage('52号案例'));
    now += 10 * minute - 1;
    expect((await bot.handle(aMessage('那流程呢'))).cases).toEqual([52]);
    now += 10 * minute;
    expect(await bot.handle(aMessage('那流程呢'))).toMatchObject({ intent: 'none', cases: [] });
  });

  it('stays good while the conversation goes on', async () => {
    let now = Date.UTC(2025, 2, 3, 1);
    const bot = createBot({ casebook, now: () => now });
    await bot.handle(aMessage('52号案例'));
    for (const text of ['那流程呢', '效果呢', '它适用于谁']) {
      now += 9 * minute;
      expect((await bot.handle(aMessage(text))).cases, text).toEqual([52]);
    }
  });

  it('includes a list, which is forgotten as well', async () => {
    let now = Date.UTC(2025, 2, 3, 1);
    const bot = createBot({ casebook, now: () => now });
    await bot.handle(aMessage('金融类案例有哪些'));
    now += 11 * minute;
    expect(await bot.handle(aMessage('下一页'))).toMatchObject({ intent: 'none', cases: [], shown: [] });
    expect(await bot.handle(aMessage('第二个'))).toMatchObject({ intent: 'none', cases: [] });
  });
});

describe('a message that refers back to nothing', () => {
  it.each(['那流程呢', '它的效果', '第二个', '最后一个的流程', '下一页', 'what about the procedure', 'the second one'])(
    'is asked back: %s',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply).toMatchObject({ intent: 'none', cases: [], shown: [], suggestions: [] });
      expect(textOf(reply)).toMatch(/哪|先列|which|list/i);
      expect(textOf(reply).length).toBeLessThan(200);
    },
  );

  it('is asked back where a list leaves it open', async () => {
    const reply = await lastAnswer(customsQuestion, '那流程呢');
    expect(reply).toMatchObject({ intent: 'none', cases: [] });
    expect(textOf(reply)).toContain('哪');
  });
});
