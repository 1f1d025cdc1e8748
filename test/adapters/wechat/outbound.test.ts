import { describe, expect, it } from 'vitest';
import { addressAsker } from '../../../src/adapters/wechat/outbound/asker.ts';
import { layOut } from '../../../src/adapters/wechat/outbound/layout.ts';
import { createMeter } from '../../../src/adapters/wechat/outbound/meter.ts';
import { createRest } from '../../../src/adapters/wechat/outbound/rest.ts';
import { split } from '../../../src/adapters/wechat/outbound/split.ts';
import { answerTo, lastAnswer } from '../../support/bot.ts';
import { aReply, saying } from '../../support/reply.ts';

const paragraph = (char: string, length: number) => `${char.repeat(length - 1)}。`;

describe('split', () => {
  it('leaves a text alone that fits', () => {
    expect(split('一'.repeat(1_800))).toEqual(['一'.repeat(1_800)]);
  });

  it('cuts at the ends of paragraphs, and numbers the parts', () => {
    const [a, b, c] = ['甲', '乙', '丙'].map((char) => paragraph(char, 1_200));
    expect(split([a, b, c].join('\n\n'))).toEqual([`（1/3）${a}`, `（2/3）${b}`, `（3/3）${c}`]);
  });

  it('cuts at lines, then at sentences, where a paragraph is too long', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i}. ${'字'.repeat(60)}`);
    for (const part of split(lines.join('\n'))) expect(part.split('\n').at(-1)).toMatch(/^(（\d\/\d）)?\d+\. 字{60}$/);
    const sentences = Array.from({ length: 40 }, (_, i) => `${i}${'句'.repeat(60)}。`).join('');
    for (const part of split(sentences)) expect(part).toMatch(/。$/);
  });

  it('makes three parts at most, and says that something was left out', () => {
    const parts = split(Array.from({ length: 20 }, (_, i) => paragraph(`${i % 10}`, 900)).join('\n\n'));
    expect(parts).toHaveLength(3);
    expect(parts[2]).toContain('没有发完');
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(1_800);
  });

  it('loses nothing that fits in three parts, and cuts no character in two', () => {
    const text = '😀'.repeat(2_400);
    const parts = split(text).map((part) => part.replace(/^（\d\/\d）/, ''));
    expect(parts.join('')).toBe(text);
    for (const part of parts) expect(() => encodeURIComponent(part)).not.toThrow();
  });
});

describe('the layout for a phone', () => {
  it('numbers a list, and says how to open an entry', async () => {
    const reply = await answerTo('适用于海关的案例');
    expect(reply.intent).toBe('list');
    expect(layOut(reply, 'direct')).toMatch(/\n1\. \d+号[\s\S]*\n2\. \d+号[\s\S]*回复序号查看/);
    expect(layOut(reply, 'group')).toContain('先@我'.replace('@', '＠'));
  });

  it('says in words what are buttons elsewhere', async () => {
    const reply = await answerTo('52号案例');
    expect(reply.actions.length).toBeGreaterThan(0);
    for (const { say } of reply.actions.slice(0, 3)) expect(layOut(reply, 'direct')).toContain(`“${say}”`);
  });

  it('answers English in English', async () => {
    const reply = await lastAnswer('which cases are for customs');
    expect(layOut(reply, 'direct')).not.toMatch(/可以接着发|回复序号/);
  });

  it('lets nothing in a text notify anybody', () => {
    const text = layOut(saying('书中没有“@所有人\u2005@all”\u202E这个编号'), 'group');
    expect(text).toContain('＠所有人 ＠all');
    expect(text).not.toMatch(/[@\u2005\u202E]/);
  });

  it('offers no numbers where a list is not to be answered', () => {
    const rows = [{ ordinal: 1, number: 52, mapCode: '11-16', title: '留抵贷' }];
    const digest = aReply([{ kind: 'rows', rows }], { intent: 'subscription' });
    expect(layOut(digest, 'group')).not.toContain('回复序号');
  });
});

describe('the asker', () => {
  it.each([
    ['张三', '@张三\u2005'],
    [' 张\n三 ', '@张 三\u2005'],
    ['@张三', '@张三\u2005'],
    ['所有人', ''],
    ['@所有人', ''],
    ['\u200B所有人\u200B', ''],
    ['ａｌｌ', ''],
    ['', ''],
    [undefined, ''],
    ['长'.repeat(50), `@${'长'.repeat(20)}\u2005`],
  ])('is called by the name %j: %j', (name, text) => {
    expect(addressAsker(name)).toBe(text);
  });
});

describe('the meter', () => {
  const pace = { chatGapMs: 5_000, accountGapMs: 3_000, jitterMs: 2_000, perMinute: 4 };

  it('keeps messages apart: in a chat, of the account, and in a minute', () => {
    let now = 0;
    const meter = createMeter({ pace, now: () => now, random: () => 0.5 });
    expect(meter.opensAt('a')).toBe(0);
    meter.count('a');
    expect(meter.opensAt('b')).toBe(4_000);
    expect(meter.opensAt('a')).toBe(5_000);
    for (now = 4_000; now <= 12_000; now += 4_000) meter.count(`${now}`);
    expect(meter.opensAt('z')).toBe(60_000);
    now = 60_000;
    expect(meter.opensAt('z')).toBe(60_000);
  });

  it('never lets more through in any minute, whatever the draw', () => {
    let now = 0;
    let draw = 0;
    const meter = createMeter({ pace, now: () => now, random: () => ((draw++ * 7) % 10) / 10 });
    const times: number[] = [];
    for (let i = 0; i < 60; i++) {
      now = meter.opensAt(`${i % 3}`);
      meter.count(`${i % 3}`);
      times.push(now);
    }
    times.forEach((at, i) => {
      expect(times.filter((each) => each >= at && each < at + 60_000).length).toBeLessThanOrEqual(4);
      if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(3_000);
      if (i > 2) expect(at - (times[i - 3] ?? 0)).toBeGreaterThanOrEqual(5_000);
    });
  });
});

describe('the rest after sending too often', () => {
  const minute = 60_000;

  it('takes half an hour, then twice as long each time, up to twelve hours', () => {
    let now = 0;
    const rest = createRest(() => now);
    const spans: number[] = [];
    for (let i = 0; i < 7; i++) {
      rest.begin();
      const until = rest.until() ?? now;
      spans.push((until - now) / minute);
      now = until;
      expect(rest.until()).toBeUndefined();
    }
    expect(spans).toEqual([30, 60, 120, 240, 480, 720, 720]);
  });

  it('is not made longer by complaints within it, and is short again after a good day', () => {
    let now = 0;
    const rest = createRest(() => now);
    rest.begin();
    now = 10 * minute;
    rest.begin();
    expect(rest.until()).toBe(30 * minute);
    now = 30 * minute + 24 * 60 * minute;
    rest.begin();
    expect(rest.until()).toBe(now + 30 * minute);
  });
});
