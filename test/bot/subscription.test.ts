import { describe, expect, it } from 'vitest';
import { aConversation, answerTo, firstLineOf, textOf } from '../support/bot.ts';
import { aChat, aSubscribedChat, wednesday } from '../support/subscription.ts';

const mondayAtNine = { kind: 'weekly', weekdays: [1], hour: 9, minute: 0 } as const;
const dayMs = 24 * 60 * 60_000;

function weekly(weekdays: number[], hour: number, minute = 0) {
  return { kind: 'weekly', weekdays, hour, minute };
}

/** In all languages and forms: what does not change the subscription at all. */
const nothing = { topics: [], audiences: [], areas: [] };

describe('subscribing', () => {
  it.each([
    '订阅',
    '订阅每周精选',
    '我要订阅',
    '帮我们订阅一下每周精选',
    '请帮本群订阅，谢谢',
    '訂閱每週精選',
    '每周给我们推一篇',
    '能不能每周给我们推一篇案例',
    '想每周收一篇精选',
    '开通推送',
    '开启每周精选',
    'subscribe',
    'Subscribe us please',
    'sign us up for the weekly digest',
  ])('takes the usual schedule and all cases: %s', async (text) => {
    const chat = aChat();
    expect(await chat.say(text)).toMatchObject({ intent: 'subscription', cases: [] });
    expect(await chat.subscription()).toEqual({
      channel: 'test',
      chatId: 'chat',
      schedule: mondayAtNine,
      timeZone: 'Asia/Shanghai',
      filter: nothing,
      state: 'active',
      changedAt: wednesday,
    });
  });

  it.each([
    ['每周五下午给我们群推一篇案例', weekly([5], 15)],
    ['每天早上八点推一个案例', weekly([1, 2, 3, 4, 5, 6, 7], 8)],
    ['工作日早上9点发一篇案例到群里', weekly([1, 2, 3, 4, 5], 9)],
    ['订阅，每周三上午十点', weekly([3], 10)],
    ['订阅每周精选，每周五下午5点半', weekly([5], 17, 30)],
    ['以后每周一三五 9:30 推一篇', weekly([1, 3, 5], 9, 30)],
    ['每月1号给我们发一篇', { kind: 'monthly', day: 1, hour: 9, minute: 0 }],
    ['subscribe every Friday 5pm', weekly([5], 17)],
    ['send us a case every monday at 10', weekly([1], 10)],
  ])('takes the schedule said with it: %s', async (text, schedule) => {
    const chat = aChat();
    await chat.say(text);
    expect(await chat.subscription()).toMatchObject({ schedule, filter: nothing, state: 'active' });
  });

  it.each([
    ['订阅金融类案例', { ...nothing, topics: ['finance'] }],
    ['每周给我们推一篇海关能用的', { ...nothing, audiences: ['department/port/customs'] }],
    ['订阅，只要青岛的', { ...nothing, areas: ['qingdao'] }],
  ])('takes the choice of cases said with it: %s', async (text, filter) => {
    const chat = aChat();
    await chat.say(text);
    expect(await chat.subscription()).toMatchObject({ schedule: mondayAtNine, filter });
  });

  it('answers with what holds and when the next push comes', async () => {
    const text = textOf(await aChat().say('订阅，每周三上午十点'));
    expect(text).toContain('每周三 10:00');
    expect(text).toContain('143项');
    // Asked at ten on a Wednesday: that one is over.
    expect(text).toContain('2026年3月18日（周三）10:00（北京时间）');
    const english = textOf(await aChat().say('subscribe every Friday 5pm'));
    expect(english).toContain('every Friday at 17:00');
    expect(english).toContain('Friday, 13 March 2026 at 17:00 (Beijing time)');
  });

  it('says that a holiday moved the next push', async () => {
    const chat = aChat({ now: Date.parse('2026-09-30T01:00Z') });
    const reply = await chat.say('订阅');
    expect(textOf(reply)).toContain('2026年10月8日（周四）09:00（北京时间），原定2026年10月5日（周一）逢国庆节');
    expect(textOf(await chat.say('subscription status'))).toMatch(
      /Thursday, 8 October 2026 .* 5 October 2026.*National Day/,
    );
  });

  it('follows the time zone and the schedule of the settings', async () => {
    const settings = { timeZone: 'America/New_York', schedule: weekly([2], 8) } as const;
    const chat = aChat({ settings: { ...settings, schedule: { ...settings.schedule, kind: 'weekly' } } });
    // 2026-03-11T02:00Z is still Tuesday evening there.
    expect(textOf(await chat.say('订阅'))).toContain('2026年3月17日（周二）08:00（北美东部时间）');
    expect(await chat.subscription()).toMatchObject({ timeZone: 'America/New_York' });
  });

  it('a second time changes nothing', async () => {
    const chat = await aSubscribedChat({ with: '订阅，每周三上午十点，只推金融类的' });
    const before = await chat.subscription();
    expect(firstLineOf(await chat.say('订阅每周精选'))).toContain('已经订阅');
    expect(await chat.subscription()).toMatchObject({ schedule: before?.schedule, filter: before?.filter });
  });
});

