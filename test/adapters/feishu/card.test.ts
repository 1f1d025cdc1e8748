import { describe, expect, it } from 'vitest';
import { clickValueSchema, sayings } from '../../../src/adapters/feishu/card/click.ts';
import { type Card, type CardElement, countElements } from '../../../src/adapters/feishu/card/element.ts';
import { renderCard } from '../../../src/adapters/feishu/card/render-card.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { answerTo, casebook } from '../../support/bot.ts';
import { aReply, saying } from '../../support/reply.ts';

const key = 'answer:feishu:om_1';
const card = (reply: Reply, imageKey?: (number: number) => string | undefined) =>
  renderCard(reply, imageKey ? { key, imageKey } : { key });

/** All elements of a card, those within columns too. */
function everyElement({ body }: Card): CardElement[] {
  const within = (element: CardElement): CardElement[] => [
    element,
    ...(element.tag === 'column_set' ? element.columns.flatMap(({ elements }) => elements.flatMap(within)) : []),
  ];
  return body.elements.flatMap(within);
}

const buttonsOf = (rendered: Card) => everyElement(rendered).filter((element) => element.tag === 'button');
const textsOf = (rendered: Card) =>
  everyElement(rendered).flatMap((element) => (element.tag === 'div' ? [element.text.content] : []));

/** What a button carries back. */
const carriedBy = ({ behaviors: [one] }: ReturnType<typeof buttonsOf>[number]) =>
  one.type === 'callback' ? one.value : undefined;

/** What a click on the button with this name says. */
function saidBy(reply: Reply, name: string): string | undefined {
  const button = buttonsOf(card(reply)).find(({ text }) => text.content === name);
  const value = clickValueSchema.parse(button && carriedBy(button));
  return 'a' in value ? sayings(reply)[value.a] : undefined;
}

describe('the card of a case', () => {
  it('has its number, title, map code and page in the header, and its steps numbered', async () => {
    const rendered = card(await answerTo('3号案例'));
    expect(rendered.header?.title.content).toContain('【3号】');
    expect(rendered.header?.subtitle?.content).toMatch(/10-3.*第3页/);
    expect(textsOf(rendered).join('\n')).toMatch(/^1\. /m);
  });

  it('shows figures as before and after', async () => {
    const withFigures = casebook.cases.find(({ text }) => text.zh.metrics.some(({ before, after }) => before && after));
    const metric = withFigures?.text.zh.metrics.find(({ before, after }) => before && after);
    const rendered = card(await answerTo(`${withFigures?.number}号案例`));
    expect(textsOf(rendered)).toContain(`${metric?.before} → ${metric?.after}`);
  });

  it('shows the chart where there is a picture of it, and none where not', async () => {
    const reply = await answerTo('52号案例');
    const images = (rendered: Card) => everyElement(rendered).filter(({ tag }) => tag === 'img');
    expect(images(card(reply, (number) => (number === 52 ? 'img_v3_1' : undefined)))).toHaveLength(1);
    expect(images(card(reply))).toHaveLength(0);
  });

  it('has buttons that say what a person could type', async () => {
    const reply = await answerTo('3号案例');
    expect(saidBy(reply, '办理流程')).toBe('3号案例的办理流程');
    expect(saidBy(reply, '相关案例')).toBe('3号的相关案例');
    expect(buttonsOf(card(reply)).map(({ text }) => text.content)).toEqual(expect.arrayContaining(['有用', '没用']));
  });

  it('links to the page of the case where people can reach it', () => {
    const label = { number: 7, mapCode: '10-7', title: '茶亭' };
    const block = { kind: 'case' as const, label, reference: '第7页' };
    const urls = (rendered: Card) =>
      buttonsOf(rendered).flatMap(({ behaviors: [one] }) => (one.type === 'open_url' ? [one.default_url] : []));
    expect(urls(card(aReply([{ ...block, address: 'https://cases.example.org/cases/7' }])))).toEqual([
      'https://cases.example.org/cases/7',
    ]);
    expect(urls(card(aReply([block])))).toEqual([]);
  });

  it('is English for an English question', async () => {
    const rendered = card(await answerTo('case 52'));
    expect(rendered.header?.title.content).toContain('[Case 52]');
    expect(buttonsOf(rendered).map(({ text }) => text.content)).toContain('Useful');
  });
});

