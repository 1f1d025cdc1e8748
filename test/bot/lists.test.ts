import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import type { Case } from '../../src/knowledge/case.ts';
import type { Category, Facet } from '../../src/knowledge/taxonomy.ts';
import { aConversation, answerTo, casebook, filedOf, firstLineOf, lastAnswer, textOf } from '../support/bot.ts';

const customs = [13, 15, 16, 17, 18, 84];

type Filed = { direct: readonly number[]; wider: readonly number[] };

/** The cases that are filed so, or below, and those that are filed above, by number. */
function filedUnder(facet: Facet, id: string): Filed {
  const category = casebook.taxonomy.get(facet, id);
  if (!category) throw new Error(`no category ${id}`);
  const { exact, narrower, wider } = casebook.byCategory(category);
  const numbers = (cases: readonly Case[]) => sorted(cases.map(({ number }) => number));
  return { direct: numbers([...exact, ...narrower]), wider: numbers(wider) };
}

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** A list has exactly these cases, the wider ones after the direct ones; the order within each is its own. */
function expectList({ cases }: Reply, { direct, wider }: Filed, question?: string): void {
  expect(sorted(cases.slice(0, direct.length)), question).toEqual(direct);
  expect(sorted(cases.slice(direct.length)), question).toEqual(wider);
}

/** A number that stands alone. */
const alone = (number: number) => new RegExp(`(?<!\\d)${number}(?!\\d)`);

describe('哪些案例适用于海关部门', () => {
  it.each(['哪些案例适用于海关部门', '哪些案例适用于海关部门？', '适用于海关的案例有哪些', '海关部门能用哪些案例'])(
    'has the six cases of customs first, and that of the port departments after: %s',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply).toMatchObject({ intent: 'list', aspect: null, suggestions: [] });
      expect(sorted(reply.cases.slice(0, 6))).toEqual(customs);
      expect(reply.cases.slice(6)).toContain(103);
      expect(reply.total).toBe(reply.cases.length);
    },
  );

  it('marks those after as wider matches', async () => {
    const text = textOf(await answerTo('哪些案例适用于海关部门'));
    const mark = text.lastIndexOf('更宽');
    expect(mark).toBeGreaterThan(text.indexOf('84号'));
    expect(mark).toBeLessThan(text.indexOf('103号'));
  });

  it('names the count of all and of the direct ones in the first line', async () => {
    const reply = await answerTo('哪些案例适用于海关部门');
    expect(firstLineOf(reply)).toMatch(alone(reply.total));
    expect(firstLineOf(reply)).toMatch(alone(customs.length));
  });

  it('names every case with its number, map code and title', async () => {
    const reply = await answerTo('哪些案例适用于海关部门');
    for (const number of reply.shown) {
      const entry = casebook.get(number);
      for (const part of [`${number}号`, entry?.mapCode, entry?.text.zh.title]) expect(textOf(reply)).toContain(part);
    }
  });

  it.each([
    'which cases apply to customs',
    'Which cases apply to the customs department?',
    'list the cases for customs',
  ])('gives the same set in English to an English question: %s', async (text) => {
    const [english, chinese] = [await answerTo(text), await answerTo('哪些案例适用于海关部门')];
    expect(english).toMatchObject({ intent: 'list', language: 'en' });
    expect(sorted(english.cases)).toEqual(sorted(chinese.cases));
    expect(textOf(english)).toContain(casebook.get(13)?.text.en.title);
    expect(textOf(english)).toMatch(/wider/i);
    expect(firstLineOf(english)).toMatch(alone(english.total));
    expect(textOf(english)).not.toMatch(/案例|共|号/);
  });
});

