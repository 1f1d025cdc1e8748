import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../../src/adapters/plain-text.ts';
import { digestReply } from '../../../src/bot/digest/digest-reply.ts';
import type { Block } from '../../../src/bot/reply.ts';
import type { Language } from '../../../src/knowledge/language.ts';
import { answerTo, casebook } from '../../support/bot.ts';
import { aCase, aCasebook } from '../../support/cases.ts';

const featured = casebook.cases.filter(({ procedureSource }) => procedureSource !== 'missing');

function digestOf(number: number, language: Language = 'zh') {
  return digestReply(casebook, casebook.get(number) ?? expect.fail(`no case ${number}`), language);
}

function section(blocks: readonly Block[], aspect: string) {
  return blocks.flatMap((block) => (block.kind === 'section' && block.aspect === aspect ? block.passages : []));
}

describe('a digest', () => {
  it('leads with what the case achieved, by a figure where it has one', () => {
    expect(digestOf(52).blocks[0]).toEqual({
      kind: 'lead',
      text: '本周精选：对企业来说，相当于留抵退税享受到了100%。',
    });
    expect(digestOf(2).blocks[0]).toMatchObject({ kind: 'lead', text: expect.stringMatching(/^本周精选：分店/) });
    expect(digestOf(52, 'en').blocks[0]).toMatchObject({
      text: expect.stringMatching(/^Featured case of the week: .*100%/),
    });
  });

  it('names the case, its place in the map and its page, and is of that case', () => {
    const reply = digestOf(52);
    expect(reply).toMatchObject({ intent: 'subscription', cases: [52], shown: [52], total: 1 });
    const text = renderPlainText(reply);
    for (const part of ['52号案例', '增值税“留抵贷”盘活企业沉淀资金', '11-16', '第56页', '有增值税留抵退税的企业'])
      expect(text).toContain(part);
  });

  it('shows the figures, before and after where the book has both', () => {
    expect(renderPlainText(digestOf(98))).toContain('2次现场核查 → 1次联合勘查');
  });

  it('has at most five steps, and says how many there are and how to get them', () => {
    const steps = section(digestOf(5).blocks, 'process');
    expect(steps.filter(({ kind }) => kind === 'step')).toHaveLength(5);
    expect(steps.at(-1)?.text).toMatch(/7步.*“5号的流程”/);
  });

  it('says that the steps were a chart, with the page', () => {
    expect(
      section(digestOf(52).blocks, 'process')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/图.*第56页/);
    expect(section(digestOf(69).blocks, 'process').at(-1)?.text).toMatch(/第73页.*图/);
  });

  it('shortens long steps to whole clauses and marks what it leaves out', () => {
    const long = `${'先把茶叶放进壶里再倒水'.repeat(4)}，${'然后等它慢慢地凉下来'.repeat(5)}。`;
    const book = aCasebook(
      aCase({
        number: 7,
        zh: {
          procedure: [
            { kind: 'step', text: long },
            { kind: 'step', text: '喝茶。洗壶。' },
          ],
        },
      }),
    );
    const [first, second] = section(digestReply(book, book.get(7) ?? expect.fail(), 'zh').blocks, 'process');
    expect(first?.text).toBe(`${'先把茶叶放进壶里再倒水'.repeat(4)}……`);
    expect(second?.text).toBe('喝茶……');
  });

  it('offers two related cases', () => {
    const rows = digestOf(52).blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : []));
    expect(rows.map(({ number }) => number)).toEqual(casebook.related(52, 2).map(({ number }) => number));
  });

  it('tells how to change or end the subscription, or how to begin one', () => {
    expect(renderPlainText(digestOf(52))).toMatch(/退订/);
    const entry = casebook.get(52) ?? expect.fail();
    const other = renderPlainText(digestReply(casebook, entry, 'zh', { subscribed: false }));
    expect(other).not.toContain('退订');
    expect(other).toContain('订阅每周精选');
  });

  it.each(['zh', 'en'] as const)('of every case is complete and read in a minute: %s', (language) => {
    for (const { number } of featured) {
      const reply = digestOf(number, language);
      const text = renderPlainText(reply);
      expect(text.length, `case ${number}`).toBeLessThan(language === 'zh' ? 800 : 2600);
      expect(text, `case ${number}`).not.toMatch(/undefined|null|NaN/);
      expect(section(reply.blocks, 'process').length, `case ${number}`).toBeGreaterThan(0);
      expect(section(reply.blocks, 'process').filter(({ kind }) => kind === 'step').length).toBeLessThanOrEqual(5);
      expect(reply.actions).toHaveLength(4);
    }
  });

  it('has buttons that do what they say', async () => {
    for (const number of [2, 52, 98]) {
      const [process, effect, related, end] = digestOf(number).actions;
      expect(await answerTo(process?.say ?? '')).toMatchObject({ intent: 'case', aspect: 'process', cases: [number] });
      expect(await answerTo(effect?.say ?? '')).toMatchObject({ intent: 'case', aspect: 'effect', cases: [number] });
      expect((await answerTo(related?.say ?? '')).cases).toEqual(
        casebook.related(number, 5).map((entry) => entry.number),
      );
      expect((await answerTo(end?.say ?? '')).intent).toBe('subscription');
    }
  });
});