describe('the card of a list', () => {
  it('opens the case of each row', async () => {
    const reply = await answerTo('哪些案例适用于海关部门');
    const rows = buttonsOf(card(reply)).filter(({ text }) => text.content === '查看');
    const said = rows.map((row) => {
      const value = clickValueSchema.parse(carriedBy(row));
      return 'a' in value ? sayings(reply)[value.a] : undefined;
    });
    expect(said).toEqual(reply.shown.map((number) => `${number}号案例`));
  });

  it('pages by a button', async () => {
    expect(saidBy(await answerTo('全部案例'), '下一页')).toBe('下一页');
  });
});

describe('every card', () => {
  it.each(casebook.cases.map(({ number }) => number))('keeps the limits of the platform: case %i', async (number) => {
    const rendered = card(await answerTo(`${number}号案例`));
    expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThan(25_000);
    expect(countElements(rendered.body.elements)).toBeLessThanOrEqual(150);
  });

  it('is cut where it would be too large, says so, and keeps its buttons', () => {
    const passages = Array.from({ length: 200 }, (_, i) => ({
      kind: 'step' as const,
      text: `第${i}步${'长'.repeat(200)}`,
    }));
    const blocks = passages.map((passage, i) => ({
      kind: 'section' as const,
      label: `部分${i}`,
      aspect: 'process' as const,
      passages: [passage],
    }));
    const rendered = card(aReply(blocks, { cases: [1], actions: [{ label: '再来', say: '再来一次' }] }));
    expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThan(25_000);
    expect(countElements(rendered.body.elements)).toBeLessThanOrEqual(150);
    expect(textsOf(rendered).at(-1)).toContain('没有全部显示');
    expect(buttonsOf(rendered).map(({ text }) => text.content)).toEqual(['再来', '有用', '没用']);
  });

  it('shows what a person wrote as text, never as a mention, link or picture', () => {
    const hostile = '<at id=all></at> [x](https://example.org) ![y](img_1) **粗** <font color=red>z</font>';
    const rendered = card(
      aReply([
        { kind: 'lead', text: hostile },
        { kind: 'rows', label: hostile, rows: [{ ordinal: 1, number: 1, mapCode: '10-1', title: hostile }] },
        { kind: 'note', text: hostile },
      ]),
    );
    const markdown = everyElement(rendered).flatMap((element) => (element.tag === 'markdown' ? [element.content] : []));
    expect(markdown.filter((content) => /[<\]!]/.test(content))).toEqual([]);
    expect(textsOf(rendered).filter((content) => content.includes('<at id=all></at>'))).toHaveLength(4);
  });

  it('has only components and attributes that the platform knows', async () => {
    const known = new Set([
      ...['tag', 'text', 'content', 'text_size', 'text_color', 'img_key', 'alt', 'type', 'size', 'behaviors', 'value'],
      ...['flex_mode', 'background_style', 'columns', 'width', 'weight', 'vertical_align', 'elements'],
      ...['v', 'k', 'a', 'useful'],
    ]);
    const keys = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(keys)
        : typeof value === 'object' && value
          ? Object.entries(value).flatMap(([name, inner]) => [name, ...keys(inner)])
          : [];
    for (const question of ['52号案例', '13和15有什么区别', '全部案例', '帮助', '专利费减怎么申请'])
      for (const name of keys(card(await answerTo(question)).body.elements)) expect(known).toContain(name);
  });

  it('sums up in the list of chats', () => {
    expect(card(saying('一句话')).config.summary.content).toBe('一句话');
  });
});

describe('a click', () => {
  it.each([
    {},
    { v: 1, k: key },
    { v: 2, k: key, a: 0 },
    { v: 1, k: key, a: -1 },
    { v: 1, k: key, a: 0, say: '退订' },
    'a',
  ])('that no button carries is not read: %j', (value) => {
    expect(clickValueSchema.safeParse(value).success).toBe(false);
  });
});