describe('a question how to subscribe', () => {
  it.each([
    '怎么订阅',
    '如何退订？',
    '可以订阅吗',
    '能不能订阅',
    '订阅是什么',
    '每周精选是什么',
    '怎么改推送时间',
    '怎么暂停推送',
    '有订阅功能吗',
    '可以定期推送案例吗',
    'how do I subscribe?',
    'how to unsubscribe',
    'can I subscribe?',
    'what is the featured case',
  ])('is answered with how, and changes nothing: %s', async (text) => {
    for (const chat of [aChat(), await aSubscribedChat()]) {
      const before = await chat.subscription();
      const reply = await chat.say(text);
      expect(reply.intent).toBe('subscription');
      expect(textOf(reply)).toMatch(/改成每周三上午十点|every Wednesday 10am/);
      expect(await chat.subscription()).toEqual(before);
    }
  });

  it('may be followed by a time', async () => {
    const chat = aChat();
    await chat.say('怎么订阅');
    await chat.say('每周五下午三点半');
    expect(await chat.subscription()).toMatchObject({ schedule: weekly([5], 15, 30), state: 'active' });
  });
});

describe('another time', () => {
  it.each([
    ['改成每周三上午十点', weekly([3], 10)],
    ['改到周五下午5点半', weekly([5], 17, 30)],
    ['换成礼拜一早八点', weekly([1], 8)],
    ['改成每天', weekly([1, 2, 3, 4, 5, 6, 7], 9)],
    ['改成周二和周四', weekly([2, 4], 9)],
    ['调整到工作日', weekly([1, 2, 3, 4, 5], 9)],
    ['改到每月1号', { kind: 'monthly', day: 1, hour: 9, minute: 0 }],
    ['改成每月最后一天下午四点', { kind: 'monthly', day: 31, hour: 16, minute: 0 }],
    ['推送时间改成15:30', weekly([1], 15, 30)],
    ['晚上七点一刻推', weekly([1], 19, 15)],
    ['改到中午', weekly([1], 12)],
    ['麻烦把推送改到每周四下午', weekly([4], 15)],
    ['工作日早上9点', weekly([1, 2, 3, 4, 5], 9)],
    ['每周三上午十点', weekly([3], 10)],
    ['change to every Friday 5pm', weekly([5], 17)],
    ['move it to weekdays at 9', weekly([1, 2, 3, 4, 5], 9)],
    ['change the time to 9:30', weekly([1], 9, 30)],
  ])('is understood out of the blue: %s', async (text, schedule) => {
    const chat = await aSubscribedChat();
    expect((await chat.say(text)).intent).toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ schedule, state: 'active' });
  });

  it.each([
    ['改成周三吧', weekly([3], 9)],
    ['十点', weekly([1], 10)],
    ['10:30', weekly([1], 10, 30)],
    ['那就周五', weekly([5], 9)],
    ['不是，周四', weekly([4], 9)],
    ['太早了，改到十点', weekly([1], 10)],
    ['周五下午', weekly([5], 15)],
    ['每天', weekly([1, 2, 3, 4, 5, 6, 7], 9)],
    ['换成下午', weekly([1], 15)],
    ['noon', weekly([1], 12)],
    ['5pm', weekly([1], 17)],
    ['weekdays at 10', weekly([1, 2, 3, 4, 5], 10)],
    ['first of each month', { kind: 'monthly', day: 1, hour: 9, minute: 0 }],
    ['make it Friday', weekly([5], 9)],
  ])('is understood right after an answer about the subscription: %s', async (text, schedule) => {
    const chat = aChat();
    await chat.say('订阅');
    expect((await chat.say(text)).intent).toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ schedule });
  });

  it('can be said step by step', async () => {
    const chat = aChat();
    for (const text of ['订阅', '改成周三吧', '十点半', '谢谢', '下午四点']) await chat.say(text);
    expect(await chat.subscription()).toMatchObject({ schedule: weekly([3], 16) });
  });

  it('of a monthly schedule may be another day', async () => {
    const chat = aChat();
    for (const text of ['订阅', '每月1号', '改成15号']) await chat.say(text);
    expect(await chat.subscription()).toMatchObject({ schedule: { kind: 'monthly', day: 15 } });
  });

  it('is asked for where none was said', async () => {
    const chat = await aSubscribedChat();
    expect(textOf(await chat.say('换个推送时间'))).toContain('想改到什么时候');
    await chat.say('每周二上午十一点');
    expect(await chat.subscription()).toMatchObject({ schedule: weekly([2], 11) });
  });

  it.each([
    ['改成每周八', '每周八'],
    ['改到25点', '25点'],
    ['改成9点75分', '9点75分'],
    ['改成每月32号', '每月32号'],
    ['改成13月1号', '13月1号'],
    ['改成每月1号和15号', '每月1号和15号'],
    ['改成每两周一次', '每两周'],
    ['每周推两次', '每周推两次'],
    ['改到下周三', '下周三'],
    ['change to every other week', 'every other week'],
    ['change it to 27:00', '27:00'],
  ])('that cannot be had is explained and changes nothing: %s', async (text, said) => {
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    const reply = await chat.say(text);
    expect(reply.intent).toBe('subscription');
    expect(firstLineOf(reply)).toContain(said);
    expect(firstLineOf(reply)).toMatch(/没有变|nothing has changed/);
    expect(await chat.subscription()).toEqual(before);
  });

  it('needs a subscription', async () => {
    const chat = aChat();
    expect(textOf(await chat.say('改成每周三上午十点'))).toContain('还没有订阅');
    expect(await chat.subscription()).toBeUndefined();
  });
});

