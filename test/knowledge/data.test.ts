import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../src/knowledge/case-file.ts';
import { loadCasebook, recordFile } from '../../src/knowledge/load.ts';
import { squash } from '../../src/knowledge/text/normalise.ts';
import { dataFolder } from '../support/data-folder.ts';

const casebook = loadCasebook(dataFolder);
const numbers = Array.from({ length: 144 }, (_, i) => i + 1);

describe('the data folder', () => {
  it('holds the cases 1 to 144, each once and in order', () => {
    expect(casebook.cases.map(({ number }) => number)).toEqual(numbers);
    expect(casebook.lastNumber).toBe(144);
  });

  it('holds no drafts', () => {
    const drafts = numbers.filter((number) => {
      const file = recordFile(number);
      const { value } = parseCaseFile(readFileSync(join(dataFolder, file), 'utf8'), file);
      return value?.draft !== false;
    });
    expect(drafts).toEqual([]);
  });

  it('answers every number with its own case and nothing outside of the book', () => {
    for (const number of numbers) expect(casebook.get(number)?.number).toBe(number);
    for (const number of [0, -1, 145, 1.5]) expect(casebook.get(number)).toBeUndefined();
  });

  it.each([
    [10, 1, 36],
    [11, 37, 87],
    [12, 88, 144],
  ])('maps series %i to the cases %i to %i and no others', (series, first, last) => {
    for (let number = first; number <= last; number++) {
      const place = number - first + 1;
      expect(casebook.byMapCode(series, place)?.number).toBe(number);
      expect(casebook.get(number)?.mapCode).toBe(`${series}-${place}`);
    }
    expect(casebook.byMapCode(series, 0)).toBeUndefined();
    expect(casebook.byMapCode(series, last - first + 2)).toBeUndefined();
  });

  it('lets the pages of each case run up to the first page of the next', () => {
    const spans = casebook.cases.map(({ pages }) => pages);
    const expected = spans.map(({ first }, i) => ({
      first,
      last: Math.max(first, (spans[i + 1]?.first ?? first + 1) - 1),
    }));
    expect(spans).toEqual(expected);
    expect(spans[0]?.first).toBe(1);
  });

  it('names an audience for every case but 60, which has no text, and files every case under one', () => {
    const unnamed = casebook.cases.filter(
      ({ text }) => text.zh.audiences.length === 0 || text.en.audiences.length === 0,
    );
    expect(unnamed.map(({ number }) => number)).toEqual([60]);
    // 60 is filed by its title, which names the ranches.
    expect(casebook.cases.filter(({ audienceTags }) => audienceTags.length === 0)).toEqual([]);
    expect(casebook.cases.filter(({ procedureSource }) => procedureSource === 'missing').map((c) => c.number)).toEqual([
      60,
    ]);
  });

  it('files every case under a topic', () => {
    expect(casebook.cases.filter(({ topics }) => topics.length === 0)).toEqual([]);
  });

  it('has at least 15 Chinese and 5 English questions a case, all different and none just the title', () => {
    for (const { number, text } of casebook.cases) {
      for (const [language, least] of [['zh', 15] as const, ['en', 5] as const]) {
        const { title, questions } = text[language];
        const forms = questions.map(squash);
        expect(forms.length, `questions of case ${number}`).toBeGreaterThanOrEqual(least);
        expect(new Set(forms).size, `different questions of case ${number}`).toBe(forms.length);
        expect(forms, `questions of case ${number}`).not.toContain(squash(title));
      }
    }
  });

  it('says where the chart is for every procedure that is only a lost chart', () => {
    const silent = casebook.cases.filter(({ procedureSource, pages, text }) => {
      const say = (language: 'zh' | 'en') => text[language].procedure.map((passage) => passage.text).join('\n');
      return procedureSource === 'figure' && ![say('zh'), say('en')].every((it) => it.includes(String(pages.first)));
    });
    expect(silent.map(({ number }) => number)).toEqual([]);
  });
});