describe('a list of more than eight', () => {
  it('shows eight a page and has all numbers of the answer', async () => {
    const reply = await answerTo('金融类案例有哪些');
    expect(reply.shown).toHaveLength(8);
    expect(reply.shown).toEqual(reply.cases.slice(0, 8));
    expect(reply.total).toBe(reply.cases.length);
    expect(new Set(reply.cases).size).toBe(reply.total);
    expect(firstLineOf(reply)).toMatch(alone(reply.total));
    expect(textOf(reply)).toContain('下一页');
  });

  it.each(['金融类案例有哪些', '全部案例'])(
    'is walked through to its end with 下一页, nothing twice: %s',
    async (text) => {
      const say = aConversation();
      let reply = await say(text);
      const all = reply.cases;
      const seen = [...reply.shown];
      while (seen.length < all.length) {
        reply = await say('下一页');
        expect(reply).toMatchObject({ intent: 'list', cases: all, total: all.length });
        expect(reply.shown).toEqual(all.slice(seen.length, seen.length + 8));
        seen.push(...reply.shown);
      }
      expect(seen).toEqual(all);
    },
  );

  it.each(['下一页', '还有吗', '还有吗？', '更多', '继续', 'next', 'next page', 'more'])(
    'goes on with %s',
    async (text) => {
      const reply = await lastAnswer('金融类案例有哪些', text);
      expect(reply.intent).toBe('list');
      expect(reply.shown).toEqual(reply.cases.slice(8, 16));
    },
  );

  it.each(['上一页', '前一页', 'previous', 'previous page', 'back'])('goes back with %s', async (text) => {
    const reply = await lastAnswer('金融类案例有哪些', '下一页', text);
    expect(reply.shown).toEqual(reply.cases.slice(0, 8));
  });

  it.each(['第3页', '第三页', 'page 3'])('turns to the page that is named: %s', async (text) => {
    const reply = await lastAnswer('金融类案例有哪些', text);
    expect(reply.intent).toBe('list');
    expect(reply.shown).toEqual(reply.cases.slice(16, 24));
  });

  it('says so at its end, shows nothing again and can still go back', async () => {
    const say = aConversation();
    const { cases } = await say('金融类案例有哪些');
    for (let shown = 8; shown < cases.length; shown += 8) await say('下一页');
    const end = await say('下一页');
    expect(end).toMatchObject({ cases, shown: [], total: cases.length });
    expect(textOf(end)).toContain('没有更多');
    const start = 8 * (Math.ceil(cases.length / 8) - 2);
    expect((await say('上一页')).shown).toEqual(cases.slice(start, start + 8));
  });

  it('says so before its first page', async () => {
    const reply = await lastAnswer('金融类案例有哪些', '上一页');
    expect(reply).toMatchObject({ intent: 'list', shown: [] });
    expect(textOf(reply)).toContain('第一页');
  });

  it('numbers its rows through from page to page', async () => {
    expect(textOf(await answerTo('金融类案例有哪些'))).toMatch(/^8\. /m);
    expect(textOf(await lastAnswer('金融类案例有哪些', '下一页'))).toMatch(/^9\. /m);
  });

  it('stays English from page to page', async () => {
    const reply = await lastAnswer('which finance cases are there', 'more');
    expect(reply).toMatchObject({ intent: 'list', language: 'en' });
    expect(reply.shown).toEqual(reply.cases.slice(8, 16));
  });
});

describe('a list by audience, topic or area', () => {
  it('has for 企业 all of 码头企业 and more', async () => {
    const [enterprises, terminals] = [await answerTo('哪些案例适用于企业'), await answerTo('哪些案例适用于码头企业')];
    expect(terminals.total).toBeGreaterThan(0);
    expect(enterprises.total).toBeGreaterThan(terminals.total);
    expect(enterprises.cases).toEqual(expect.arrayContaining([...terminals.cases]));
  });

  it.each([
    ['哪些案例适用于码头企业', 'audiences', 'enterprise/port-shipping/terminal'],
    ['适用于法院的案例有哪些', 'audiences', 'legal/court'],
    ['金融类案例有哪些', 'topics', 'finance'],
    ['有哪些保险方面的案例', 'topics', 'finance/insurance'],
    ['which cases are about insurance', 'topics', 'finance/insurance'],
    ['济南的案例有哪些', 'areas', 'jinan'],
    ['青岛片区有哪些案例', 'areas', 'qingdao'],
    ['烟台有哪些案例', 'areas', 'yantai'],
  ] as const)('is complete: %s', async (text, facet, id) => {
    const reply = await answerTo(text);
    expect(reply.intent).toBe('list');
    expectList(reply, filedUnder(facet, id));
    expect(firstLineOf(reply)).toMatch(alone(reply.total));
  });

  /** How people ask for the cases of a category, in both languages. */
  const questionsFor = ({ facet, name }: Category) => {
    if (facet === 'audiences') return [`哪些案例适用于${name.zh}`, `which cases apply to ${name.en}`];
    if (facet === 'topics') return [`${name.zh}方面的案例有哪些`, `which cases are about ${name.en}`];
    return [`${name.zh}有哪些案例`, `which cases are in ${name.en}`];
  };

  it('is complete for every category of the taxonomy that has cases, in both languages', async () => {
    for (const category of casebook.taxonomy.categories) {
      const expected = filedUnder(category.facet, category.id);
      if (expected.direct.length + expected.wider.length === 0) continue;
      for (const question of questionsFor(category)) expectList(await answerTo(question), expected, question);
    }
  });

  it('combines two facets', async () => {
    const reply = await answerTo('适用于海关部门的原油类案例有哪些');
    expect(reply.cases).toContain(15);
    const { direct, wider } = filedUnder('audiences', 'department/port/customs');
    expect([...direct, ...wider]).toEqual(expect.arrayContaining([...reply.cases]));
    expect(reply.total).toBeLessThan(direct.length);
  });
});

