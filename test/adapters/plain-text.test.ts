import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../src/adapters/plain-text.ts';
import type { Block, CaseLabel } from '../../src/bot/reply.ts';
import type { Language } from '../../src/knowledge/language.ts';
import { aReply } from '../support/reply.ts';

const tea: CaseLabel = { number: 7, mapCode: '3-7', title: '渡口茶亭' };
const ferry: CaseLabel = { number: 9, mapCode: '3-9', title: '雨天渡轮' };

/** One block as people read it. */
function render(block: Block, language: Language = 'zh'): string {
  return renderPlainText(aReply([block], { language }));
}

describe('plain text', () => {
  it.each(['lead', 'text', 'note'] as const)('shows a block of kind %s as it stands', (kind) => {
    expect(render({ kind, text: '先泡茶，后上船。' })).toBe('先泡茶，后上船。');
  });

  it('names a case with its number and title, and puts its reference on a line of its own', () => {
    const lines = render({ kind: 'case', label: tea, reference: '地图编号 3-7 · 原书第8页' }).split('\n');
    expect(lines).toHaveLength(2);
    for (const part of ['7号', '渡口茶亭']) expect(lines[0]).toContain(part);
    expect(lines[1]).toBe('地图编号 3-7 · 原书第8页');
  });

  it('names a case in English where the reply is English', () => {
    const text = render({ kind: 'case', label: { ...tea, title: 'Tea house' }, reference: 'page 8' }, 'en');
    expect(text).toMatch(/Case 7.*Tea house/);
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('puts a section of one paragraph on the line of its label', () => {
    const text = render({
      kind: 'section',
      aspect: 'audience',
      label: '适用对象',
      passages: [{ kind: 'paragraph', text: '茶客' }],
    });
    expect(text).toBe('适用对象：茶客');
  });

  it('numbers the steps of a section and marks its points, each on its own line', () => {
    const lines = render({
      kind: 'section',
      aspect: 'process',
      label: '办理流程',
      passages: [
        { kind: 'step', text: '烧水' },
        { kind: 'paragraph', text: '水开以后：' },
        { kind: 'step', text: '泡茶' },
        { kind: 'point', text: '茶香' },
      ],
    }).split('\n');
    expect(lines).toEqual(['办理流程：', '1. 烧水', '水开以后：', '2. 泡茶', expect.stringMatching(/^\S 茶香$/)]);
  });

  it('numbers the steps of each section from 1', () => {
    const section = (label: string): Block => ({
      kind: 'section',
      aspect: 'process',
      label,
      passages: [
        { kind: 'step', text: `${label}第一` },
        { kind: 'step', text: `${label}第二` },
      ],
    });
    const text = renderPlainText(aReply([section('泡茶'), section('上船')]));
    for (const line of ['1. 泡茶第一', '2. 泡茶第二', '1. 上船第一', '2. 上船第二'])
      expect(text.split('\n')).toContain(line);
  });

  it('shows rows under their label with place, number, map code and title', () => {
    const rows = [
      { ...tea, ordinal: 9 },
      { ...ferry, ordinal: 10, note: '（图）' },
    ];
    const lines = render({ kind: 'rows', label: '更宽的匹配：', rows }).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('更宽的匹配：');
    expect(lines[1]).toMatch(/^9\. .*7号.*3-7.*渡口茶亭$/);
    expect(lines[2]).toMatch(/^10\. .*9号.*3-9.*雨天渡轮.*（图）$/);
  });

  it('shows rows without a label and in English', () => {
    const text = render({ kind: 'rows', rows: [{ ...tea, title: 'Tea house', ordinal: 1 }] }, 'en');
    expect(text).toMatch(/^1\. .*7.*3-7.*Tea house$/);
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('shows a comparison row by row, each cell under the name of its case', () => {
    const text = render({
      kind: 'comparison',
      columns: [tea, ferry],
      rows: [
        { label: '适用对象', cells: ['茶客', '乘客'] },
        { label: '页码', cells: ['第8页'] },
      ],
    });
    const [audience = '', page = ''] = text.split('\n\n');
    expect(audience.split('\n')).toEqual([
      '适用对象：',
      expect.stringMatching(/7号 茶客$/),
      expect.stringMatching(/9号 乘客$/),
    ]);
    expect(page).toMatch(/7号 第8页/);
    expect(page).not.toContain('undefined');
  });

  it('has no pictures, and no gap where one would stand', () => {
    expect(render({ kind: 'figure', number: 7 })).toBe('');
    const blocks: Block[] = [
      { kind: 'lead', text: '前' },
      { kind: 'figure', number: 7 },
      { kind: 'note', text: '后' },
    ];
    expect(renderPlainText(aReply(blocks))).toBe('前\n\n后');
  });

  it('keeps blocks in their order, an empty line between them', () => {
    const blocks: Block[] = [
      { kind: 'lead', text: '一' },
      { kind: 'text', text: '二' },
      { kind: 'note', text: '三' },
    ];
    expect(renderPlainText(aReply(blocks))).toBe('一\n\n二\n\n三');
  });

  it.each([
    ['<at user_id="all">所有人</at>', '＜at user_id="all">所有人＜/at>'],
    ['< / AT>', '＜ / AT>'],
    ['<@ou_1>', '＜＠ou_1>'],
    ['书中没有“@所有人\u2005”', '书中没有“＠所有人 ”'],
    ['写信到 tea@lake.example', '写信到 tea@lake.example'],
    ['a < b', 'a < b'],
  ])('takes the life out of mentions and nothing else: %s', (text, shown) => {
    expect(render({ kind: 'lead', text })).toBe(shown);
  });

  it('has no control characters, no turned writing and no halves of characters', () => {
    const text = 'a\u0000\u001B[31mb\u202Ec\u200Fd\u2066e\u2028f\tg\uD83Dh';
    expect(render({ kind: 'lead', text })).toBe('a[31mbcde f g\uFFFDh');
  });

  it('is empty for a reply without blocks', () => {
    expect(renderPlainText(aReply([]))).toBe('');
  });
});
