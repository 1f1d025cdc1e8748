import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/bot/message.ts';
import type { Block } from '../../src/bot/reply.ts';
import { aReply, saying } from '../support/reply.ts';
import { aTerminal, greeting, type Handle, typed } from '../support/terminal.ts';

const escapeCode = '\u001B';
const echo: Handle = async ({ text }) => saying(`收到${text}`);
const always =
  (text: string): Handle =>
  async () =>
    saying(text);

/** The lines that are shown when a reply says this. */
async function linesOf(text: string, columns: number): Promise<string[]> {
  const shown = await typed('茶\n', always(text), { columns });
  return shown.split('\n').filter((line) => line !== '');
}

describe('lines on the terminal', () => {
  it.each([20, 21, 40, 79, 80])('are not wider than %i columns, a Chinese character counting two', async (columns) => {
    const text = '渡口茶亭的老人每天清早烧水泡茶等第一班渡轮靠岸'.repeat(5);
    const lines = await linesOf(text, columns);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBe(Math.ceil(text.length / Math.floor(columns / 2)));
  });

  it('are not wider with full-width punctuation, and none begins with a closing mark', async () => {
    for (const columns of [20, 21, 22, 23, 24]) {
      const lines = await linesOf('渡口茶亭（湖边），老人烧水；泡茶、上船。好！'.repeat(6), columns);
      for (const line of lines) expect(line).not.toMatch(/^[，。；：、！？）》”…]/);
    }
  });

  it('are not wider than the terminal where a closing mark follows a full line', async () => {
    for (const line of await linesOf('一二三四五六七八九十。一二三四五六七八九。', 20))
      expect(stringWidth(line)).toBeLessThanOrEqual(20);
  });

  it('keep Latin words and numbers whole', async () => {
    const lines = await linesOf('茶亭的 Wi-Fi 密码是 teahouse2025 请在 platform 上登记 reservation 之后使用', 20);
    for (const word of ['Wi-Fi', 'teahouse2025', 'platform', 'reservation'])
      expect(lines.some((line) => line.includes(word))).toBe(true);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(20);
  });

  it.each([
    ['closing marks', '，'],
    ['flags', '🇨🇳'],
    ['figures in a box', '1\uFE0F\u20E3'],
    ['marks upon marks', '\u{1D165}'],
    ['letters without a blank', 'a'],
    ['faces', '👨\u200D👩\u200D👧'],
  ])('are not wider where a text is %s without end', async (_what, piece) => {
    for (const line of await linesOf(piece.repeat(3_000), 20)) expect(stringWidth(line)).toBeLessThanOrEqual(20);
  });

  it('keep the breaks of the text', async () => {
    expect(await linesOf('第一行\n第二行', 40)).toEqual(['第一行', '第二行']);
  });
});