describe('the choice of cases', () => {
  it.each([
    ['只推金融类的', { ...nothing, topics: ['finance'] }],
    ['我们只想收税收方面的案例', { ...nothing, topics: ['tax'] }],
    ['只推金融和税收类的', { ...nothing, topics: ['finance', 'tax'] }],
    ['只推跨境电商、保险', { ...nothing, topics: ['trade/ecommerce', 'finance/insurance'] }],
    ['只推海关能用的', { ...nothing, audiences: ['department/port/customs'] }],
    ['只推适用于中小企业的', { ...nothing, audiences: ['enterprise/sme'] }],
    ['只推青岛的', { ...nothing, areas: ['qingdao'] }],
    ['only push finance cases', { ...nothing, topics: ['finance'] }],
    ['only send us customs cases', { ...nothing, audiences: ['department/port/customs'] }],
  ])('is understood out of the blue: %s', async (text, filter) => {
    const chat = await aSubscribedChat();
    expect((await chat.say(text)).intent).toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ filter, schedule: mondayAtNine });
  });

  it.each([
    ['只要海关能用的', { ...nothing, audiences: ['department/port/customs'] }],
    ['只看青岛的', { ...nothing, areas: ['qingdao'] }],
    ['只要金融和保险的', { ...nothing, topics: ['finance', 'finance/insurance'] }],
    ['换成金融类的', { ...nothing, topics: ['finance'] }],
    ['就金融吧', { ...nothing, topics: ['finance'] }],
    ['only tax and finance', { ...nothing, topics: ['tax', 'finance'] }],
  ])('is understood right after an answer about the subscription: %s', async (text, filter) => {
    const chat = aChat();
    await chat.say('订阅');
    expect((await chat.say(text)).intent).toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ filter });
  });

  it('can grow', async () => {
    const chat = aChat();
    for (const text of ['订阅', '只推金融类的', '再加上税收']) await chat.say(text);
    expect(await chat.subscription()).toMatchObject({ filter: { ...nothing, topics: ['finance', 'tax'] } });
  });

  it.each(['全部都推', '不限主题', '什么都推', '取消筛选', '全部', 'all topics', 'everything', 'remove the filter'])(
    'can be opened again: %s',
    async (text) => {
      const chat = aChat();
      await chat.say('订阅，只推金融类的');
      expect((await chat.say(text)).intent).toBe('subscription');
      expect(await chat.subscription()).toMatchObject({ filter: nothing });
    },
  );

  it('answers with what holds', async () => {
    const chat = await aSubscribedChat();
    const text = textOf(await chat.say('只推金融类的'));
    expect(text).toMatch(/只推“金融”，共\d+项/);
    expect(text).toContain('2026年3月16日（周一）09:00');
  });

  it.each([
    ['只推航天类的', '航天'],
    ['只推金融和航天的', '航天'],
    ['订阅航天类的案例', '航天'],
    ['only push space cases', 'space'],
  ])('by an unknown topic is explained and changes nothing: %s', async (text, said) => {
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    const reply = await chat.say(text);
    expect(reply.intent).toBe('subscription');
    expect(firstLineOf(reply)).toContain(said);
    expect(firstLineOf(reply)).toMatch(/金融|finance/);
    expect(await chat.subscription()).toEqual(before);
  });

  it('that no case fits is explained and changes nothing', async () => {
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    expect(firstLineOf(await chat.say('只推澳门的金融类'))).toMatch(/没有同时符合.*没有变/);
    expect(await chat.subscription()).toEqual(before);
  });

  it('that fewer than four cases fit is taken, and said', async () => {
    const chat = await aSubscribedChat();
    expect(textOf(await chat.say('只推澳门的'))).toContain('符合的只有1项');
    expect(await chat.subscription()).toMatchObject({ filter: { ...nothing, areas: ['macao'] } });
  });

  it.each(['不要推金融类的', '除了金融都推', '别推海关的', 'push everything except tax'])(
    'cannot leave a kind out, which is explained: %s',
    async (text) => {
      const chat = await aSubscribedChat();
      const before = await chat.subscription();
      expect(textOf(await chat.say(text))).toMatch(/只推|only push/);
      expect(await chat.subscription()).toEqual(before);
    },
  );
});

