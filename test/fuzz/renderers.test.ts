import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryView } from '../../src/adapters/web/chat/chat-page.ts';
import type { Explanation } from '../../src/bot/reply.ts';
import { cardFaults, pageFaults, plainTextFaults, terminalFaults } from '../support/fuzz/rendering-faults.ts';
import { hostileReply } from '../support/fuzz/replies.ts';
import { holds } from '../support/fuzz/runs.ts';
import { shownText, structureOf, tagsOf } from '../support/fuzz/tags.ts';
import { hostileText } from '../support/fuzz/texts.ts';

describe('whatever a reply says', () => {
  it('its plain text has no control characters, no turned writing and no mention, on any platform', () =>
    holds(
      fc.property(hostileReply, (reply) => {
        expect(plainTextFaults(reply)).toEqual([]);
      }),
    ));

  it('the terminal gets no escape but our own colours, and no line wider than it is', () =>
    holds(
      fc.property(hostileReply, fc.integer({ min: 20, max: 120 }), fc.boolean(), (reply, columns, color) => {
        expect(terminalFaults(reply, { color, columns })).toEqual([]);
      }),
      0.3,
    ));

  it('the Feishu card has it as plain text, besides labels that hold no markup, within the limits of the platform', () =>
    holds(
      fc.property(hostileReply, (reply) => {
        expect(cardFaults(reply)).toEqual([]);
      }),
    ));

  it('the console has the tags and attributes of its own pages only', () =>
    holds(
      fc.asyncProperty(hostileReply, hostileText, async (reply, text) => {
        const view = (said: string) => ({ key: 'key', explanation: explained(said), hasFigure: () => true });
        expect(await pageFaults(reply, view(text), view('x'))).toEqual([]);
      }),
    ));

  const explained = (text: string): Explanation => ({
    rule: text,
    read: text,
    words: [text],
    unknown: [text],
    hits: [{ number: 1, score: 1, matched: [{ term: text, fields: [text] }] }],
  });
});

describe('whatever a person says', () => {
  it('the console shows it as it was said', () =>
    holds(
      fc.asyncProperty(hostileText, async (text) => {
        const view = async (said: string) =>
          String(await entryView({ id: 1, from: 'a', text: said }, 'zh', { hasFigure: () => false }));
        expect(structureOf(await view(text))).toBe(structureOf(await view('x')));
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
