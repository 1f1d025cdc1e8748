import fc from 'fast-check';
import { aspects, type Block, intentNames, type Reply } from '../../../src/bot/reply.ts';
import { longHostileText, shortHostileText } from './texts.ts';

/**
 * Replies whose every text comes from `texts`: worse than any that the bot gives, since people's words are rarely in
 * its own, and each renderer must hold by itself.
 */
export function repliesOf(texts: fc.Arbitrary<string>): fc.Arbitrary<Reply> {
  const number = fc.integer({ min: 1, max: 144 });
  const label = fc.record({ number, mapCode: texts, title: texts });
  const passage = fc.record({
    kind: fc.constantFrom('step' as const, 'point' as const, 'paragraph' as const),
    text: texts,
  });
  const metric = fc.record({ what: texts, before: texts, after: texts, value: texts }, { requiredKeys: ['what'] });
  const row = fc.record(
    { number, mapCode: texts, title: texts, ordinal: number, note: texts },
    {
      requiredKeys: ['number', 'mapCode', 'title', 'ordinal'],
    },
  );
  const few = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 4 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constantFrom('lead' as const, 'text' as const, 'note' as const), text: texts }),
    fc.record({ kind: fc.constant('case' as const), label, reference: texts }),
    fc.record({
      kind: fc.constant('section' as const),
      label: texts,
      aspect: fc.constantFrom(...aspects),
      passages: few(passage),
    }),
    fc.record({ kind: fc.constant('metrics' as const), label: texts, items: few(metric) }),
    fc.record({ kind: fc.constant('rows' as const), label: texts, rows: few(row) }, { requiredKeys: ['kind', 'rows'] }),
    fc.record({
      kind: fc.constant('comparison' as const),
      columns: few(label),
      rows: few(fc.record({ label: texts, cells: few(texts) })),
    }),
    fc.record({ kind: fc.constant('figure' as const), number }),
  );
  return fc.record({
    intent: fc.constantFrom(...intentNames),
    aspect: fc.constantFrom(...aspects, null),
    language: fc.constantFrom('zh' as const, 'en' as const),
    cases: few(number),
    shown: few(number),
    total: fc.nat(144),
    suggestions: few(number),
    blocks: fc.array(block, { maxLength: 6 }),
    actions: few(fc.record({ label: texts, say: texts })),
  });
}

/** A reply of hostile texts; every tenth or so has an endless one. */
export const hostileReply: fc.Arbitrary<Reply> = repliesOf(
  fc.oneof({ weight: 200, arbitrary: shortHostileText }, { weight: 1, arbitrary: longHostileText }),
);

/** The same reply with another text in every place that has one; a place without text stays so. */
export function withTexts(reply: Reply, textFor: (text: string) => string): Reply {
  const free = new Set(['text', 'title', 'mapCode', 'reference', 'note', 'what', 'before', 'after', 'value', 'say']);
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return free.has(key) || key === 'label' || key === 'cells' ? textFor(value) : value;
    if (Array.isArray(value)) return value.map((item) => replaced(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, name)]));
  };
  return replaced(reply, '') as Reply;
}