describe('a pause', () => {
  it.each(['暂停', '暂停推送', '先别推了', '先停一下推送', 'pause', 'pause the pushes'])(
    'without an end lasts: %s',
    async (text) => {
      const chat = await aSubscribedChat();
      const reply = await chat.say(text);
      expect(textOf(reply)).toMatch(/恢复推送|resume/);
      const subscription = await chat.subscription();
      expect(subscription).toMatchObject({ state: 'paused', schedule: mondayAtNine });
      expect(subscription).not.toHaveProperty('pausedUntil');
    },
  );

  it.each([
    ['暂停到12月1日', '2026-12-01'],
    ['暂停到下周一', '2026-03-16'],
    ['暂停两周', '2026-03-25'],
    ['暂停一个月', '2026-04-11'],
    ['这周别推了', '2026-03-15'],
    ['下周别推', '2026-03-22'],
    ['跳过下一次', '2026-03-16'],
    ['暂停到清明后', '2026-04-06'],
    ['pause until Dec 1', '2026-12-01'],
    ['pause for two weeks', '2026-03-25'],
    ['skip the next one', '2026-03-16'],
  ])('has an end: %s', async (text, pausedUntil) => {
    const chat = await aSubscribedChat();
    await chat.say(text);
    // 下周别推 begins when nothing is due before: the next push is on Monday.
    expect(await chat.subscription()).toMatchObject({ state: 'paused', pausedUntil });
  });

  it('of two weeks leaves out two weekly pushes, whether before or after the time of the push', async () => {
    for (const [now, next] of [
      ['2026-03-09T00:30Z', '2026年3月23日'],
      ['2026-03-09T01:30Z', '2026年3月30日'],
    ] as const) {
      const chat = await aSubscribedChat({ now: Date.parse(now) - 11 * 60_000 });
      expect(textOf(await chat.say('暂停两周'))).toContain(`下一次：${next}（周一）09:00`);
    }
  });

  it('says when it goes on and when the next push comes', async () => {
    const text = textOf(await (await aSubscribedChat()).say('暂停到12月1日'));
    expect(text).toContain('2026年12月2日（周三）起恢复');
    expect(text).toContain('2026年12月7日（周一）09:00');
  });

  it('ends by itself', async () => {
    const chat = await aSubscribedChat();
    await chat.say('暂停到下周一');
    chat.wait(6 * dayMs);
    const text = textOf(await chat.say('我订了什么'));
    expect(text).not.toContain('暂停');
    expect(text).toContain('2026年3月23日（周一）');
  });

  it('for holidays is not needed', async () => {
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    expect(textOf(await chat.say('国庆期间别发'))).toContain('本来就不推');
    expect(textOf(await chat.say('no pushes during Spring Festival'))).toContain('anyway');
    expect(await chat.subscription()).toEqual(before);
  });

  it('for holidays is taken where pushes do not skip them and nothing is due before', async () => {
    const settings = { skipHolidays: false };
    const late = await aSubscribedChat({ now: Date.parse('2026-09-29T02:00Z'), settings });
    await late.say('国庆期间别发');
    expect(await late.subscription()).toMatchObject({ state: 'paused', pausedUntil: '2026-10-07' });
    const early = await aSubscribedChat({ settings });
    expect(textOf(await early.say('国庆期间别发'))).toContain('只能从现在开始');
    expect(await early.subscription()).toMatchObject({ state: 'active' });
  });

  it.each(['暂停到13月1日', '暂停到2月30日', '暂停10年', '暂停两小时', '暂停到昨天'])(
    'that cannot be is explained and changes nothing: %s',
    async (text) => {
      const chat = await aSubscribedChat();
      const before = await chat.subscription();
      expect(firstLineOf(await chat.say(text))).toContain('没有变');
      expect(await chat.subscription()).toEqual(before);
    },
  );

  it.each(['恢复推送', '恢复', '继续推', '重新开始推送', '取消暂停', 'resume', 'unpause'])(
    'ends when somebody says so: %s',
    async (text) => {
      const chat = await aSubscribedChat();
      await chat.say('暂停到12月1日');
      chat.wait(dayMs);
      expect(textOf(await chat.say(text))).toMatch(/2026年3月16日|16 March 2026/);
      const subscription = await chat.subscription();
      expect(subscription).toMatchObject({ state: 'active' });
      expect(subscription).not.toHaveProperty('pausedUntil');
    },
  );

  it('stays while the time is changed', async () => {
    const chat = aChat();
    for (const text of ['订阅', '暂停到12月1日', '改成周三']) await chat.say(text);
    expect(await chat.subscription()).toMatchObject({
      state: 'paused',
      pausedUntil: '2026-12-01',
      schedule: weekly([3], 9),
    });
  });
});

