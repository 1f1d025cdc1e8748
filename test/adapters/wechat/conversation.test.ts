import { afterEach, describe, expect, it } from 'vitest';
import { aBotOnWechat, aWechat, type BotOnWechat, type BotSketch } from '../../support/wechat/bot.ts';

let bot: BotOnWechat | undefined;
afterEach(async () => {
  await bot?.close();
  await bot?.wechat.close().catch(() => {});
  bot = undefined;
});

async function aReadyBot(sketch: BotSketch = {}): Promise<BotOnWechat> {
  bot = await aBotOnWechat(sketch);
  await bot.ready();
  return bot;
}

const group = '政务服务案例群';

describe('a group', () => {
  it('gets an answer to a mention, in which the asker is named', async () => {
    const { wechat, shown } = await aReadyBot();
    wechat.say('张三', '@案例助手\u200552号案例', { to: group });
    const [text] = await shown(1);
    expect(text).toMatch(/^@张三\u2005/);
    expect(text).toContain('增值税“留抵贷”盘活企业沉淀资金');
    expect(wechat.shown[0]?.to).toBe(group);
  });
});
