import { describe, expect, it } from 'vitest';
import type { FeishuPlatform } from '../support/feishu-platform/platform.ts';
import { platformForTest, refusalOf, sdkClient } from './sdk.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A group and short ways to send to it through the SDK. */
async function groupOf(platform: FeishuPlatform) {
  const client = sdkClient(platform);
  const chat = platform.chat();
  const create = (data: object) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chat.id, msg_type: 'text', content: '{"text":"好"}', ...data },
    });
  const reply = (id: string, data: object) =>
    client.im.v1.message.reply({
      path: { message_id: id },
      data: { msg_type: 'text', content: '{"text":"好"}', ...data },
    });
  return { client, chat, create, reply };
}

const text = (words: string) => JSON.stringify({ text: words });
const card = (content: string, more: object = {}) =>
  JSON.stringify({
    schema: '2.0',
    config: { update_multi: true },
    body: { elements: [{ tag: 'markdown', content }] },
    ...more,
  });

describe('messages', () => {
  it('are sent by the SDK to a group and to a person', async () => {
    const platform = await platformForTest({ now: () => 1_700_000_000_000 });
    const { client, chat, create } = await groupOf(platform);
    const { data } = await create({ content: text('您好') });
    expect(data).toMatchObject({
      chat_id: chat.id,
      msg_type: 'text',
      create_time: '1700000000000',
      sender: { id: platform.app.appId, sender_type: 'app' },
      body: { content: '{"text":"您好"}' },
    });
    const direct = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: 'ou_zhang', msg_type: 'text', content: text('私聊') },
    });
    expect(platform.shown(chat.id)).toMatchObject([{ id: data?.message_id, content: { text: '您好' }, fromBot: true }]);
    expect(platform.shown(String(direct.data?.chat_id))).toMatchObject([{ content: { text: '私聊' } }]);
    expect(platform.calls.map(({ operation, code }) => [operation, code])).toEqual([
      ['token', 0],
      ['message.create', 0],
      ['message.create', 0],
    ]);
  });

  it('show once when a uuid is repeated within an hour', async () => {
    let now = 0;
    const platform = await platformForTest({ now: () => now });
    const { chat, create } = await groupOf(platform);
    const first = await create({ uuid: 'answer-1' });
    now = HOUR - 1;
    const again = await create({ uuid: 'answer-1', content: text('别的') });
    expect(again.data?.message_id).toBe(first.data?.message_id);
    expect(platform.shown(chat.id)).toMatchObject([{ content: { text: '好' }, repeats: 1, uuid: 'answer-1' }]);
    expect(platform.calls.map(({ repeated }) => repeated)).toEqual([false, false, true]);
    now = HOUR + 1;
    await create({ uuid: 'answer-1' });
    await create({});
    expect(platform.shown(chat.id)).toHaveLength(3);
    expect(await refusalOf(create({ uuid: 'x'.repeat(51) }))).toMatchObject({ status: 400, code: 99992402 });
  });

  it('can answer a repeated uuid with an error and still show one message', async () => {
    const platform = await platformForTest({ repeatedUuid: 230049 });
    const { chat, create } = await groupOf(platform);
    await create({ uuid: 'answer-1' });
    expect(await refusalOf(create({ uuid: 'answer-1' }))).toMatchObject({ status: 400, code: 230049 });
    expect(platform.shown(chat.id)).toHaveLength(1);
  });

  it('reply to a question, in its thread when it has one', async () => {
    const platform = await platformForTest();
    const { chat, reply } = await groupOf(platform);
    platform.deliver(platform.events.text(chat.id, '@{bot} 52', { messageId: 'om_question' }));
    const plain = await reply('om_question', {});
    expect(plain.data).toMatchObject({ parent_id: 'om_question', root_id: 'om_question' });
    expect(plain.data?.thread_id).toBeUndefined();
    const threaded = await reply('om_question', { reply_in_thread: true });
    expect(threaded.data?.thread_id).toMatch(/^omt_/);
    expect((await reply('om_question', {})).data?.thread_id).toBe(threaded.data?.thread_id);

    const topics = platform.chat({ mode: 'topic' });
    platform.deliver(platform.events.text(topics.id, '@{bot} 13', { messageId: 'om_topic' }));
    const answer = await reply('om_topic', {});
    expect(answer.data?.thread_id).toBe(platform.message('om_topic')?.threadId);
  });

  it('are refused where they cannot go', async () => {
    const platform = await platformForTest();
    const { chat, create, reply } = await groupOf(platform);
    platform.deliver(platform.events.text(chat.id, '问', { messageId: 'om_question' }));
    chat.threads = false;
    expect(await refusalOf(reply('om_question', { reply_in_thread: true }))).toMatchObject({ code: 230071 });
    platform.deliver(platform.events.recalled('om_question'));
    expect(await refusalOf(reply('om_question', {}))).toMatchObject({ status: 400, code: 230011 });
    expect(await refusalOf(reply('om_unknown', {}))).toMatchObject({ code: 230001 });
    expect(await refusalOf(create({ receive_id: 'oc_unknown' }))).toMatchObject({ code: 230002 });
    expect(await refusalOf(create({ receive_id: 'nobody' }))).toMatchObject({ code: 230034 });
    platform.deliver(platform.events.botRemoved(chat.id));
    expect(await refusalOf(create({}))).toMatchObject({ code: 230002 });
    platform.deliver(platform.events.botAdded(chat.id));
    chat.dissolved = true;
    expect(await refusalOf(create({}))).toMatchObject({ code: 232009 });
    platform.console.botEnabled = false;
    expect(await refusalOf(create({}))).toMatchObject({ code: 230006 });
    expect(platform.shown(chat.id)).toEqual([]);
  });

  it.each([
    ['content that is no string', { content: { text: '好' } }, 230001],
    ['content that is no JSON', { content: '好' }, 230001],
    ['an empty text', { content: text('') }, 230001],
    ['an unknown type', { msg_type: 'markdown' }, 230001],
    ['a picture that was never uploaded', { msg_type: 'image', content: '{"image_key":"img_x"}' }, 230001],
    ['an unknown tag in a post', { msg_type: 'post', content: '{"zh_cn":{"content":[[{"tag":"b"}]]}}' }, 230001],
    ['a post without languages', { msg_type: 'post', content: '{}' }, 230001],
    ['a card that is no JSON', { msg_type: 'interactive', content: '{' }, 230099],
    ['a text over 150 KB', { content: text('字'.repeat(51_200)) }, 230025],
    ['a card over 30 KB', { msg_type: 'interactive', content: card('字'.repeat(10_240)) }, 230025],
  ])('are refused for %s', async (_what, data, code) => {
    const platform = await platformForTest();
    const { chat, create } = await groupOf(platform);
    expect(await refusalOf(create(data))).toMatchObject({ status: 400, code });
    expect(platform.shown(chat.id)).toEqual([]);
    expect(platform.calls.at(-1)).toMatchObject({ operation: 'message.create', carriedOut: false, code });
  });

  it('tell whom they ping, and that escaped marks ping nobody', async () => {
    const platform = await platformForTest();
    const { chat, create } = await groupOf(platform);
    const pings = async (data: object) => {
      await create(data);
      return platform.shown(chat.id).at(-1)?.pings;
    };
    expect(await pings({ content: text('<at user_id="ou_a">甲</at> 和 <at user_id="all"></at>') })).toEqual([
      'ou_a',
      'all',
    ]);
    expect(await pings({ content: text('&lt;at user_id="all"&gt; ＜at user_id="all"＞') })).toEqual([]);
    const interactive = { msg_type: 'interactive' };
    expect(await pings({ ...interactive, content: card("<at id=all></at> <at ids='ou_a,ou_b'></at>") })).toEqual([
      ...['all', 'ou_a', 'ou_b'],
    ]);
    expect(await pings({ ...interactive, content: card('&#60;at id=all&#62;') })).toEqual([]);
    const post = {
      zh_cn: {
        title: '',
        content: [
          [
            { tag: 'at', user_id: 'ou_c' },
            { tag: 'md', text: '<at user_id="ou_d"></at>' },
          ],
        ],
      },
    };
    expect(await pings({ msg_type: 'post', content: JSON.stringify(post) })).toEqual(['ou_c', 'ou_d']);
  });

  it('are changed by patch and put, recalled, and read again', async () => {
    let now = 0;
    const platform = await platformForTest({ now: () => now, tokenSeconds: 30 * 24 * 60 * 60 });
    const { client, chat, create } = await groupOf(platform);
    const { data } = await create({ msg_type: 'interactive', content: card('旧') });
    const path = { message_id: String(data?.message_id) };
    const patch = (content: string) => client.im.v1.message.patch({ path, data: { content } });
    now = 14 * DAY;
    await patch(card('新'));
    expect(platform.shown(chat.id)).toMatchObject([
      { content: JSON.parse(card('新')), revisions: [JSON.parse(card('旧'))], updatedAt: now },
    ]);
    expect(await refusalOf(patch(card('新', { config: {} })))).toMatchObject({ code: 230001 });
    expect(await refusalOf(patch('{"config":{"update_multi":true}}'))).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('ErrCode: 200830'),
    });
    now += 1;
    expect(await refusalOf(patch(card('太晚')))).toMatchObject({ code: 230031 });

    const note = await create({});
    const notePath = { message_id: String(note.data?.message_id) };
    const edit = (words: string) =>
      client.im.v1.message.update({ path: notePath, data: { msg_type: 'text', content: text(words) } });
    for (let count = 1; count <= 20; count += 1) await edit(`第${count}版`);
    expect(await refusalOf(edit('第21版'))).toMatchObject({ code: 230072 });
    expect(await refusalOf(client.im.v1.message.patch({ path: notePath, data: { content: card('x') } }))).toMatchObject(
      {
        code: 230054,
      },
    );
    const read = await client.im.v1.message.get({ path: notePath });
    expect(read.data?.items).toMatchObject([{ body: { content: text('第20版') }, updated: true }]);

    await client.im.v1.message.delete({ path: notePath });
    expect(platform.shown(chat.id)).toHaveLength(1);
    expect(await refusalOf(edit('x'))).toMatchObject({ code: 230011 });
    platform.deliver(platform.events.text(chat.id, '问', { messageId: 'om_question' }));
    expect(await refusalOf(client.im.v1.message.delete({ path: { message_id: 'om_question' } }))).toMatchObject({
      code: 230026,
    });
  });

  it('are limited by chat, by message and by app, with the wait in a header', async () => {
    let now = 0;
    const rates = { chatPerSecond: 2, patchPerSecond: 1, appPerSecond: 4, appPerMinute: 6 };
    const platform = await platformForTest({ now: () => now, rates });
    const { client, chat, create } = await groupOf(platform);
    const { data } = await create({ msg_type: 'interactive', content: card('一') });
    await create({});
    expect(await refusalOf(create({}))).toMatchObject({ status: 400, code: 230020 });
    now = 1000;
    const patch = () =>
      client.im.v1.message.patch({ path: { message_id: String(data?.message_id) }, data: { content: card('二') } });
    await patch();
    expect(await refusalOf(patch())).toMatchObject({ status: 400, code: 230020 });
    await create({});
    const limited = await create({}).catch((error) => error.response);
    expect(limited).toMatchObject({
      status: 429,
      data: { code: 99991400 },
      headers: { 'x-ogw-ratelimit-reset': '59' },
    });
    expect(platform.shown(chat.id)).toHaveLength(3);
    now = 60_001;
    await create({});
  });
});
