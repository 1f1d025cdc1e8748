import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createTerminalAdapter } from '../../../src/adapters/terminal/terminal.ts';
import { defaultWechatPace } from '../../../src/adapters/wechat/index.ts';
import { answerKey } from '../../../src/bot/delivery/keys.ts';
import { saying } from '../../support/reply.ts';
import type { Shown } from '../../support/wechat/platform.ts';
import { aServedBot, type ServedBot, seeded } from '../../support/wechat/served-bot.ts';
import { until } from '../../support/wechat/until.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Monday, 9:00 in Shanghai. */
const monday = Date.parse('2026-03-02T09:00:00+08:00');
const people = Array.from({ length: 20 }, (_, i) => `群友${i + 1}号`);
const groups = Array.from({ length: 10 }, (_, i) => `案例群${'甲乙丙丁戊己庚辛壬癸'[i]}`);

let bot: ServedBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
}, 30_000);

function open(): Promise<ServedBot> {
  return aServedBot({
    startsAt: monday,
    people: people.map((name) => ({ name })),
    groups: groups.map((topic) => ({ topic, members: people })),
  });
}

type Question = { id: string; person: string; group: string; number: number };

/** The i-th question: no two are alike in person, group and case. */
function ask({ wechat, children }: ServedBot, i: number): Question {
  const person = people[i % people.length] ?? '';
  const group = groups[(i * 3) % groups.length] ?? '';
  const number = (i % 144) + 1;
  const id = wechat.say(person, `@案例助手\u2005${number}号案例`, { to: group });
  children.awaits(id);
  return { id, person, group, number };
}

/** How often a question was answered: by its first message, which names the asker and the case. */
function answersTo({ person, group, number }: Question, shown: readonly Shown[]): number {
  return shown.filter(
    ({ to, text }) => to === group && text.includes(`@${person}\u2005`) && text.includes(`【${number}号案例】`),
  ).length;
}

/** That all that was shown kept to the account's pace. */
function expectPace(shown: readonly Shown[]): void {
  shown.forEach(({ at, to }, i) => {
    const before = shown.slice(0, i);
    const last = before.at(-1);
    if (last) expect(at - last.at).toBeGreaterThanOrEqual(defaultWechatPace.accountGapMs);
    const lastHere = before.findLast((each) => each.to === to);
    if (lastHere) expect(at - lastHere.at).toBeGreaterThanOrEqual(defaultWechatPace.chatGapMs);
    expect(before.filter((each) => at - each.at < minute).length).toBeLessThan(defaultWechatPace.perMinute);
  });
}

describe('300 questions of 20 people in 10 groups', () => {
  it('are answered once each, at the pace of the account, on two days of office hours', {
    timeout: 240_000,
  }, async () => {
    bot = await open();
    const { wechat, pass } = bot;
    await pass(2 * minute);
    const questions: Question[] = [];
    for (let day = 0; day < 2; day++) {
      for (let round = 0; round < 30; round++) {
        for (let i = 0; i < 5; i++) questions.push(ask(bot, questions.length));
        await pass(16 * minute);
      }
      await pass(16 * hour);
    }
    expect(questions).toHaveLength(300);
    expect(questions.filter((question) => answersTo(question, wechat.shown) !== 1)).toEqual([]);
    expectPace(wechat.shown);
    expect(wechat.pids).toHaveLength(1);
  });

  it('at once are answered as far as the pace allows, none twice, and the rest is given up', {
    timeout: 120_000,
  }, async () => {
    bot = await open();
    const { wechat, pass, store } = bot;
    await pass(2 * minute);
    const questions = Array.from({ length: 300 }, (_, i) => ask(bot as ServedBot, i));
    await pass(30 * minute);
    const counts = questions.map((question) => answersTo(question, wechat.shown));
    expect(Math.max(...counts)).toBe(1);
    // Ten a minute for ten minutes, with five questions of each person taken.
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(60);
    expectPace(wechat.shown);
    expect(await store.outbox.hasOpen('wechat')).toBe(false);
  });
});

