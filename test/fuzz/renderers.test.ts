import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clickValueSchema } from '../../src/adapters/feishu/card/click.ts';
import { countElements } from '../../src/adapters/feishu/card/element.ts';
import { renderCard } from '../../src/adapters/feishu/card/render-card.ts';
import { renderPlainText } from '../../src/adapters/plain-text.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { entryView } from '../../src/adapters/web/chat/chat-page.ts';
import { replyView } from '../../src/adapters/web/chat/reply-view.ts';
import type { Explanation, Reply } from '../../src/bot/reply.ts';
import { cardStrings } from '../support/fuzz/card-strings.ts';
import { hostileReply, withTexts } from '../support/fuzz/replies.ts';
import { holds } from '../support/fuzz/runs.ts';
import { shownText, tagsOf } from '../support/fuzz/tags.ts';
import { hostileText } from '../support/fuzz/texts.ts';

/** What a screen acts on instead of showing it. */
const active = /[^\P{Cc}\n]|[\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u;
/** What Feishu, WeCom and WeChat read as a mention in a plain text. */
const mention = /<\s*\/?\s*at\b|<\s*@|(?<![\w.%+-])@\S|\u2005/i;

describe('plain text, whatever a reply says', () => {
  it('has no control characters, no turned writing and no mention', () =>
    holds(
      fc.property(hostileReply, (reply) => {
        const text = renderPlainText(reply);
        expect(text).not.toMatch(active);
        expect(text).not.toMatch(mention);
      }),
    ));
});

describe('the terminal, whatever a reply says', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  const ourCodes = /\u001B\[(?:1|2|22|32|36|39)m/g;

  it('gets no escape but our own colours, and no line wider than it is', () =>
    holds(
      fc.property(hostileReply, fc.integer({ min: 20, max: 120 }), fc.boolean(), (reply, columns, color) => {
        const shown = renderTerminal(reply, { color, columns });
        const text = shown.replace(ourCodes, '');
        expect(color || text === shown).toBe(true);
        expect(text).not.toMatch(active);
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }),
    ));
});

describe('the Feishu card, whatever a reply says', () => {
  const vocabulary = new RegExp(
    `^(?:${[
      '2\\.0|div|plain_text|markdown|img|hr|button|column|column_set|callback|heading|normal|notation|default|grey|primary|text',
      'small|auto|weighted|top|center|none|flow|stretch|blue|wathet|key|img_1',
    ].join('|')})$`,
  );
  const render = (reply: Reply) => renderCard(reply, { key: 'key', imageKey: () => 'img_1' });

  it('has it in plain text only, besides labels that hold no markup', () =>
    holds(
      fc.property(hostileReply, (reply) => {
        for (const { tag, attribute, text } of cardStrings(render(reply))) {
          const isPlain = attribute === 'content' && (tag === 'plain_text' || tag === undefined);
          if (tag === 'markdown' && attribute === 'content') expect(text).toMatch(/^\*\*[^*_~`[\]<>\\\n]*\*\*$/);
          else if (attribute === 'name') expect(text).toMatch(/^[a-z_]+$/);
          else if (!isPlain) expect(text).toMatch(vocabulary);
          expect(text).not.toMatch(active);
        }
      }),
    ));

  it('keeps the limits of the platform and its buttons', () =>
    holds(
      fc.property(hostileReply, (reply) => {
        const card = render(reply);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_000);
        expect(countElements(card.body.elements)).toBeLessThanOrEqual(150);
        const values = [...JSON.stringify(card).matchAll(/"value":(\{[^}]*\})/g)].map(([, value = '']) => value);
        for (const value of values) expect(clickValueSchema.safeParse(JSON.parse(value)).success).toBe(true);
        expect(values.length).toBeGreaterThanOrEqual(reply.actions.length);
      }),
    ));
});

describe('the console, whatever a reply or a person says', () => {
  const show = async (reply: Reply, explanation: Explanation) =>
    String(await replyView(reply, { key: 'key', explanation, hasFigure: () => true }));
  /** Tags with what they carry; what somebody can click to say is theirs to see. */
  const structure = (markup: string) =>
    tagsOf(markup).map(({ name, attributes }) => [
      name,
      ...attributes.map(([attribute, value]) => (attribute === 'data-say' ? attribute : `${attribute}=${value}`)),
    ]);
  const explained = (text: string): Explanation => ({
    rule: text,
    read: text,
    words: [text],
    unknown: [text],
    hits: [{ number: 1, score: 1, matched: [{ term: text, fields: [text] }] }],
  });

  it('has the tags and attributes of its own pages only', () =>
    holds(
      fc.asyncProperty(hostileReply, hostileText, async (reply, text) => {
        const plain = withTexts(reply, (said) => (said === '' ? '' : 'x'));
        expect(structure(await show(reply, explained(text)))).toEqual(structure(await show(plain, explained('x'))));
      }),
    ));

  it('shows what a person said as it was said', () =>
    holds(
      fc.asyncProperty(hostileText, async (text) => {
        const view = async (said: string) =>
          String(await entryView({ id: 1, from: 'a', text: said }, 'zh', { hasFigure: () => false }));
        expect(structure(await view(text))).toEqual(structure(await view('x')));
        expect(shownText(await view(text))).toContain(text);
      }),
    ));
});

describe('the reading of tags', () => {
  it.each([
    ['<p class="a">x</p>', ['p', '/p']],
    ['<p title="<b>">x', ['p']],
    ['a < b &lt;i&gt; <3', []],
    ['<img src=x onerror=alert(1)>', ['img']],
    ['<!-- <b> -->', ['!--']],
    ["<a b='>'><script>", ['a', 'script']],
  ])('finds those of %s', (markup, names) => {
    expect(tagsOf(markup).map(({ name }) => name)).toEqual(names);
  });

  it('finds attributes, quoted and not', () => {
    expect(tagsOf(`<a b="1" c='2' d=3 e>`)[0]?.attributes).toEqual([
      ['b', '1'],
      ['c', '2'],
      ['d', '3'],
      ['e', ''],
    ]);
  });
});