describe('the end of a subscription', () => {
  it.each([
    '退订',
    '取消订阅',
    '取消推送',
    '帮我退订一下',
    '不要再推了',
    '别推了',
    '别再给我们发了',
    '不订了',
    '停止推送',
    '把推送关掉',
    'unsubscribe',
    'stop sending',
    'cancel the subscription',
    'no more digests please',
  ])('is understood: %s', async (text) => {
    const chat = await aSubscribedChat({ with: '订阅，每周三上午十点，只推金融类的' });
    expect((await chat.say(text)).intent).toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ state: 'ended', schedule: weekly([3], 10) });
  });

  it('keeps the settings for a next time', async () => {
    const chat = await aSubscribedChat({ with: '订阅，每周三上午十点，只推金融类的' });
    await chat.say('退订');
    expect(textOf(await chat.say('我订了什么'))).toContain('退订');
    await chat.say('订阅');
    expect(await chat.subscription()).toMatchObject({
      state: 'active',
      schedule: weekly([3], 10),
      filter: { ...nothing, topics: ['finance'] },
    });
  });

  it('of none is said kindly', async () => {
    const chat = aChat();
    expect(textOf(await chat.say('退订'))).toContain('还没有订阅');
    expect(await chat.subscription()).toBeUndefined();
  });
});