describe('a child that is killed ten times at random moments', () => {
  it('makes nothing be answered twice, and the terminal goes on', { timeout: 240_000 }, async () => {
    bot = await open();
    const { wechat, pass, clock, children, direct, store, adapter } = bot;
    const terminal = aTerminal(direct);
    await pass(2 * minute);
    const random = seeded(42);
    const questions: Question[] = [];
    for (let kill = 1; kill <= 10; kill++) {
      for (let i = 0; i < 6; i++) questions.push(ask(bot, questions.length));
      await children.idle();
      // Every second time WeChat shows what was sent, but the child dies before it hears of it.
      if (kill % 2 === 0) wechat.hold();
      for (let steps = Math.floor(random() * 12); steps > 0 && wechat.heldCount() === 0; steps--) {
        clock.toNext(minute);
        await children.idle(() => wechat.heldCount() > 0);
      }
      process.kill(wechat.pids.at(-1) ?? 0, 'SIGKILL');
      wechat.letGo();
      expect(await terminal.ask('13号案例')).toContain('进口大宗商品智慧鉴定');
      await until(() => adapter.status().state === 'backing-off');
      await pass(16 * minute);
      expect(wechat.pids).toHaveLength(kill + 1);
    }
    await pass(16 * minute);
    const ends = new Map<string, number>();
    for (const question of questions) {
      const count = answersTo(question, wechat.shown);
      const end = (await store.outbox.state(answerKey({ channel: 'wechat', id: question.id }))) ?? 'not received';
      ends.set(end, (ends.get(end) ?? 0) + 1);
      expect(count, `${question.id} ended ${end}`).toBeLessThanOrEqual(1);
      if (end === 'sent') expect(count).toBe(1);
      if (end !== 'sent' && end !== 'unknown') expect(count).toBe(0);
    }
    expect(ends.get('unknown')).toBeGreaterThan(0);
    expect(ends.get('sent')).toBeGreaterThan(questions.length / 2);
    await terminal.stop();
  });
});

/** The terminal beside it, as somebody types. */
function aTerminal(direct: ServedBot['direct']) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80 });
  let written = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const terminal = createTerminalAdapter({ input, output, environment: {}, greeting: '' });
  void terminal.start(direct);
  return {
    async ask(text: string): Promise<string> {
      written = '';
      input.write(`${text}\n`);
      await until(() => written.includes('实际效果'));
      return written;
    },
    stop: () => terminal.stop(),
  };
}

describe('pushes', () => {
  it('go out in office hours only, with half a minute or more between two groups, behind answers', {
    timeout: 120_000,
  }, async () => {
    bot = await open();
    const { wechat, store, pass, clock } = bot;
    const evening = monday + 12 * hour;
    await pass(12 * hour - 2 * minute);
    for (const group of groups)
      await store.outbox.add(
        {
          key: `digest ${group}`,
          kind: 'digest',
          channel: 'wechat',
          chatId: `group:${group}`,
          reply: saying('本周精选'),
          expiresAt: evening + 24 * hour,
        },
        clock.now(),
      );
    await pass(12 * hour);
    expect(wechat.shown).toEqual([]);
    ask(bot, 0);
    await pass(2 * minute);
    await pass(hour);
    const digests = wechat.shown.filter(({ text }) => text.includes('本周精选'));
    expect(digests.map(({ to }) => to).toSorted()).toEqual(groups.toSorted());
    for (const { at } of digests) {
      const inShanghai = new Date(at + 8 * hour).getUTCHours();
      expect(inShanghai).toBeGreaterThanOrEqual(9);
      expect(inShanghai).toBeLessThan(18);
    }
    digests.slice(1).forEach(({ at }, i) => {
      expect(at - (digests[i]?.at ?? 0)).toBeGreaterThanOrEqual(30_000);
    });
    expect(new Set(digests.slice(1).map(({ at }, i) => at - (digests[i]?.at ?? 0))).size).toBeGreaterThan(1);
    expect(wechat.shown.findIndex(({ text }) => text.includes('号案例'))).toBeLessThan(3);
    expectPace(wechat.shown);
  });
});

describe('an outage', () => {
  it('is followed by a quiet minute, and then by what waited, one after the other', { timeout: 60_000 }, async () => {
    bot = await open();
    const { wechat, pass, clock, adapter } = bot;
    await pass(2 * minute);
    const questions = Array.from({ length: 8 }, (_, i) => ask(bot as ServedBot, i));
    await until(() => wechat.shown.length === 1);
    wechat.logOut();
    await until(() => adapter.status().state === 'logged-out');
    await pass(2 * minute);
    const shownBefore = wechat.shown.length;
    wechat.logIn();
    const backAt = clock.now();
    await until(() => adapter.status().state === 'logged-in');
    await pass(5 * minute);
    expect(questions.filter((question) => answersTo(question, wechat.shown) !== 1)).toEqual([]);
    expect(shownBefore).toBeLessThan(8);
    expect((wechat.shown[shownBefore]?.at ?? 0) - backAt).toBeGreaterThanOrEqual(minute);
    expectPace(wechat.shown);
  });
});
