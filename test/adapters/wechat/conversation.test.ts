import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBotOnWechat, aWechat, type BotOnWechat } from '../../support/wechat/bot.ts';

const group = '政务服务案例群';
const bystanders = '同学群';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let bot: BotOnWechat;
let figures: string;
beforeAll(async () => {
  figures = mkdtempSync(join(tmpdir(), 'figures-'));
  writeFileSync(join(figures, '052.png'), picture);
  writeFileSync(join(figures, '037.jpg'), Buffer.alloc(2 * 1024 * 1024));
  const wechat = await aWechat({
    people: [
      { name: '张三' },
      { name: '李四', weixin: 'li_4' },
      { name: '所有人' },
      { key: '张伟甲', name: '张伟' },
      { key: '张伟乙', name: '张伟' },
      { name: '路人', isFriend: false },
      { name: '某订阅号', isOfficial: true },
    ],
    groups: [
      { topic: group, members: ['张三', '李四', '所有人', '路人'], aliases: { 案例助手: '小案', 李四: '李科长' } },
      { topic: bystanders, members: ['张三'] },
    ],
  });
  bot = await aBotOnWechat({ wechat, figureFolder: figures, settings: { groups: [[group]] } });
  await bot.ready();
}, 60_000);
afterAll(async () => {
  await bot.close();
  await bot.wechat.close();
  rmSync(figures, { recursive: true, force: true });
});
beforeEach(() => {
  bot.wechat.shown.length = 0;
});

/** The text of the one answer to a message; what was written before it without being answered is proven silent by it. */
async function answer(from: string, text: string, to?: string): Promise<string> {
  const before = bot.wechat.shown.length;
  bot.wechat.say(from, text, to === undefined ? {} : { to });
  return (await bot.shown(before + 1))[before] ?? '';
}

describe('in a group', () => {
  it.each([
    '@案例助手\u200513号案例',
    '@案例助手 13号案例',
    '@案例助手13号案例',
    '@小案\u200513号案例',
    '案例通 13号案例',
  ])('the bot answers %j, naming the asker', async (text) => {
    const reply = await answer('张三', text, group);
    expect(reply).toMatch(/^@张三\u2005/);
    expect(reply).toContain('进口大宗商品智慧鉴定');
    expect(bot.wechat.shown[0]?.to).toBe(group);
  });

  it('calls people by their name in the group', async () => {
    expect(await answer('李四', '@案例助手 13号案例', group)).toMatch(/^@李科长\u2005/);
  });

  it('answers a mention that only the puppet sees, by its id', async () => {
    bot.wechat.say('张三', '@改过的名字\u200513号案例', { to: group, mentions: ['案例助手'] });
    expect((await bot.shown(1))[0]).toContain('进口大宗商品智慧鉴定');
  });

  it('says nothing to what is not for it, and to nobody twice', async () => {
    const { wechat } = bot;
    wechat.say('张三', '13号案例', { to: group });
    wechat.say('张三', '@所有人 13号案例', { to: group });
    wechat.say('张三', '@李四\u200513号案例', { to: group, mentions: ['李四'] });
    wechat.say('案例助手', '@案例助手 13号案例', { to: group });
    wechat.say('张三', '@案例助手 13号案例', { to: group, sentAt: Date.now() - 60 * 60_000 });
    wechat.say('张三', '@案例助手 13号案例', { to: bystanders });
    wechat.say('张三', undefined, { to: group, mentions: ['案例助手'] });
    wechat.say('张三', '@案例助手 13号案例', { to: group, id: 'twice' });
    wechat.say('张三', '@案例助手 13号案例', { to: group, id: 'twice' });
    wechat.say('李四', '@案例助手 37号案例', { to: group });
    const [first, second] = await bot.shown(2);
    expect(first).toContain('【13号案例】');
    expect(second).toContain('【37号案例】');
    expect(bot.messages.filter(({ id }) => id === 'twice')).toHaveLength(1);
  });

  it('lists, and opens an entry by its number for the person who asked, and nobody else', async () => {
    const list = await answer('张三', '@案例助手 适用于海关的案例', group);
    expect(list).toContain('回复序号查看');
    const [, second] = /\n2\. (\d+)号/.exec(list) ?? [];
    expect(await answer('李四', '@案例助手 第二个', group)).not.toContain(`【${second}号案例】`);
    expect(await answer('张三', '@案例助手 2', group)).toContain(`【${second}号案例】`);
  });

  it('takes a quote of its own message for speaking to it, and the reply for the question', async () => {
    const text = '「小案：【13号案例】甲」\n- - - - - - - - - - - - - - -\n37号案例';
    expect(await answer('张三', text, group)).toContain('【37号案例】');
    expect(bot.messages.at(-1)).toMatchObject({
      text: '37号案例',
      quotes: { text: '【13号案例】甲' },
      mentionsBot: true,
    });
  });

  it('leaves a quote of somebody else alone that does not mention it, whatever is quoted', async () => {
    bot.wechat.say('张三', '「李四：@案例助手 13号案例」\n- - - - - - - - - - - - - - -\n好的', { to: group });
    expect(await answer('张三', '@案例助手 37号案例', group)).toContain('【37号案例】');
    expect(bot.messages.at(-1)?.text).toBe('37号案例');
    expect(bot.messages.at(-2)?.text).not.toBe('好的');
  });

  it('keeps a text whole that has a colon at the end of a line', async () => {
    await answer('张三', '@案例助手 问题:\n1. 13号案例:\n讲什么', group);
    expect(bot.messages.at(-1)?.text).toBe('问题:\n1. 13号案例:\n讲什么');
  });

  it('notifies nobody by an asker’s name or words', async () => {
    const reply = await answer('所有人', '@案例助手 第@all号案例 @所有人', group);
    expect(reply).not.toContain('@');
  });

  it('sends the chart of a case after its text, and none that is too big', async () => {
    await answer('张三', '@案例助手 52号案例', group);
    await bot.shown(2);
    expect(bot.wechat.shown[1]).toMatchObject({
      to: group,
      picture: { name: '052.png', base64: picture.toString('base64') },
    });
    await answer('张三', '@案例助手 37号案例', group);
    await answer('张三', '@案例助手 谢谢', group);
    expect(bot.wechat.shown.filter(({ picture: p }) => p)).toHaveLength(1);
    expect(bot.log.lines.some(({ message }) => message.includes('1 MB'))).toBe(true);
  });

  it('answers people who are not among its contacts', async () => {
    expect(await answer('路人', '@案例助手 13号案例', group)).toMatch(/^@路人\u2005[\s\S]*进口大宗商品智慧鉴定/);
  });
});