describe('subjects in a row', () => {
  const about = (...ids: string[]) => sorted([...new Set(ids.flatMap((id) => filedUnder('topics', id).direct))]);

  it('are listed together', async () => {
    const { cases } = await answerTo('海域使用权、排污口的案例有哪些');
    expect(cases).toEqual(expect.arrayContaining([88, 90]));
  });

  it('are one subject where they are said in one breath', async () => {
    const { cases } = await answerTo('污染治理、环保监管方面的案例');
    const { direct } = filedUnder('topics', 'environment');
    expect(cases.filter((number) => !direct.includes(number))).toEqual([]);
    expect(cases).toEqual(expect.arrayContaining([64, 88, 89]));
  });

  it('stand in the order of the book', async () => {
    const { cases } = await answerTo('金融类的案例有哪些');
    expect(cases).toEqual(sorted(cases));
    expect(cases).toEqual(about('finance'));
  });
});

describe('a list that is asked for without a word that says so', () => {
  it.each([
    ['跟扣船、选船有关的', [77, 110]],
    ['担保、保函那种', [49, 50, 61]],
    ['海关用的、又是大宗商品的', [13, 17]],
    ['大学、科研院所、职校能用的都有哪几个', [27, 29, 85, 116, 124, 128]],
    ['法院、仲裁委两家', [109, 141]],
    ['行政审批局的同志进群了，凡是写明给审批部门用的都贴上来', [3, 68, 72, 98, 105, 106]],
    ['综保区里头搞的那些名堂，逐个报个号', [11, 12, 21, 44]],
    ['海事处的老周托我打听有没有写给海事部门的', [57, 113]],
  ])('is given: %s', async (text, numbers) => {
    const reply = await answerTo(text);
    expect(reply).toMatchObject({ intent: 'list' });
    expect(reply.cases).toEqual(expect.arrayContaining(numbers));
  });

  it.each([
    ['出口退税贷是哪条', 66],
    ['手机上点点就能租房贷款的那个', 99],
    ['走海外仓的是哪一个', 102],
    ['绿色发展新模式的原文发我一份', 83],
  ])('is not given where one case is meant: %s', async (text, number) => {
    expect((await answerTo(text)).cases[0]).toBe(number);
  });
});

describe('the members of a row', () => {
  const direct = (facet: Facet, id: string) => filedUnder(facet, id).direct;

  it('are each of the kind that is said once for all of them', async () => {
    const { cases } = await answerTo('海关部门适用的原油、棉花案例有哪些');
    const ofBoth = [...direct('topics', 'commodity/oil/crude'), ...direct('topics', 'commodity/cotton')];
    const expected = direct('audiences', 'department/port/customs').filter((number) => ofBoth.includes(number));
    expect(expected.length).toBeGreaterThan(1);
    expect(sorted(cases.slice(0, expected.length))).toEqual(expected);
  });

  it('may be a party and a subject', async () => {
    const { cases } = await answerTo('跨境电商和保税展销的商家适用哪些');
    const expected = [...direct('audiences', 'enterprise/ecommerce'), ...direct('topics', 'bonded-display')];
    expect(cases).toEqual(expect.arrayContaining(expected));
  });

  it('are several departments where they stand side by side', async () => {
    const { cases } = await answerTo('海关海事这些部门能用哪些');
    const expected = ['customs', 'maritime'].flatMap((id) => direct('audiences', `department/port/${id}`));
    expect(cases).toEqual(expect.arrayContaining(expected));
  });

  it.each([['推荐个济南的火锅店'], ['快下班了各位加油']])(
    'are no list where something else is spoken of: %s',
    async (text) => {
      expect((await answerTo(text)).cases).toEqual([]);
    },
  );

  it('take no whole field along beside a particular subject', async () => {
    const { cases } = await answerTo('码头自动化、智能化的案例');
    expect(cases).toEqual(expect.arrayContaining([33, 34, 127]));
    expect(cases.length).toBeLessThan(direct('topics', 'digital').length / 2);
  });

  it.each([
    ['产业用地和不动产登记', [38, 39, 43]],
    ['施工许可 竣工验收', [3, 72]],
    ['人才引进和培养', [26, 28, 29, 140]],
    ['粮食进口和运输', [10, 115]],
  ])('need no word that asks for a list: %s', async (text, numbers) => {
    const reply = await answerTo(text);
    expect(reply.intent).toBe('list');
    expect(reply.cases).toEqual(expect.arrayContaining(numbers));
  });
});

