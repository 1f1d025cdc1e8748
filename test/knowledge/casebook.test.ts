import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/knowledge/case.ts';
import { loadCasebook } from '../../src/knowledge/load.ts';
import type { Category, Facet } from '../../src/knowledge/taxonomy.ts';
import { dataFolder } from '../support/data-folder.ts';

const casebook = loadCasebook(dataFolder);
const numbersOf = (cases: readonly Case[]) => cases.map(({ number }) => number);

function category(facet: Facet, id: string): Category {
  const found = casebook.taxonomy.get(facet, id);
  if (!found) throw new Error(`no category ${id}`);
  return found;
}

describe('byCategory', () => {
  it('finds exactly the cases of customs, and those of the port departments as wider ones', () => {
    const match = casebook.byCategory(category('audiences', 'department/port/customs'));
    expect(numbersOf(match.exact)).toEqual([13, 15, 16, 17, 18, 84]);
    expect(numbersOf(match.narrower)).toEqual([]);
    expect(numbersOf(match.wider)).toContain(103);
  });

  it('finds the cases of customs as narrower ones of the port departments', () => {
    const match = casebook.byCategory(category('audiences', 'department/port'));
    expect(numbersOf(match.exact)).toContain(103);
    expect(numbersOf(match.narrower)).toEqual(expect.arrayContaining([13, 15, 16, 17, 18, 84]));
    expect(numbersOf(match.wider)).toEqual([]);
  });

  it('finds the cases of terminal operators as narrower ones of enterprises', () => {
    const terminals = casebook.byCategory(category('audiences', 'enterprise/port-shipping/terminal'));
    const enterprises = casebook.byCategory(category('audiences', 'enterprise'));
    expect(terminals.exact.length).toBeGreaterThan(0);
    expect(enterprises.narrower).toEqual(expect.arrayContaining([...terminals.exact]));
  });

  it('does not count what holds for all enterprises as a wider match of terminal operators', () => {
    const terminals = casebook.byCategory(category('audiences', 'enterprise/port-shipping/terminal'));
    const enterprises = casebook.byCategory(category('audiences', 'enterprise'));
    const both = numbersOf(terminals.wider).filter((number) => numbersOf(enterprises.exact).includes(number));
    expect(both).toEqual([]);
  });

  it('puts no case in two groups and orders each by number, for every category', () => {
    for (const entry of casebook.taxonomy.categories) {
      const { exact, narrower, wider } = casebook.byCategory(entry);
      const groups = [exact, narrower, wider].map(numbersOf);
      const all = groups.flat();
      expect(new Set(all).size, entry.id).toBe(all.length);
      for (const group of groups) expect(group, entry.id).toEqual([...group].sort((a, b) => a - b));
    }
  });

  it('finds a case under each of its own tags', () => {
    const finance = casebook.byCategory(category('topics', 'finance/financing'));
    expect(numbersOf(finance.exact)).toContain(52);
    const tax = casebook.byCategory(category('topics', 'tax'));
    expect(numbersOf(tax.narrower)).toContain(52);
  });
});

describe('related', () => {
  it('starts with a case of tax or finance for 52', () => {
    const [first] = casebook.related(52, 3);
    expect(first?.topics.some((topic) => /^(tax|finance)(\/|$)/.test(topic))).toBe(true);
  });

  it('never holds the case itself and keeps to the limit, for every case', () => {
    for (const { number } of casebook.cases) {
      const related = numbersOf(casebook.related(number, 3));
      expect(related).not.toContain(number);
      expect(related.length).toBeLessThanOrEqual(3);
    }
  });

  it('is empty for a number that does not exist', () => {
    expect(casebook.related(145, 3)).toEqual([]);
  });
});

describe('byMapCode', () => {
  it('finds 52 as 11-16', () => {
    expect(casebook.byMapCode(11, 16)?.number).toBe(52);
  });

  it.each([
    [9, 1],
    [13, 1],
    [10, 37],
    [11, 52],
    [12, 58],
    [11, 0],
    [11, -1],
  ])('is undefined for %i-%i, which the map does not have', (series, place) => {
    expect(casebook.byMapCode(series, place)).toBeUndefined();
  });
});

describe('official', () => {
  it('is undefined where no official document is loaded', () => {
    expect(casebook.official(52)).toBeUndefined();
  });

  it('hands out the wording that was attached', () => {
    const text = { title: '茶亭借书', audience: '茶客', procedure: '先喝茶', results: '好' };
    expect(loadCasebook(dataFolder, new Map([[52, text]])).official(52)).toEqual(text);
  });
});