describe('colours on the terminal', () => {
  const blocks: Block[] = [
    { kind: 'lead', text: '茶好了。' },
    { kind: 'case', label: { number: 7, mapCode: '3-7', title: '渡口茶亭' }, reference: '第8页' },
    { kind: 'section', aspect: 'audience', label: '适用对象', passages: [{ kind: 'paragraph', text: '茶客' }] },
    { kind: 'note', text: '慢用。' },
  ];
  const handle: Handle = async () => aReply(blocks, { actions: [{ label: '再来', say: '再来一杯' }] });

  it('are used on a screen', async () => {
    expect(await typed('茶\n', handle, { outputIsTTY: true })).toContain(`${escapeCode}[`);
  });

  it.each([
    ['into a pipe', { outputIsTTY: false }],
    ['with NO_COLOR', { outputIsTTY: true, environment: { NO_COLOR: '1' } }],
    ['with NO_COLOR set to anything', { outputIsTTY: true, environment: { NO_COLOR: 'false' } }],
  ])('are left out %s, with every other escape code', async (_where, sketch) => {
    const shown = await typed('茶\n', handle, sketch);
    expect(shown).not.toContain(escapeCode);
    for (const part of ['茶好了。', '渡口茶亭', '茶客', '慢用。']) expect(shown).toContain(part);
  });

  it('change nothing but the codes', async () => {
    const coloured = await typed('茶\n', handle, { outputIsTTY: true });
    const plain = await typed('茶\n', handle);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('show what can be said next', async () => {
    expect(await typed('茶\n', handle)).toContain('再来一杯');
  });
});

describe('leaving the terminal', () => {
  it('happens at the end of the input, after everything in hand is answered', async () => {
    const shown = await typed('一\n二\n三', echo);
    for (const part of ['收到一', '收到二', '收到三']) expect(shown).toContain(part);
  });

  it('happens at the end of an input that is empty', async () => {
    expect(await typed('', echo)).not.toContain('收到');
  });

  it.each(['exit', 'EXIT', 'quit', '退出', '再见', '  exit  '])('happens when somebody says %j', async (word) => {
    const { adapter, input, written } = await aTerminal(echo);
    input.write(`茶\n${word}\n`);
    await adapter.closed;
    expect(written()).toContain('收到茶');
    expect(written()).not.toContain(`收到${word.trim()}`);
    expect(adapter.health().state).toBe('stopped');
  });

  it('answers nothing after it', async () => {
    expect(await typed('exit\n茶\n', echo)).not.toContain('收到茶');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('happens with %s', async (_name, key) => {
    const { adapter, input } = await aTerminal(echo, { inputIsTTY: true, outputIsTTY: true });
    input.write(key);
    await adapter.closed;
    expect(adapter.health().state).toBe('stopped');
  });

  it('happens when it is stopped, and stopping twice is no error', async () => {
    const { adapter } = await aTerminal(echo);
    expect(adapter.health().state).toBe('ready');
    await adapter.stop();
    await adapter.stop();
    await adapter.closed;
    expect(adapter.health().state).toBe('stopped');
  });
});

describe('messages from the terminal', () => {
  it('come in their order, one after the other, from one person in a direct chat', async () => {
    const messages: Message[] = [];
    let answering = 0;
    let mostAtOnce = 0;
    await typed('第一\n第二\n第三\n', async (message) => {
      answering += 1;
      mostAtOnce = Math.max(mostAtOnce, answering);
      await Promise.resolve();
      messages.push(message);
      answering -= 1;
      return undefined;
    });
    expect(messages.map(({ text }) => text)).toEqual(['第一', '第二', '第三']);
    expect(mostAtOnce).toBe(1);
    expect(new Set(messages.map(({ chat, sender }) => `${chat.kind} ${chat.id} ${sender.id}`)).size).toBe(1);
    expect(messages[0]).toMatchObject({ channel: 'terminal', chat: { kind: 'direct' }, mentionsBot: true });
  });

  it('have ids of their own', async () => {
    const ids: string[] = [];
    await typed('第一\n第二\n第三\n', async ({ id }) => {
      ids.push(id);
      return undefined;
    });
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('that get no reply show nothing', async () => {
    expect((await typed('茶\n', async () => undefined)).trim()).toBe('');
  });

  it('that fail are answered with a sentence, and the next one is answered as ever', async () => {
    const shown = await typed('坏\n好\n', async (message) => {
      if (message.text === '坏') throw new Error('茶壶碎了');
      return echo(message);
    });
    expect(shown).toContain('出错');
    expect(shown).not.toMatch(/^\s+at /m);
    expect(shown).toContain('收到好');
  });

  const controls = `茶${escapeCode}[31m${escapeCode}]0;title\u0007\u0008\u0000\u007F\u009B2J\u202E亭`;

  it('have no control characters when they reach the bot, nor on the screen', async () => {
    const texts: string[] = [];
    const shown = await typed(`${controls}\n`, async (message) => {
      texts.push(message.text);
      return echo(message);
    });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^茶.*亭$/);
    for (const text of [...texts, shown]) expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
  });

  it('have no control characters in the sentence of an error either', async () => {
    const shown = await typed(`${controls}\n`, async ({ text }) => {
      throw new Error(`不懂 ${text}`);
    });
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
  });

  it('have no control characters in what can be said next', async () => {
    const handle: Handle = async () => aReply([], { actions: [{ label: '茶', say: controls }] });
    expect((await typed('茶\n', handle)).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  it('get replies whose control characters do not reach the screen', async () => {
    const shown = await typed('茶\n', always(controls));
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
  });
});

describe('the greeting', () => {
  it('is shown to a person, not into a pipe', async () => {
    expect(await typed('exit\n', echo, { inputIsTTY: true, outputIsTTY: true })).toContain(greeting);
    expect(await typed('exit\n', echo)).not.toContain(greeting);
  });
});

describe('sending to the terminal', () => {
  it('shows the reply', async () => {
    const { adapter, input, written } = await aTerminal(echo);
    await adapter.send({ id: 'terminal' }, saying('每周一篇'), { idempotencyKey: 'week-1' });
    input.end();
    await adapter.closed;
    expect(written()).toContain('每周一篇');
  });

  it('shows a reply once for one key', async () => {
    const { adapter, input, written } = await aTerminal(echo);
    for (let i = 0; i < 2; i++)
      await adapter.send({ id: 'terminal' }, saying('每周一篇'), { idempotencyKey: 'week-1' });
    input.end();
    await adapter.closed;
    expect(written().split('每周一篇')).toHaveLength(2);
  });
});
