import { describe, expect, it } from 'vitest';
import type { SentMessage } from '../../../src/bot/inbound.ts';
import { aConnectedFeishu, type FeishuSketch } from '../../support/feishu.ts';
import { aReply } from '../../support/reply.ts';

const group = 'oc_teahouse';
const key = 'answer:feishu:om_question';
const reply = aReply(
  [
    { kind: 'lead', text: '两项案例' },
    {
      kind: 'rows',
      rows: [
        { ordinal: 1, number: 13, mapCode: '1-1', title: '甲' },
        { ordinal: 2, number: 15, mapCode: '1-2', title: '乙' },
      ],
    },
  ],
  {
    intent: 'list',
    cases: [13, 15],
    actions: [
      { label: '下一页', say: '下一页' },
      { label: '办理流程', say: '52号案例的办理流程' },
    ],
  },
);

/** A card of ours that people in the group can click on. */
async function aCard(sketch: FeishuSketch & { known?: Partial<SentMessage> } = {}) {
  const ours = new Map<string, SentMessage>();
  const feishu = await aConnectedFeishu({ sent: (id) => ours.get(id), ...sketch });
  const { platform, adapter } = feishu;
  platform.chat({ id: group });
  const { messageIds } = await adapter.send({ id: group }, reply, { idempotencyKey: key });
  const id = messageIds[0] ?? '';
  ours.set(id, { key, chatId: group, reply, ...sketch.known });
  const card = platform.message(id);
  if (!card) throw new Error('no card is shown');
  const click = (value: unknown, options = {}) => platform.deliver(platform.events.click(card, value, options)).acked;
  return { ...feishu, card, click };
}

const toast = (type: string, text: string) => ({
  code: 200,
  response: { toast: { type, content: expect.stringContaining(text), i18n: { en_us: expect.any(String) } } },
});

describe('a click on a card', () => {
  it('is answered with a toast and says what its button stands for', async () => {
    const { platform, card, told } = await aCard();
    const ack = await platform.press(card, '办理流程', 'ou_zhang').acked;
    expect(ack).toMatchObject(toast('info', '收到'));
    expect(ack.problem).toBeUndefined();
    expect(told.messages).toMatchObject([
      {
        channel: 'feishu',
        chat: { id: group, kind: 'group' },
        sender: { id: 'ou_zhang' },
        text: '52号案例的办理流程',
        quotes: { id: card.id },
        mentionsBot: true,
      },
    ]);
    expect(told.messages[0]?.id).toMatch(new RegExp(`^evt:[\\w-]+/${card.id}$`));
  });

  it('opens the case of a row', async () => {
    const { click, told } = await aCard();
    await click({ v: 1, k: key, a: 3 });
    expect(told.messages.map(({ text }) => text)).toEqual(['15号案例']);
  });

  it('counts for its chat and topic', async () => {
    const { platform, card, told } = await aCard({ known: { kind: 'direct', thread: 'omt_1' } });
    await platform.press(card, '下一页').acked;
    expect(told.messages).toMatchObject([{ chat: { kind: 'direct' }, thread: 'omt_1' }]);
  });

  it('delivered again is the same message', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, card, told } = await aCard({ now: () => now });
    const event = platform.events.click(card, { v: 1, k: key, a: 0 });
    await platform.deliver(event).acked;
    now += 60_000;
    await platform.deliver(event).acked;
    expect(told.messages).toHaveLength(2);
    expect(told.messages[1]?.id).toBe(told.messages[0]?.id);
  });

  it('repeated out of impatience is one question, and later another one', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, card, told } = await aCard({ now: () => now });
    const clicks = [platform.press(card, '下一页', 'ou_zhang'), platform.press(card, '下一页', 'ou_zhang')];
    for (const { acked } of clicks) expect(await acked).toMatchObject(toast('info', '收到'));
    expect(told.messages).toHaveLength(1);
    await platform.press(card, '下一页', 'ou_li').acked;
    await platform.press(card, '办理流程', 'ou_zhang').acked;
    now += 10_000;
    await platform.press(card, '下一页', 'ou_zhang').acked;
    expect(told.messages.map(({ text, sender }) => [text, sender.id])).toEqual([
      ['下一页', 'ou_zhang'],
      ['下一页', 'ou_li'],
      ['52号案例的办理流程', 'ou_zhang'],
      ['下一页', 'ou_zhang'],
    ]);
  });

  it.each([
    ['有用', true],
    ['没用', false],
  ])('on %s is kept as feedback, and says nothing', async (label, useful) => {
    const { platform, card, told } = await aCard();
    expect(await platform.press(card, label, 'ou_zhang').acked).toMatchObject(toast('success', label));
    expect(told.feedback).toEqual([{ channel: 'feishu', chatId: group, senderId: 'ou_zhang', key, useful }]);
    expect(told.messages).toEqual([]);
  });

  it('is answered while an answer is still on its way', async () => {
    const { platform, adapter, card } = await aCard();
    const gate = platform.faults.hold('message.create');
    const sending = adapter.send({ id: group }, reply, { idempotencyKey: 'answer:2' });
    await platform.until(() => gate.waiting === 1);
    expect(await platform.press(card, '下一页').acked).toMatchObject(toast('info', '收到'));
    gate.open();
    await sending;
  });

  it('is answered in time when the bot is slow, and is not lost', async () => {
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const { platform, card, told } = await aCard({ take: () => held, timing: { toast: 50 } });
    const ack = await platform.press(card, '下一页').acked;
    expect(ack).toMatchObject(toast('info', '收到'));
    expect(ack.latencyMs).toBeLessThan(1000);
    expect(told.messages).toHaveLength(1);
    release();
  });

  it('that could not be kept says so, and may be made again', async () => {
    let isFull = true;
    const { platform, card, told, log } = await aCard({
      async take() {
        if (isFull) throw new Error('the disk is full');
        return undefined;
      },
    });
    expect(await platform.press(card, '下一页').acked).toMatchObject(toast('error', '再点一次'));
    isFull = false;
    expect(await platform.press(card, '下一页').acked).toMatchObject(toast('info', '收到'));
    expect(told.messages).toHaveLength(2);
    expect(log.text()).toContain('click not taken');
  });
});

