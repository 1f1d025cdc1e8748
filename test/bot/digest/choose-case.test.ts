import { describe, expect, it } from 'vitest';
import { chooseCase, mainTopicOf } from '../../../src/bot/digest/choose-case.ts';
import type { CaseFilter, Push } from '../../../src/bot/digest/subscription.ts';
import { casebook } from '../../support/bot.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { aPush } from '../../support/subscription.ts';

const anything: CaseFilter = { topics: [], audiences: [], areas: [] };

type Chosen = { count: number; chatId?: string; filter?: CaseFilter; before?: readonly Push[]; book?: typeof casebook };

/** The numbers that a chat gets one after the other. */
function chosen({ count, chatId = 'chat', filter = anything, before = [], book = casebook }: Chosen): number[] {
  const pushes = [...before];
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) {
    const entry = chooseCase(book, { channel: 'test', chatId, filter }, pushes);
    if (!entry) break;
    numbers.push(entry.number);
    pushes.push(aPush(entry.number));
  }
  return numbers;
}

const whole = casebook.cases.length - 1;
const topicOf = (number: number) => {
  const entry = casebook.get(number);
  return entry ? mainTopicOf(entry) : undefined;
};

describe('the cases a chat gets', () => {
  it('are different ones for a year of weeks', () => {
    expect(new Set(chosen({ count: 53 })).size).toBe(53);
  });

  it('come again only when all were sent, then in another order', () => {
    const numbers = chosen({ count: 2 * whole });
    const [first, second] = [numbers.slice(0, whole), numbers.slice(whole)];
    expect(new Set(first).size).toBe(whole);
    expect(new Set(second).size).toBe(whole);
    expect(second).not.toEqual(first);
  });

  it('are the same for the same ledger and others for another chat', () => {
    expect(chosen({ count: 30 })).toEqual(chosen({ count: 30 }));
    expect(chosen({ count: 30, chatId: 'another' })).not.toEqual(chosen({ count: 30 }));
  });

  it('never include the one that the book has no text for', () => {
    expect(casebook.get(60)?.procedureSource).toBe('missing');
    expect(chosen({ count: 2 * whole })).not.toContain(60);
  });

  it.each(['a', 'b', 'c', 'd', 'e'])('change their main topic from one to the next: chat %s', (chatId) => {
    const topics = chosen({ count: 2 * whole, chatId }).map(topicOf);
    expect(topics.filter((topic, i) => i > 0 && topic === topics[i - 1])).toEqual([]);
  });

  it('begin with those whose steps the book has in words', () => {
    const sources = chosen({ count: whole }).map((number) => casebook.get(number)?.procedureSource);
    const inWords = casebook.cases.filter(({ procedureSource }) => procedureSource === 'text').length;
    expect(new Set(sources.slice(0, inWords - 5))).toEqual(new Set(['text']));
    expect(sources.at(-1)).toBe('figure');
  });
});

describe('a filter', () => {
  const finance: CaseFilter = { ...anything, topics: ['finance'] };

  it('lets through what is filed under it or below it, and all of that', () => {
    const { exact, narrower } = casebook.byCategory(casebook.taxonomy.get('topics', 'finance') ?? expect.fail());
    const numbers = [...exact, ...narrower].map(({ number }) => number);
    expect(numbers).toContain(60);
    const fitting = numbers.filter((number) => number !== 60).sort((a, b) => a - b);
    expect(chosen({ count: fitting.length, filter: finance }).sort((a, b) => a - b)).toEqual(fitting);
  });

  it('asks for one of its topics and one of its audiences', () => {
    const filter: CaseFilter = { ...anything, topics: ['customs', 'tax'], audiences: ['department/port/customs'] };
    const numbers = chosen({ count: 40, filter });
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) {
      const entry = casebook.get(number);
      expect(entry?.topics.some((topic) => /^(customs|tax)(\/|$)/.test(topic))).toBe(true);
      expect(entry?.audienceTags.some((tag) => /^department\/port(\/customs)?$/.test(tag))).toBe(true);
    }
  });

  it('that changes keeps in mind what was sent', () => {
    const before = chosen({ count: 60 }).map((number) => aPush(number));
    const sent = new Set(before.map(({ number }) => number));
    const first = chosen({ count: 100, filter: finance, before });
    const isNew = first.map((number) => !sent.has(number));
    const fresh = isNew.indexOf(false);
    expect(fresh).toBeGreaterThan(0);
    expect(new Set(first.slice(0, fresh)).size).toBe(fresh);
    // Back to everything: the unsent ones first.
    const after = [...before, ...first.slice(0, fresh).map((number) => aPush(number))];
    const [next] = chosen({ count: 1, before: after });
    expect(after.map(({ number }) => number)).not.toContain(next);
  });

  it('that fits nothing gives nothing', () => {
    expect(chosen({ count: 1, filter: { ...anything, topics: ['no/such'] } })).toEqual([]);
    expect(chosen({ count: 1, filter: { ...finance, areas: ['macao'] } })).toEqual([]);
  });
});

describe('a push', () => {
  const [first = 0] = chosen({ count: 1 });

  it.each(['sent', 'claimed'] as const)('that is %s counts', (state) => {
    expect(chosen({ count: whole - 1, before: [aPush(first, { state })] })).not.toContain(first);
  });

  it.each(['failed', 'skipped'] as const)('that was %s does not', (state) => {
    expect(chosen({ count: 1, before: [aPush(first, { state })] })).toEqual([first]);
  });
});

describe('a small book', () => {
  const two = aCasebook(aCase({ number: 1, topics: ['tea'] }), aCase({ number: 2, topics: ['tea'] }));

  it('of two cases takes turns though they share a topic', () => {
    const numbers = chosen({ count: 8, book: two });
    expect(numbers.filter((number, i) => number === numbers[i - 1])).toEqual([]);
  });

  it('of one case has only this to send', () => {
    expect(chosen({ count: 3, book: aCasebook(aCase({ number: 7 })) })).toEqual([7, 7, 7]);
  });

  it('keeps a large topic for the places between the others', () => {
    const topics = ['tea', 'tea', 'tea', 'boats', 'fish'];
    const book = aCasebook(...topics.map((topic, i) => aCase({ number: i + 1, topics: [topic] })));
    for (const chatId of ['a', 'b', 'c', 'd', 'e', 'f'])
      expect(chosen({ count: 5, book, chatId }).map((number) => topics[number - 1]?.slice(0, 3))).toEqual([
        'tea',
        expect.not.stringMatching('tea'),
        'tea',
        expect.not.stringMatching('tea'),
        'tea',
      ]);
  });
});
