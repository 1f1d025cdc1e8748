import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/bot/message.ts';
import { aConnectedFeishu, type FeishuSketch } from '../../support/feishu.ts';
import type { PlatformEvent } from '../../support/feishu-platform/events/envelope.ts';
import type { FeishuPlatform } from '../../support/feishu-platform/platform.ts';
import { saying } from '../../support/reply.ts';

const group = 'oc_teahouse';

/** What the bot was told when these events were delivered, one after the other and all acknowledged. */
async function toldOf(build: (platform: FeishuPlatform) => Iterable<PlatformEvent>, sketch?: FeishuSketch) {
  const feishu = await aConnectedFeishu(sketch);
  for (const event of build(feishu.platform)) expect((await feishu.platform.deliver(event).acked).code).toBe(200);
  return feishu;
}

/** The messages that the bot was given. */
async function messagesOf(
  build: (platform: FeishuPlatform) => Iterable<PlatformEvent>,
  sketch?: FeishuSketch,
): Promise<Message[]> {
  return (await toldOf(build, sketch)).told.messages;
}

async function textOf(build: (platform: FeishuPlatform) => PlatformEvent): Promise<string | undefined> {
  return (await messagesOf((platform) => [build(platform)]))[0]?.text;
}

describe('a message on Feishu', () => {
  it('reaches the bot without its mention, with everything that the answer needs', async () => {
    const options = { messageId: 'om_1', from: 'ou_zhang', at: 1_700_000_000_000 };
    expect(await messagesOf(({ events }) => [events.text(group, '@{bot} 52号案例', options)])).toEqual([
      {
        id: 'om_1',
        channel: 'feishu',
        chat: { id: group, kind: 'group' },
        sender: { id: 'ou_zhang' },
        text: '52号案例',
        mentionsBot: true,
        sentAt: 1_700_000_000_000,
      },
    ]);
  });

  it('needs no mention in a private chat', async () => {
    const [message] = await messagesOf((platform) => {
      const { id } = platform.chat({ mode: 'p2p', partner: 'ou_zhang' });
      return [platform.events.text(id, '52号案例', { from: 'ou_zhang' })];
    });
    expect(message).toMatchObject({ chat: { kind: 'direct' }, text: '52号案例', mentionsBot: true });
  });

  it('keeps its topic', async () => {
    const [message] = await messagesOf((platform) => {
      const { id } = platform.chat({ mode: 'topic' });
      return [platform.events.text(id, '@{bot} 52号', { threadId: 'omt_1' })];
    });
    expect(message).toMatchObject({ thread: 'omt_1', chat: { kind: 'group' } });
  });

  it('tells which message it quotes', async () => {
    const [, message] = await messagesOf(({ events }) => [
      events.text(group, '@{bot} 52号', { messageId: 'om_1' }),
      events.text(group, '@{bot} 流程呢', { replyTo: 'om_1' }),
    ]);
    expect(message?.quotes).toEqual({ id: 'om_1' });
  });

  it.each([
    ['the bot in the middle', '请 @{bot} 看看 52号', '请 看看 52号'],
    ['the bot twice', '@{bot} @{bot} 52号', '52号'],
    ['somebody else as well', '@{bot} 告诉 @{ou_li|李四} 52号', '告诉 @李四 52号'],
    ['everybody as well', '@{all} @{bot} 52号', '52号'],
    ['what is typed like a placeholder', '@{bot} @_user_9 52号', '@_user_9 52号'],
  ])('with a mention of %s is read as people see it', async (_what, text, read) => {
    expect(await textOf(({ events }) => events.text(group, text))).toBe(read);
  });

  it('resolves more mentions than ten', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `@{ou_${i}|客人${i}}`).join('');
    expect(await textOf(({ events }) => events.text(group, `@{bot}${people}`))).toContain('@客人10 @客人11');
  });

  it('in rich text is flattened, paragraph by paragraph', async () => {
    const content = {
      title: '请教',
      paragraphs: [
        [
          { tag: 'at', user_id: 'bot' },
          { tag: 'text', text: ' 留抵贷' },
          { tag: 'a', text: '怎么办', href: 'https://tea.example' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'at', user_id: 'ou_li', user_name: '李四' }, { tag: 'text', text: '也想知道' }, { tag: 'emotion' }],
      ],
    };
    expect(await textOf(({ events }) => events.post(group, content))).toBe('请教\n留抵贷怎么办\n@李四 也想知道');
  });

  it.each([
    ['image', ({ events }: FeishuPlatform, id: string) => events.image(id)],
    ['file', ({ events }: FeishuPlatform, id: string) => events.file(id, '茶单.pdf')],
    ['voice message', ({ events }: FeishuPlatform, id: string) => events.audio(id)],
    ['sticker', ({ events }: FeishuPlatform, id: string) => events.sticker(id)],
    ['location', ({ events }: FeishuPlatform, id: string) => events.message(id, 'location', { name: '茶亭' })],
    ['text without its content', ({ events }: FeishuPlatform, id: string) => events.message(id, 'text', ['x'])],
    ['post of another form', ({ events }: FeishuPlatform, id: string) => events.message(id, 'post', { content: 'x' })],
  ])('that is a %s says nothing, which the bot answers kindly', async (_kind, build) => {
    const [message] = await messagesOf((platform) => [build(platform, platform.chat({ mode: 'p2p' }).id)]);
    expect(message?.text).toBe('');
  });

  it('addresses the bot by its prefix, which is left out', async () => {
    const messages = await messagesOf(
      ({ events }) => [
        events.text(group, '案例通，52号案例'),
        events.text(group, '案例通 13号'),
        events.text(group, '听说案例通不错'),
      ],
      { config: { prefix: '案例通' } },
    );
    expect(messages.map(({ text }) => text)).toEqual(['52号案例', '13号']);
  });

  it('addresses the bot by answering what it wrote in that chat', async () => {
    const ours = { key: 'answer:1', chatId: group, reply: saying('茶好了') };
    const messages = await messagesOf(
      ({ events }) => [
        events.text(group, '流程呢', { replyTo: 'om_ours', messageId: 'om_2' }),
        events.text('oc_other', '流程呢', { replyTo: 'om_ours' }),
        events.text(group, '流程呢', { replyTo: 'om_somebody' }),
      ],
      { sent: (id) => (id === 'om_ours' ? ours : undefined) },
    );
    expect(messages.map(({ id }) => id)).toEqual(['om_2']);
  });

  it('is delivered again when the bot could not keep it', async () => {
    let isFull = true;
    const { platform, told } = await aConnectedFeishu({
      async take() {
        if (isFull) throw new Error('the disk is full');
        return undefined;
      },
    });
    const delivery = platform.deliver(platform.events.text(group, '@{bot} 52号'));
    expect((await delivery.acked).code).toBe(500);
    isFull = false;
    platform.redeliver();
    await platform.until(() => delivery.ack?.code === 200);
    expect(new Set(told.messages.map(({ id }) => id)).size).toBe(1);
    expect(told.messages).toHaveLength(2);
  });

  it('is acknowledged while others are still being kept', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { platform } = await aConnectedFeishu({
      async take({ text }) {
        if (text === '慢') await held;
        return undefined;
      },
    });
    const slow = platform.deliver(platform.events.text(group, '@{bot} 慢'));
    expect((await platform.deliver(platform.events.text(group, '@{bot} 快')).acked).code).toBe(200);
    expect(slow.ack).toBeUndefined();
    release();
    expect((await slow.acked).code).toBe(200);
  });

  it('comes whole in many pieces', async () => {
    const { platform, told } = await aConnectedFeishu();
    await platform.deliver(platform.events.text(group, `@{bot} ${'茶'.repeat(5000)}`), { fragments: 7 }).acked;
    expect(told.messages[0]?.text).toBe('茶'.repeat(5000));
  });
});