describe('a forged click', () => {
  it.each([
    ['no value', undefined],
    ['a text', '{"v":1}'],
    ['another version', { v: 2, k: key, a: 0 }],
    ['more than a button has', { v: 1, k: key, a: 0, say: '退订' }],
    ['words instead of a place', { v: 1, k: key, a: '退订' }],
    ['a place of no button', { v: 1, k: key, a: 99 }],
    ['a place before the first', { v: 1, k: key, a: -1 }],
    ['the key of another answer', { v: 1, k: 'answer:feishu:om_other', a: 0 }],
    ['a prototype', JSON.parse('{"v":1,"k":"__proto__","a":0,"__proto__":{"a":1}}')],
  ])('with %s gets a kind toast and does nothing', async (_what, value) => {
    const { click, told } = await aCard();
    expect(await click(value)).toMatchObject(toast('warning', '失效'));
    expect([...told.messages, ...told.feedback]).toEqual([]);
  });

  it('from another chat does nothing there or here', async () => {
    const { click, told, adapter } = await aCard();
    expect(await click({ v: 1, k: key, a: 0 }, { chatId: 'oc_other' })).toMatchObject(toast('warning', '失效'));
    expect(await click({ v: 1, k: key, useful: 1 }, { chatId: 'oc_other' })).toMatchObject(toast('warning', '失效'));
    expect([...told.messages, ...told.feedback]).toEqual([]);
    expect(adapter.health().detail).toContain('rejected 2');
  });

  it('on a card that is not known any more does nothing', async () => {
    const { platform, card, told } = await aCard({ sent: () => undefined });
    expect(await platform.press(card, '下一页').acked).toMatchObject(toast('warning', '失效'));
    expect(told.messages).toEqual([]);
  });

  it('of another app or tenant is ignored', async () => {
    const { click, told } = await aCard();
    await click({ v: 1, k: key, a: 0 });
    await click({ v: 1, k: key, a: 1 }, { appId: 'cli_ffffffffffffffff' });
    await click({ v: 1, k: key, a: 1 }, { tenantKey: 'tenant-of-others' });
    expect(told.messages.map(({ text }) => text)).toEqual(['下一页']);
  });
});
