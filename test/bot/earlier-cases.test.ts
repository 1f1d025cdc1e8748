import { describe, expect, it } from 'vitest';
import { aConversation, answerTo, casebook, lastAnswer, textOf } from '../support/bot.ts';

const unstated = /没有写明|does not say/;

describe('a case spoken of earlier', () => {
  it.each([
    ['的勘验那条在第几页', '一开始问'],
    ['勘验那个呢，第几页', '刚才'],
  ])('is pointed at by its words: …%s', async (asked, when) => {
    const say = aConversation();
    await say('7号案例');
    await say('52号案例');
    await say('12号案例');
    expect(await say(`${when}${asked}`)).toMatchObject({ intent: 'case', aspect: 'page', cases: [7] });
  });

  it('is pointed at without a word for earlier, where its words are said', async () => {
    const say = aConversation();
    await say('17号案例');
    await say('16号案例');
    expect(await say('棉花那个第几页')).toMatchObject({ aspect: 'page', cases: [17] });
  });

  it('is the one that was spoken of first, of two that have the words', async () => {
    const say = aConversation();
    await say('7号案例');
    await say('98号案例');
    expect((await say('一开始问的勘验那条的流程')).cases).toEqual([7]);
  });

  it('outlasts a list', async () => {
    const say = aConversation();
    await say('7号案例');
    await say('金融类案例有哪些');
    expect((await say('刚才勘验那个的效果')).cases).toEqual([7]);
  });

  it('is no answer to a question that names another', async () => {
    const say = aConversation();
    await say('7号案例');
    await say('52号案例');
    expect((await say('葡萄酒保税灌装那个第几页')).cases).toEqual([21]);
  });

  it.each([
    ['7号案例', '52号案例', '刚才勘验那个跟37号比一比', [7, 37]],
    ['125号案例', '95号案例', '和前面做临床的那个比，有啥不同', [95, 125]],
    ['10号案例', '115号案例', '跟前面检疫那个算一类吗', [115, 10]],
  ])('is compared: %s, %s, %s', async (first, second, text, numbers) => {
    expect(await lastAnswer(first, second, text)).toMatchObject({ intent: 'compare', cases: numbers });
  });
});

describe('a comparison with a case that is described', () => {
  it.each([
    ['72号案例', '跟“拿地即开工”是一回事吗', [72, 3]],
    ['124号案例', '和双元制职业教育比比看', [124, 128]],
    ['123号案例', '跟数字仓单质押那条是不是都给贸易企业', [123, 134]],
    ['61号案例', '它跟118都是对韩国的，分别解决啥', [61, 118]],
  ])('%s, %s', async (first, text, numbers) => {
    expect(await lastAnswer(first, text)).toMatchObject({ intent: 'compare', cases: numbers });
  });

  it.each([
    ['123号案例', '跟哪家合作清算', 123],
    ['76号案例', '同一个仓库不同状态的货分类监管那条', 19],
  ])('is not what is asked for: %s, %s', async (first, text, number) => {
    expect(await lastAnswer(first, text)).toMatchObject({ intent: 'case', cases: [number] });
  });

  it('begins with the pages where these are asked for', async () => {
    const reply = await lastAnswer('88号案例', '和排污许可1+1+N那条分别在几页');
    expect(reply).toMatchObject({ intent: 'compare', aspect: 'page', cases: [88, 89] });
    const text = textOf(reply);
    expect(text.indexOf('页码')).toBeLessThan(text.indexOf('概要'));
    for (const number of [88, 89]) expect(text).toContain(`第${casebook.get(number)?.pages.first}`);
  });
});

describe('what follows a case', () => {
  it.each([
    ['39号案例', '契税怎么算'],
    ['85号案例', '价目表有么'],
    ['65号案例', '登录要U盾吗'],
    ['106号案例', '系统哪家公司开发的'],
    ['1号案例', '密码忘了找谁'],
    ['6号案例', "what's the minimum registered capital for it?"],
    ['123号案例', 'commission?'],
  ])('is said to be missing where the book leaves it open: %s, %s', async (first, text) => {
    const reply = await lastAnswer(first, text);
    expect(reply).toMatchObject({ intent: 'case', cases: [Number.parseInt(first, 10)] });
    expect(textOf(reply)).toMatch(unstated);
  });

  it.each([
    ['12号案例', '故宫门票多少钱'],
    ['94号案例', '奶粉涨价了没'],
    ['29号案例', '幼儿园学位怎么申请'],
    ['40号案例', '电梯维保多久一次，去哪查记录'],
    ['94号案例', '婴幼儿奶粉补贴怎么领'],
  ])('is refused where it shares a noun with the case and is about something else: %s, %s', async (first, text) => {
    expect((await lastAnswer(first, text)).cases).toEqual([]);
  });

  it.each([
    ['91号案例', '谁牵头审', 'process'],
    ['79号案例', '账户开在哪', 'process'],
    ['89号案例', '从头到尾怎么走', 'process'],
    ['7号案例', '按什么顺序办', 'process'],
  ])('leads with the part that answers it: %s, %s', async (first, text, aspect) => {
    expect(await lastAnswer(first, text)).toMatchObject({ cases: [Number.parseInt(first, 10)], aspect });
  });
});

describe('a list, and what was said of one of it', () => {
  it('begins with the case that the words describe, which is spoken of from then on', async () => {
    const say = aConversation();
    const reply = await say('做科研用的血样组织从国外寄进来，每批都要单独批检疫，太磨人');
    expect(reply.cases[0]).toBe(31);
    expect((await say('这个给谁用')).cases).toEqual([31]);
  });

  it('stays in the order of the book where it is plainly asked for', async () => {
    const { cases } = await answerTo('海外仓的案例有哪些');
    expect(cases).toEqual([...cases].sort((a, b) => a - b));
  });

  it('is still what is spoken of where no page is left, and can be listed again', async () => {
    const say = aConversation();
    const { cases } = await say('适用对象里写着海关部门的有几个');
    expect(cases.length).toBeGreaterThan(1);
    expect(await say('下一页')).toMatchObject({ cases, shown: [], total: cases.length });
    expect(await say('列出来看看')).toMatchObject({ cases, shown: cases });
  });

  it.each([
    ['87号案例', '哪些企业能用', 87],
    ['55号案例', '里面多少条信息', 55],
  ])('is not narrowed by a question about the case spoken of: %s, %s', async (first, text, number) => {
    expect(await lastAnswer('外贸企业能用哪些案例', first, text)).toMatchObject({ intent: 'case', cases: [number] });
  });
});
