import { afterEach, expect, it } from 'vitest';
import { aServedBot, type ServedBot } from '../../support/wechat/served-bot.ts';
import { until } from '../../support/wechat/until.ts';

const hour = 60 * 60_000;
const group = '政务服务案例群';
/** A Monday, 9:00 in Shanghai. */
const monday = Date.parse('2026-03-02T09:00:00+08:00');

let bot: ServedBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
}, 30_000);

it('a group that subscribed gets the featured case once, on time, under new ids and a new name', async () => {
  bot = await aServedBot({ startsAt: monday });
  const { wechat, pass, children, adapter, clock, tick } = bot;
  await pass(2 * 60_000);
  children.awaits(wechat.say('张三', '@案例助手 订阅每周二上午十点', { to: group }));
  await pass(60_000);
  expect(wechat.shown.map(({ text }) => text)).toEqual([expect.stringMatching(/^@张三\u2005[\s\S]*周二/)]);
  wechat.rename(group, '一网通办群');
  await until(() => bot?.log.lines.some(({ message }) => message.includes('changed its name')) ?? false);
  wechat.logOut();
  await until(() => adapter.status().state === 'logged-out');
  wechat.logIn();
  await until(() => adapter.status().state === 'logged-in');
  await pass(monday + 25 * hour - clock.now());
  await tick();
  await pass(2 * 60_000);
  await tick();
  await pass(hour);
  const [, ...pushes] = wechat.shown;
  expect(pushes).toMatchObject([{ to: group, logIn: 2, text: expect.stringContaining('本周精选') }]);
  expect((pushes[0]?.at ?? 0) - (monday + 25 * hour)).toBeLessThan(2 * 60_000);
  expect((pushes[0]?.at ?? 0) - (monday + 25 * hour)).toBeGreaterThanOrEqual(0);
  children.awaits(wechat.say('李四', '@案例助手 我订了什么', { to: group }));
  await pass(60_000);
  expect(wechat.shown.at(-1)?.text).toContain('周二');
}, 60_000);
