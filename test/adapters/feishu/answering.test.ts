import { describe, expect, it, vi } from 'vitest';
import { aFeishuBot, cardText } from '../../support/feishu-bot.ts';
import { REDELIVERY_DELAYS_MS } from '../../support/feishu-platform/socket/delivery.ts';

const group = 'oc_teahouse';
const vat = '增值税“留抵贷”盘活企业沉淀资金';

describe('a question on Feishu', () => {
  it('is answered by a card that quotes it', async () => {
    const { say, shown } = await aFeishuBot();
    await say(group, '@{bot} 52号案例', { messageId: 'om_1' });
    const card = await shown(group);
    expect(card).toMatchObject({ type: 'interactive', parentId: 'om_1' });
    expect(cardText(card)).toContain(vat);
  });

  it('is answered once, though it is delivered again after 15 s, 5 min, 1 h and 6 h, and over restarts', async () => {
    const { platform, say, shown, wait, restart } = await aFeishuBot();
    const question = platform.events.text(group, '@{bot} 52号案例');
    await platform.deliver(question).acked;
    await shown(group);
    for (const pause of REDELIVERY_DELAYS_MS) {
      wait(pause);
      expect((await platform.deliver(question).acked).code).toBe(200);
      await restart();
      expect((await platform.deliver(question).acked).code).toBe(200);
    }
    await say(group, '@{bot} 13号案例', { messageId: 'om_last' });
    expect((await shown(group, 2)).parentId).toBe('om_last');
    await restart();
    expect(platform.shown(group)).toHaveLength(2);
  });

  it('that comes for the first time after an hour is not answered any more', async () => {
    const { platform, say, shown, wait } = await aFeishuBot();
    const late = platform.events.text(group, '@{bot} 52号案例');
    wait(3_600_000);
    await platform.deliver(late).acked;
    await say(group, '@{bot} 13号案例', { messageId: 'om_2' });
    expect((await shown(group)).parentId).toBe('om_2');
  });

  it('is answered in its topic', async () => {
    const { platform, say, shown } = await aFeishuBot();
    const { id } = platform.chat({ mode: 'topic' });
    await say(id, '@{bot} 52号案例', { threadId: 'omt_1' });
    expect(await shown(id)).toMatchObject({ threadId: 'omt_1' });
  });

  it('about the card that it quotes is understood, whoever asks', async () => {
    const { say, shown } = await aFeishuBot();
    await say(group, '@{bot} 13号案例', { from: 'ou_zhang' });
    const first = await shown(group);
    await say(group, '@{bot} 52号案例', { from: 'ou_zhang' });
    await shown(group, 2);
    await say(group, '第几页', { from: 'ou_li', replyTo: first.id, messageId: 'om_page' });
    const answer = await shown(group, 3);
    expect(answer.parentId).toBe('om_page');
    expect(cardText(answer)).toContain('13号');
  });

  it('that is a picture gets a kind sentence', async () => {
    const { platform, shown } = await aFeishuBot();
    const { id } = platform.chat({ mode: 'p2p' });
    await platform.deliver(platform.events.image(id)).acked;
    expect(cardText(await shown(id))).toContain('没有看到文字');
  });

  it('pings nobody, whatever it says', async () => {
    const { say, shown } = await aFeishuBot();
    await say(group, '@{bot} <at id=all></at><at user_id="all"></at> 明天天气怎么样');
    expect((await shown(group)).pings).toEqual([]);
  });

  it('that is taken back before its answer goes out gets none', async () => {
    const { platform, store, say, shown } = await aFeishuBot();
    const busy = platform.faults.onCall('message.reply', { kind: 'code', code: 230020 });
    await say(group, '@{bot} 52号案例', { messageId: 'om_1' });
    await platform.until(() => busy.hits > 0);
    await platform.deliver(platform.events.recalled('om_1')).acked;
    busy.clear();
    await say(group, '@{bot} 13号案例', { messageId: 'om_2' });
    expect((await shown(group)).parentId).toBe('om_2');
    await vi.waitFor(async () => expect(await store().outbox.hasOpen('feishu')).toBe(false), { timeout: 20_000 });
    expect(platform.shown(group)).toHaveLength(1);
  });
});