describe('what is not for the bot', () => {
  const nothing: [string, (platform: FeishuPlatform) => PlatformEvent, string][] = [
    [
      'a group message that addresses nobody',
      ({ events }) => events.text(group, '52号案例'),
      'not addressed to the bot',
    ],
    ['a mention of everybody', ({ events }) => events.text(group, '@{all} 52号案例'), 'not addressed to the bot'],
    [
      'a mention of somebody else',
      ({ events }) => events.text(group, '@{ou_li|案例通} 52号'),
      'not addressed to the bot',
    ],
    ['its own message', ({ events, app }) => events.text(group, '@{bot}', { from: app.botOpenId }), 'own message'],
    [
      "another bot's message",
      ({ events }) => events.text(group, '@{bot} 52号', { from: 'ou_bot2', senderType: 'app' }),
      'not written by a person',
    ],
    [
      "another app's event",
      ({ events }) => events.text(group, '@{bot} 52号', { appId: 'cli_ffffffffffffffff' }),
      'event of another app',
    ],
    [
      'a notice of the system',
      ({ events }) => events.message(group, 'system', { template: 'x' }),
      'not written by a person',
    ],
  ];
  it.each(nothing)('is ignored with a reason: %s', async (_what, build, reason) => {
    const { told, log } = await toldOf((platform) => [build(platform)]);
    expect(told.messages).toEqual([]);
    expect(log.text()).toContain(`"reason":"${reason}"`);
  });

  it('is an event of another tenant than the first', async () => {
    const { told, log } = await toldOf(({ events }) => [
      events.text(group, '@{bot} 52号'),
      events.text(group, '@{bot} 13号', { tenantKey: 'tenant-of-others' }),
    ]);
    expect(told.messages.map(({ text }) => text)).toEqual(['52号']);
    expect(log.text()).toContain('event of another tenant');
  });

  it('is a guest from another tenant in a shared group', async () => {
    const { told } = await toldOf(({ events }) => {
      const event = events.text(group, '@{bot} 52号');
      const sender = { ...(event.event.sender as object), tenant_key: 'tenant-of-others' };
      return [{ ...event, event: { ...event.event, sender } }];
    });
    expect(told.messages).toEqual([]);
  });

  it('is a group that is not served', async () => {
    const messages = await messagesOf(
      (platform) => [
        platform.events.text('oc_other', '@{bot} 52号'),
        platform.events.text(group, '@{bot} 13号'),
        platform.events.text(platform.chat({ mode: 'p2p' }).id, '7号'),
      ],
      { config: { chats: [group] } },
    );
    expect(messages.map(({ text }) => text)).toEqual(['13号', '7号']);
  });

  it('is an event of another form, which is counted and neither answered nor delivered again', async () => {
    const { told, adapter } = await toldOf(({ events }) => {
      const event = events.text(group, '@{bot} 52号');
      return [
        { ...event, event: {} },
        { ...event, event: { ...event.event, message: { message_id: '../../x' } } },
        { ...event, schema: '1.0' } as unknown as PlatformEvent,
      ];
    });
    expect(told.messages).toEqual([]);
    expect(adapter.health().detail).toContain('rejected 3');
  });

  it('is an event of a type that nobody deals with', async () => {
    const { told } = await toldOf(({ events }) => [events.chatEntered(group)]);
    expect(Object.values(told).flat()).toEqual([]);
  });
});

describe('the bot and its chats on Feishu', () => {
  it('is told when it is added and removed', async () => {
    const { told } = await toldOf(({ events }) => [events.botAdded(group, { name: '茶亭' }), events.botRemoved(group)]);
    expect(told.joined).toEqual([{ id: group, kind: 'group', name: '茶亭' }]);
    expect(told.left).toEqual([group]);
  });

  it('is told when the group is dissolved', async () => {
    const { told } = await toldOf(({ events }) => {
      const removed = events.botRemoved(group);
      return [{ ...removed, header: { ...removed.header, event_type: 'im.chat.disbanded_v1' } }];
    });
    expect(told.left).toEqual([group]);
  });

  it('says nothing in a group that is not served', async () => {
    const { told } = await toldOf(({ events }) => [events.botAdded('oc_other')], { config: { chats: [group] } });
    expect(told.joined).toEqual([]);
  });

  it('is told when a question is taken back', async () => {
    const { told } = await toldOf(function* ({ events }) {
      yield events.text(group, '@{bot} 52号', { messageId: 'om_1' });
      yield events.recalled('om_1');
    });
    expect(told.recalled).toEqual(['om_1']);
  });
});
