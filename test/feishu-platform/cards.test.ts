import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../support/feishu-platform/messages/buttons.ts';
import type { FeishuPlatform, PostedMessage } from '../support/feishu-platform/platform.ts';
import { platformForTest, refusalOf, sdkClient } from './sdk.ts';

type Element = Record<string, unknown>;

const markdown = (content: string): Element => ({ tag: 'markdown', content });
const button = (label: string, value: unknown): Element => ({
  tag: 'button',
  text: { tag: 'plain_text', content: label },
  behaviors: [{ type: 'callback', value }],
});
const card = (...elements: Element[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } });

/** Sends a card through the SDK to a new group and returns it as shown. */
async function send(platform: FeishuPlatform, content: object): Promise<PostedMessage> {
  const chat = platform.chat();
  await sdkClient(platform).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat.id, msg_type: 'interactive', content: JSON.stringify(content) },
  });
  const [message] = platform.shown(chat.id);
  if (!message) throw new Error('nothing is shown');
  return message;
}

const column = (...elements: Element[]) => ({ tag: 'column', width: 'weighted', weight: 1, elements });
const columns = (...list: Element[]) => ({ tag: 'column_set', flex_mode: 'none', columns: list });
const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [{ a: '1' }] };
const panel = (more: Element) => ({
  tag: 'collapsible_panel',
  header: { title: { tag: 'plain_text', content: '更多' } },
  elements: [markdown('正文')],
  ...more,
});

describe('a card', () => {
  it('with everything that a good card may have is shown', async () => {
    const platform = await platformForTest();
    const full = {
      ...card(
        markdown('**提要** [链接](https://example.org) `<at id=all>`'),
        { tag: 'div', text: { tag: 'lark_md', content: '文字', lines: 2 }, icon: { tag: 'standard_icon', token: 'x' } },
        { tag: 'hr', margin: '4px 0' },
        columns(column(button('办理流程', { id: '52' })), column(markdown('右'))),
        panel({ expanded: false, border: { color: 'grey', corner_radius: '5px' } }),
        table,
        {
          tag: 'interactive_container',
          behaviors: [{ type: 'callback', value: { open: 52 } }],
          elements: [markdown('52 号案例')],
        },
      ),
      header: {
        title: { tag: 'plain_text', content: '留抵贷' },
        template: 'blue',
        text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: '11-16' }, color: 'blue' }],
      },
    };
    expect((await send(platform, full)).content).toEqual(full);
  });

  it.each<[string, object, string]>([
    ['a tag of JSON 1.0', card({ tag: 'action', actions: [] }), 'ErrCode: 200861'],
    ['a note', card({ tag: 'note', elements: [] }), 'unsupported tag note'],
    ['an unknown tag', card({ tag: 'code', content: 'x' }), 'not support tag: code'],
    ['a text among the elements', card({ tag: 'plain_text', content: 'x' }), 'not support tag: plain_text'],
    ['elements outside of the body', { schema: '2.0', elements: [] }, 'property: elements, path: ROOT'],
    [
      'an unknown attribute',
      card({ ...markdown('x'), color: 'red' }),
      'property: color, path: ROOT -> body -> elements -> [0](tag: markdown)',
    ],
    ['a tagged header', { schema: '2.0', header: { tag: 'plain_text' } }, 'property: tag, path: ROOT -> header'],
    ['a column with a corner radius', card({ ...columns(), corner_radius: '4px' }), 'property: corner_radius'],
    ['a typed border', card(panel({ border: { type: 'default' } })), 'property: type'],
    ['a value that is no object', card(button('去', 'go')), 'value, path'],
    ['a table in a column', card(columns(column(table))), 'not support tag: table'],
    ['an element id with a dash', card({ ...markdown('x'), element_id: 'a-b' }), 'element_id'],
    [
      'an element id twice',
      card({ ...markdown('x'), element_id: 'a' }, { ...markdown('y'), element_id: 'a' }),
      'element_id',
    ],
    ['a picture never uploaded', card({ tag: 'img', img_key: 'img_x' }), 'ErrCode: 200570'],
    ['a picture never uploaded in Markdown', card(markdown('![图](img_x)')), 'image key img_x'],
    [
      '101 buttons, whose labels count as well',
      card(...Array.from({ length: 101 }, () => button('去', {}))),
      'element exceeds the limit',
    ],
    ['four tables', card(table, table, table, markdown('|a|b|\n|-|-|\n|1|2|')), 'card table number over limit'],
  ])('with %s is refused', async (_what, content, words) => {
    const platform = await platformForTest();
    const refusal = await refusalOf(send(platform, content));
    expect(refusal).toMatchObject({ status: 400, code: 230099, msg: expect.stringContaining(words) });
  });

  it('keeps to the limits chosen for the platform', async () => {
    const platform = await platformForTest({ cards: { tables: 5, elements: 10 } });
    await send(platform, card(table, table, table, table, table));
    expect((await refusalOf(send(platform, card(table, table, table, table, table, table)))).msg).toContain('11310');
    const texts = Array.from({ length: 11 }, () => markdown('x'));
    expect((await refusalOf(send(platform, card(...texts)))).msg).toContain('11310');
  });

  it('has its code, not its text, free of tables, pictures and mentions only when it is marked as code', async () => {
    const platform = await platformForTest();
    const fenced = '```\n|a|b|\n|-|-|\n![x](img_x)\n```';
    await send(platform, card(...Array.from({ length: 5 }, () => markdown(fenced))));
  });

  it('lists its buttons, which are pressed by label or by value', async () => {
    const platform = await platformForTest();
    const row = {
      tag: 'interactive_container',
      behaviors: [{ type: 'callback', value: { open: 37 } }],
      elements: [markdown('37 号案例')],
    };
    const link = {
      tag: 'button',
      text: { tag: 'plain_text', content: '外链' },
      behaviors: [{ type: 'open_url', default_url: 'x' }],
    };
    const message = await send(
      platform,
      card(
        columns(column(button('办理流程', { id: '52' }))),
        { ...button('有用', { ok: 1 }), disabled: true },
        row,
        link,
      ),
    );
    expect(buttonsOf(message).map(({ label, value }) => [label, value])).toEqual([
      ['办理流程', { id: '52' }],
      ['有用', { ok: 1 }],
      ['37 号案例', { open: 37 }],
    ]);
    const actionOf = (wanted: Parameters<typeof platform.press>[1]) =>
      platform.press(message, wanted).event.event.action;
    expect(actionOf('办理流程')).toMatchObject({ tag: 'button', value: { id: '52' } });
    expect(actionOf('37 号')).toMatchObject({ tag: 'interactive_container', value: { open: 37 } });
    expect(actionOf(({ open }) => open === 37)).toMatchObject({ value: { open: 37 } });
    expect(() => actionOf('有用')).toThrow('disabled');
    expect(() => actionOf('下一页')).toThrow('there are: 办理流程 | 有用 | 37 号案例');
  });
});