describe('a group on Feishu', () => {
  it('is welcomed once, with examples and how to subscribe', async () => {
    const { platform, say, shown } = await aFeishuBot();
    const added = platform.events.botAdded(group);
    await platform.deliver(added).acked;
    const welcome = await shown(group);
    expect(cardText(welcome)).toContain('订阅每周精选');
    await platform.deliver(added).acked;
    await say(group, '@{bot} 13号案例');
    await shown(group, 2);
    expect(platform.shown(group).filter((message) => cardText(message).includes('大家好'))).toHaveLength(1);
  });

  it('gets nothing more once the bot was removed', async () => {
    const { platform, store, say, shown } = await aFeishuBot();
    await say(group, '@{bot} 订阅每周精选');
    await shown(group);
    await platform.deliver(platform.events.botRemoved(group)).acked;
    expect(await store().chats.find('feishu', group)).toMatchObject({ isGone: true });
  });
});

describe('the buttons of a card on Feishu', () => {
  it('do what typing does, and their answers quote the card', async () => {
    const { platform, say, shown } = await aFeishuBot();
    await say(group, '@{bot} 52号案例', { from: 'ou_zhang' });
    const card = await shown(group);
    expect((await platform.press(card, '办理流程', 'ou_li').acked).problem).toBeUndefined();
    const answer = await shown(group, 2);
    expect(answer.parentId).toBe(card.id);
    expect(cardText(answer)).toContain(vat);
  });

  it('page through the list that they stand on, for whoever clicks', async () => {
    const { platform, say, shown } = await aFeishuBot();
    await say(group, '@{bot} 列出全部案例', { from: 'ou_zhang' });
    const list = await shown(group);
    await platform.press(list, '下一页', 'ou_li').acked;
    const next = await shown(group, 2);
    expect(next.parentId).toBe(list.id);
    expect(cardText(next)).toMatch(/\n9\. /);
  });

  it('still work after a restart', async () => {
    const { platform, say, shown, restart } = await aFeishuBot();
    await say(group, '@{bot} 52号案例');
    const card = await shown(group);
    await restart();
    await platform.press(card, '办理流程').acked;
    expect((await shown(group, 2)).parentId).toBe(card.id);
  });

  it('of a list that is long past still page', async () => {
    const { platform, say, shown, wait } = await aFeishuBot();
    await say(group, '@{bot} 列出全部案例');
    const list = await shown(group);
    wait(24 * 3_600_000);
    expect(await platform.press(list, '下一页').acked).toMatchObject({ response: { toast: { type: 'info' } } });
    expect(cardText(await shown(group, 2))).toMatch(/\n9\. /);
  });

  it('show nothing in another chat', async () => {
    const { platform, say, shown } = await aFeishuBot();
    const { id: other } = platform.chat();
    await say(group, '@{bot} 52号案例');
    const card = await shown(group);
    const value = { v: 1, k: 'answer:feishu:om_other', a: 0 };
    await platform.deliver(platform.events.click(card, value, { chatId: other })).acked;
    await platform.press(card, '办理流程').acked;
    await shown(group, 2);
    expect(platform.shown(other)).toEqual([]);
  });

  it('keep what people think of an answer, the last word of each', async () => {
    const { platform, store, say, shown } = await aFeishuBot();
    await say(group, '@{bot} 52号案例');
    const card = await shown(group);
    await platform.press(card, '有用', 'ou_zhang').acked;
    await platform.press(card, '没用', 'ou_zhang').acked;
    await platform.press(card, '有用', 'ou_li').acked;
    expect(await store().feedback.count()).toEqual({ useful: 1, useless: 1 });
  });

  it('are each answered with a toast within a second, on every card that leads on', async () => {
    const { platform, say, shown } = await aFeishuBot();
    await say(group, '@{bot} 52号案例');
    const card = await shown(group);
    const values = [...JSON.stringify(card.content).matchAll(/"value":(\{[^}]*\})/g)].map(([, value = '']) => value);
    expect(values.length).toBeGreaterThan(3);
    for (const value of values) {
      const ack = await platform.deliver(platform.events.click(card, JSON.parse(value))).acked;
      expect(ack).toMatchObject({ code: 200, response: { toast: { type: expect.stringMatching(/info|success/) } } });
      expect(ack.latencyMs).toBeLessThan(1_000);
    }
  });
});
