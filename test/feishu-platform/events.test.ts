import { normalize, type RawMessageEvent } from '@larksuiteoapi/node-sdk';
import { describe, expect, it } from 'vitest';
import type { FeishuPlatform, PlatformEvent } from '../support/feishu-platform/platform.ts';
import { platformForTest } from './sdk.ts';

/** How the SDK itself reads a message event. */
function readBySdk({ app }: FeishuPlatform, { event }: PlatformEvent) {
  const botIdentity = { openId: app.botOpenId, name: app.botName };
  return normalize(event as unknown as RawMessageEvent, { botIdentity });
}

describe('a message event', () => {
  it('of a text is read by the SDK with its mentions', async () => {
    const platform = await platformForTest();
    const event = platform.events.text('oc_1', '@{bot} 请 @{ou_zhang|张三} 看52号案例', { from: 'ou_li', at: 1000 });
    expect(await readBySdk(platform, event)).toMatchObject({
      chatId: 'oc_1',
      chatType: 'group',
      senderId: 'ou_li',
      createTime: 1000,
      content: '请 @张三 看52号案例',
      mentionedBot: true,
      mentionAll: false,
      mentions: [
        { openId: platform.app.botOpenId, isBot: true },
        { openId: 'ou_zhang', name: '张三' },
      ],
    });
  });

  it('of a text to everybody mentions nobody by id', async () => {
    const platform = await platformForTest();
    const read = await readBySdk(platform, platform.events.text('oc_1', '@{all} 开会'));
    expect(read).toMatchObject({ mentionAll: true, mentionedBot: false, mentions: [] });
  });

  it('of a rich text is read by the SDK', async () => {
    const platform = await platformForTest();
    const event = platform.events.post('oc_1', {
      title: '请教',
      paragraphs: [
        [
          { tag: 'at', user_id: 'bot' },
          { tag: 'text', text: ' 留抵贷怎么办' },
        ],
        [{ tag: 'a', text: '链接', href: 'https://example.org' }],
      ],
    });
    const read = await readBySdk(platform, event);
    expect(read).toMatchObject({ rawContentType: 'post', mentionedBot: true });
    expect(read.content).toContain('请教');
    expect(read.content).toContain('留抵贷怎么办');
  });

  it('of a picture, a file, a voice and a sticker is read by the SDK', async () => {
    const platform = await platformForTest();
    const { events } = platform;
    const read = await Promise.all(
      [events.image('oc_1'), events.file('oc_1', '案例.pdf'), events.audio('oc_1'), events.sticker('oc_1')].map(
        (event) => readBySdk(platform, event),
      ),
    );
    expect(read.map(({ resources }) => resources[0])).toMatchObject([
      { type: 'image' },
      { type: 'file', fileName: '案例.pdf' },
      { type: 'audio', durationMs: 2000 },
      { type: 'sticker' },
    ]);
  });

  it('quotes a message and stays in its thread', async () => {
    const platform = await platformForTest();
    const topics = platform.chat({ mode: 'topic' });
    platform.deliver(platform.events.text(topics.id, '一', { messageId: 'om_1' }));
    platform.deliver(platform.events.text(topics.id, '二', { messageId: 'om_2', replyTo: 'om_1' }));
    const third = await readBySdk(platform, platform.events.text(topics.id, '三', { replyTo: 'om_2' }));
    expect(third).toMatchObject({
      rootId: 'om_1',
      replyToMessageId: 'om_2',
      threadId: platform.message('om_1')?.threadId,
    });
    expect(third.threadId).toMatch(/^omt_/);
    const other = await readBySdk(platform, platform.events.text(topics.id, '另一个'));
    expect(other.threadId).not.toBe(third.threadId);
    expect(other.replyToMessageId).toBeUndefined();
  });

  it('can come from a private chat, a bot, another app or another tenant', async () => {
    const platform = await platformForTest();
    const direct = platform.chat({ mode: 'p2p', partner: 'ou_zhang' });
    const { events, app } = platform;
    expect(await readBySdk(platform, events.text(direct.id, '你好', { from: 'ou_zhang' }))).toMatchObject({
      chatType: 'p2p',
    });
    const own = events.text('oc_1', '我', { from: app.botOpenId, senderType: 'bot' });
    expect(own.event).toMatchObject({ sender: { sender_id: { open_id: app.botOpenId }, sender_type: 'bot' } });
    const foreign = events.text('oc_1', '你好', { appId: 'cli_other', messageId: 'om_app' });
    const abroad = events.text('oc_1', '你好', { tenantKey: 'other', messageId: 'om_tenant' });
    expect([foreign.header.app_id, abroad.header.tenant_key]).toEqual(['cli_other', 'other']);
    expect(abroad.event).toMatchObject({ sender: { tenant_key: 'other' } });
    for (const event of [foreign, abroad]) platform.deliver(event);
    expect([platform.message('om_app'), platform.message('om_tenant')]).toEqual([undefined, undefined]);
  });
});

describe('an event about a chat', () => {
  it('tells of the bot coming and going, and of a private chat that is opened', async () => {
    const platform = await platformForTest();
    const { events } = platform;
    const added = events.botAdded('oc_1', { name: '口岸专班', by: 'ou_zhang' });
    expect(added).toMatchObject({
      header: { event_type: 'im.chat.member.bot.added_v1' },
      event: { chat_id: 'oc_1', name: '口岸专班', operator_id: { open_id: 'ou_zhang' } },
    });
    platform.deliver(added);
    const chat = platform.chat({ id: 'oc_1' });
    expect(chat.botIsMember).toBe(true);
    platform.deliver(events.botRemoved('oc_1'));
    expect(chat.botIsMember).toBe(false);
    platform.deliver(events.chatEntered('oc_2', { by: 'ou_li' }));
    expect(platform.chat({ id: 'oc_2' })).toMatchObject({ mode: 'p2p', partner: 'ou_li' });
  });

  it('tells of a recalled message once, and only of one that exists', async () => {
    const platform = await platformForTest();
    platform.deliver(platform.events.text('oc_1', '问', { messageId: 'om_1' }));
    const recalled = platform.events.recalled('om_1');
    expect(recalled.event).toMatchObject({ message_id: 'om_1', chat_id: 'oc_1', recall_type: 'message_owner' });
    expect(platform.message('om_1')?.recalled).toBe(false);
    platform.deliver(recalled);
    expect(platform.message('om_1')?.recalled).toBe(true);
    expect(() => platform.events.recalled('om_2')).toThrow('om_2');
  });
});

describe('a click', () => {
  it('names the card, the person and the time in microseconds, or whatever a forger would', async () => {
    const platform = await platformForTest({ now: () => 5 });
    platform.deliver(platform.events.text('oc_1', '问', { messageId: 'om_1' }));
    const message = platform.message('om_1');
    if (!message) throw new Error('no message');
    expect(platform.events.click(message, { id: '52' }, { by: 'ou_li', token: 'c-1' })).toMatchObject({
      header: { event_type: 'card.action.trigger', create_time: '5000' },
      event: {
        operator: { open_id: 'ou_li', tenant_key: platform.app.tenantKey },
        token: 'c-1',
        action: { tag: 'button', value: { id: '52' } },
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      },
    });
    const forged = platform.events.click(message, 'x', { chatId: 'oc_9', action: { form_value: { a: 1 } } });
    expect(forged.event).toMatchObject({
      action: { value: 'x', form_value: { a: 1 } },
      context: { open_chat_id: 'oc_9' },
    });
  });
});