describe('in a direct chat', () => {
  it('everything is for the bot, and nobody is named', async () => {
    const reply = await answer('张三', '13号案例');
    expect(reply).toMatch(/进口大宗商品智慧鉴定/);
    expect(reply).not.toContain('@');
    expect(bot.wechat.shown[0]?.to).toBe('张三');
    expect(bot.messages.at(-1)?.chat).toEqual({ id: 'direct:name:张三', kind: 'direct', name: '张三' });
  });

  it('is another conversation than the one in the group', async () => {
    await answer('李四', '13号案例');
    expect(await answer('李四', '@案例助手 第几页', group)).not.toContain('第14页');
    expect(await answer('李四', '第几页')).toContain('第14页');
    expect(bot.messages.at(-1)?.sender.id).toBe('weixin:li_4');
  });

  it('official accounts are not answered', async () => {
    bot.wechat.say('某订阅号', '13号案例');
    await answer('张三', '37号案例');
    expect(bot.wechat.shown.map(({ to }) => to)).toEqual(['张三']);
  });

  it('a picture gets a kind word', async () => {
    bot.wechat.say('张三', undefined);
    expect((await bot.shown(1))[0]).toContain('没有看到文字');
  });

  it('is not served where two people have one name, and the operator is told', async () => {
    bot.wechat.say('张伟甲', '13号案例');
    await answer('张三', '37号案例');
    expect(bot.wechat.shown).toHaveLength(1);
    expect(bot.log.lines.some(({ fields, message }) => message.includes('remark') && 'chat' in fields)).toBe(true);
  });
});

it('groups that WECHAT_GROUPS does not name are told of once, with the remedy', () => {
  const lines = bot.log.lines.filter(({ message }) => message.includes('WECHAT_GROUPS does not name'));
  expect(lines.map(({ fields }) => fields)).toEqual([{ chat: bystanders, reason: 'unlisted' }]);
});

it('no message text is ever logged', () => {
  expect(bot.log.text()).not.toMatch(/13号案例|进口大宗商品智慧鉴定/);
});