describe('a case that its categories leave out', () => {
  it('is listed last, marked and counted, where all else speaks for it', async () => {
    const reply = await answerTo('有专利商标的企业（知识产权权利人）能用哪些');
    expect(reply.cases).toEqual(expect.arrayContaining([54, 69, 104, 129]));
    const customsOil = await answerTo('海关能用的原油、棉花案例');
    const mark = textOf(customsOil).indexOf('可能也符合');
    expect(mark).toBeGreaterThan(textOf(customsOil).indexOf('17号'));
    expect(mark).toBeLessThan(textOf(customsOil).indexOf('46号'));
    expect(firstLineOf(customsOil)).toMatch(alone(customsOil.total));
    expect(firstLineOf(customsOil)).toContain('可能符合2项');
  });

  it('is not listed where the book is asked to the letter', async () => {
    const { cases } = await answerTo('适用对象里写明海关部门的有哪些');
    expect(sorted(cases)).toEqual(customs);
  });
});

describe('a bare name', () => {
  it('is the list of what it names, its best known case first and spoken of', async () => {
    const say = aConversation();
    const reply = await say('选船');
    expect(reply.intent).toBe('list');
    expect(reply.cases[0]).toBe(77);
    expect(reply.cases.length).toBeGreaterThan(1);
    expect((await say('在哪一页')).cases).toEqual([77]);
  });

  it('stays in the order of the book where no case stands out', async () => {
    expect((await answerTo('海外仓')).cases.slice(0, 2)).toEqual([56, 102]);
  });

  it('is one case where the case calls itself so', async () => {
    expect(await answerTo('数字保险箱')).toMatchObject({ intent: 'case', cases: [1] });
  });

  it('of a party that one case is for is that case', async () => {
    expect(await answerTo('生态环境局')).toMatchObject({ cases: [144] });
  });
});

describe('what is said beside a request', () => {
  it.each([
    ['出口企业能用哪些？区里出口型企业多，下周推介会要发给他们', '出口企业能用哪些'],
    ['我是跑施工许可的，建筑公司用的上的有哪几个？', '建筑公司用的上的有哪几个'],
    ['写稿子要用，普通老百姓能享受的案例有哪些', '普通老百姓能享受的案例有哪些'],
    ['增值税留抵的案例帮忙找找，下午要开会', '增值税留抵的案例'],
    ['烟台跟海洋有关的案例，写专题用', '烟台跟海洋有关的案例'],
  ])('changes nothing: %s', async (text, request) => {
    const filed = async (said: string) => sorted(filedOf(await answerTo(said)));
    expect(await filed(text)).toEqual(await filed(request));
  });

  it.each([
    ['我们是外贸企业，融资方面的案例有哪些', 'enterprise/trade/foreign'],
    ['科技型企业，知识产权方面能用的', 'enterprise/tech'],
  ])('counts where it says whom the subject is asked for: %s', async (text, id) => {
    const { direct, wider } = filedUnder('audiences', id);
    const own = filedOf(await answerTo(text));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((number) => ![...direct, ...wider].includes(number))).toEqual([]);
  });
});

describe('适用海关的有哪些', () => {
  it('asks for customs, not for 用海', async () => {
    expect(sorted((await answerTo('适用海关的有哪些')).cases.slice(0, 6))).toEqual(customs);
  });
});

describe('what is asked for besides the book', () => {
  it.each(['加油站建设审批的案例', '邮轮母港通关便利有吗？', '平行进口汽车有没有补贴'])(
    'brings no list of the categories that it names: %s',
    async (text) => {
      expect((await answerTo(text)).cases).toEqual([]);
    },
  );
});

describe('a list of all cases', () => {
  it.each(['全部案例', '所有案例', '列出全部案例', '案例目录', 'list all cases', 'show me all the cases'])(
    'has 1 to 144 in order: %s',
    async (text) => {
      const reply = await answerTo(text);
      expect(reply).toMatchObject({ intent: 'list', total: 144, shown: [1, 2, 3, 4, 5, 6, 7, 8] });
      expect(reply.cases).toEqual(casebook.cases.map(({ number }) => number));
      expect(firstLineOf(reply)).toMatch(alone(144));
    },
  );
});