describe('a question what holds', () => {
  it.each([
    '我订了什么',
    '我们订阅了什么',
    '订阅状态',
    '查看订阅',
    '下次什么时候推',
    '下一期什么时候',
    '什么时候推送',
    '几点推',
    '周几推送',
    '现在推的是什么',
    '订阅了吗',
    '还在推吗',
    'subscription status',
    'when is the next one',
    'when is the next push?',
    'what did we subscribe to',
    'are we subscribed?',
  ])('is answered and changes nothing: %s', async (text) => {
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    const reply = await chat.say(text);
    expect(reply.intent).toBe('subscription');
    expect(textOf(reply)).toMatch(/2026年3月16日（周一）09:00|Monday, 16 March 2026 at 09:00/);
    expect(await chat.subscription()).toEqual(before);
    expect(textOf(await aChat().say(text))).toMatch(/还没有订阅|no subscription/);
  });
});

describe('a case right away', () => {
  it.each([
    '现在推一篇',
    '马上推一个',
    '推一篇看看',
    '来一篇精选',
    '现在就来一篇',
    '随机推一篇',
    'push one now',
    'send one now',
    'give us a featured case now',
  ])('is the digest itself: %s', async (text) => {
    const chat = await aSubscribedChat();
    const reply = await chat.say(text);
    expect(reply.intent).toBe('subscription');
    expect(firstLineOf(reply)).toMatch(/^本周精选|^Featured case/);
    expect((await chat.pushes()).map(({ number }) => number)).toEqual(reply.cases);
  });

  it('is another one each time', async () => {
    const chat = await aSubscribedChat();
    const numbers: number[] = [];
    for (let i = 0; i < 5; i++) numbers.push(...(await chat.say('现在推一篇')).cases);
    expect(new Set(numbers).size).toBe(5);
  });

  it('is of the kind that the chat chose, or that is asked for', async () => {
    const chat = await aSubscribedChat({ with: '订阅，只推澳门的' });
    const [first] = (await chat.say('现在推一篇')).cases;
    expect((await chat.say('现在推一篇')).cases).toEqual([first]);
    expect(textOf(await chat.say('现在推一篇金融的'))).toContain('本周精选');
    expect((await chat.pushes()).at(-1)?.number).not.toBe(first);
  });

  it('can be talked about', async () => {
    const chat = await aSubscribedChat();
    const { cases } = await chat.say('现在推一篇');
    expect(await chat.say('流程呢')).toMatchObject({ intent: 'case', aspect: 'process', cases });
    expect((await chat.say('第二个')).intent).toBe('case');
  });

  it('needs no subscription, and makes none', async () => {
    const chat = aChat();
    expect(textOf(await chat.say('现在推一篇'))).toContain('订阅每周精选');
    expect(await chat.subscription()).toBeUndefined();
  });
});

describe('issues', () => {
  it.each(['上一期', '上期', '上一篇推的是什么', '上次推的是什么', '最近一期', 'last issue', "last week's case"])(
    'can be had again, the last: %s',
    async (text) => {
      const chat = aChat();
      await chat.say('现在推一篇');
      const { cases } = await chat.say('现在推一篇');
      const reply = await chat.say(text);
      expect(reply).toMatchObject({ intent: 'subscription', cases });
      expect(firstLineOf(reply)).toMatch(/2026年3月11日|11 March 2026/);
    },
  );

  it.each(['往期', '往期回顾', '推过哪些', '历史推送', '看看推送记录', 'past issues', 'push history'])(
    'can be listed, the newest first: %s',
    async (text) => {
      const chat = aChat();
      const numbers: number[] = [];
      for (let i = 0; i < 3; i++) numbers.unshift(...(await chat.say('现在推一篇')).cases);
      const reply = await chat.say(text);
      expect(reply).toMatchObject({ intent: 'subscription', cases: numbers, total: 3 });
      expect(textOf(reply)).toMatch(/2026年3月|2026-03/);
    },
  );

  it('can be paged and pointed into', async () => {
    const chat = aChat();
    for (let i = 0; i < 10; i++) await chat.say('现在推一篇');
    const { cases, shown } = await chat.say('往期');
    expect(shown).toEqual(cases.slice(0, 8));
    expect((await chat.say('下一页')).shown).toEqual(cases.slice(8));
    expect((await chat.say('第二个')).cases).toEqual([cases[1]]);
  });

  it('are none at first', async () => {
    expect(textOf(await aChat().say('往期'))).toContain('还没有推过');
    expect(textOf(await aChat().say('last issue'))).toContain('Nothing has been pushed');
  });
});

describe('the subscription of a group', () => {
  const settings = { admins: ['test:li', 'other:zhang'] };
  const changes = ['订阅', '改成每周三上午十点', '只推金融类的', '全部都推', '暂停', '恢复推送', '退订'];

  it('is changed by anybody where no administrators are named', async () => {
    const chat = aChat({ kind: 'group' });
    await chat.say('订阅', 'zhang');
    await chat.say('改成每周三上午十点', 'wang');
    expect(await chat.subscription()).toMatchObject({ schedule: weekly([3], 10) });
  });

  it('is changed by administrators only where such are named', async () => {
    const chat = aChat({ kind: 'group', settings });
    expect(textOf(await chat.say('订阅', 'zhang'))).toContain('管理员');
    expect(await chat.subscription()).toBeUndefined();
    await chat.say('订阅', 'li');
    const before = await chat.subscription();
    expect(before).toMatchObject({ state: 'active' });
    for (const text of changes.slice(1, 5)) {
      expect(textOf(await chat.say(text, 'zhang')), text).toContain('管理员');
      expect(await chat.subscription(), text).toEqual(before);
    }
    await chat.say('退订', 'zhang');
    expect(await chat.subscription()).toMatchObject({ state: 'active' });
    await chat.say('退订', 'li');
    expect(await chat.subscription()).toMatchObject({ state: 'ended' });
  });

  it('may be looked at by anybody', async () => {
    const chat = aChat({ kind: 'group', settings });
    await chat.say('订阅', 'li');
    expect(textOf(await chat.say('我订了什么', 'zhang'))).toContain('每周一 09:00');
    expect(textOf(await chat.say('怎么订阅', 'zhang'))).toContain('可以这样说');
    expect((await chat.say('现在推一篇', 'zhang')).cases).toHaveLength(1);
  });

  it('is talked about by one person: another one’s "十点" is none of it', async () => {
    const chat = aChat({ kind: 'group' });
    await chat.say('订阅', 'zhang');
    expect((await chat.say('十点', 'wang')).intent).not.toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ schedule: mondayAtNine });
  });

  it('does not bind a direct chat', async () => {
    const chat = aChat({ kind: 'direct', settings });
    await chat.say('订阅', 'zhang');
    expect(await chat.subscription()).toMatchObject({ state: 'active' });
  });
});

describe('the talk about the subscription', () => {
  it.each(['52号案例', '哪些案例适用于海关部门', '一共有多少案例', '13和15有什么区别'])(
    'is over after another question: %s',
    async (text) => {
      const chat = aChat();
      await chat.say('订阅');
      expect((await chat.say(text)).intent).not.toBe('subscription');
      await chat.say('周三');
      expect(await chat.subscription()).toMatchObject({ schedule: mondayAtNine });
    },
  );

  it('is over after ten minutes', async () => {
    const chat = await aSubscribedChat();
    expect((await chat.say('十点')).intent).not.toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ schedule: mondayAtNine });
  });

  it('does not take a list away', async () => {
    const say = aConversation();
    const { cases } = await say('哪些案例适用于海关部门');
    await say('我订了什么');
    expect((await say('第二个')).cases).toEqual([cases[1]]);
  });

  it('leaves narrowing to a list that was shown after it', async () => {
    const chat = aChat();
    await chat.say('订阅');
    await chat.say('海关监管的案例有哪些');
    expect((await chat.say('只看原油的')).intent).not.toBe('subscription');
    expect(await chat.subscription()).toMatchObject({ filter: nothing });
  });

  it('is in the language it is held in', async () => {
    const chat = aChat();
    await chat.say('subscribe');
    expect(await chat.say('5pm')).toMatchObject({ intent: 'subscription', language: 'en' });
    expect(await chat.say('改成周三')).toMatchObject({ intent: 'subscription', language: 'zh' });
  });
});

describe('questions about cases', () => {
  const questions = [
    '企业订阅预警信息的平台是哪个',
    '每月1.7万箱是哪个平台',
    '有没有推送缴费信息的案例',
    '信息推送怎么做',
    '电子发票什么时候推送给企业',
    '税务推送确认的退税案例',
    '监管部门推送给企业的信息有哪些',
    '推荐一篇金融案例',
    '推荐几个案例',
    '推广经验有哪些',
    '推行独任审批师',
    '推出了什么产品',
    '暂停施工怎么办',
    '企业暂停营业了怎么办',
    '海洋生态怎么恢复',
    '恢复生产的案例',
    '人防审批取消了没有',
    '取消审批的案例',
    '每天能办多少件',
    '几个工作日办结',
    '当天办结的有哪些',
    '周五能办吗',
    '什么时候可以办',
    '国庆期间能通关吗',
    '24小时办理的',
    '从3天缩短到1天的是哪个',
    '只看青岛的',
    '只要海关能用的',
    '只推行一次的政策',
    '只适用于海关的',
    '专门针对中小企业的',
    '除了海关还有哪些部门',
    '不要化验的原油案例',
    '不用现场核查的',
    '全部案例',
    '都有哪些主题',
    '现在有多少案例',
    '现在来看52号',
    '发我看看52号',
    '给我看一个案例',
    '换个案例',
    '15号',
    '十点',
    '周三',
    '每天',
    '到12月1日',
    '船舶怎么订舱',
    '制订一个标准',
    '变更登记怎么办',
    '调整了什么',
    '还要什么材料',
    '加上税收',
    '跳过化验',
    '继续',
    '下一页',
    '上一个',
    'cases about push notifications',
    'only finance cases',
    'which cases let us only file once',
    'skip inspection',
    'cancel approval',
    'resume production',
    'monthly 17,000 containers which platform',
    'every case about finance',
    'friday',
  ];

  it.each(questions)('are never taken for talk about the subscription: %s', async (text) => {
    expect((await answerTo(text)).intent).not.toBe('subscription');
    const chat = await aSubscribedChat();
    const before = await chat.subscription();
    expect((await chat.say(text)).intent).not.toBe('subscription');
    expect(await chat.subscription()).toEqual(before);
  });

  it.each([
    ['国外技术性贸易措施的信息推送服务', [55]],
    ['每月1.7万箱是哪个平台', [65]],
    ['有没有自然资源海洋部门推送缴费信息给税务的例子', [111]],
    ['海里鱼越来越少，怎么恢复', [35]],
    ['人防审批取消了没有', [97]],
  ])('are answered though they have the words of it: %s', async (text, cases) => {
    expect((await answerTo(text)).cases).toEqual(cases);
  });
});
