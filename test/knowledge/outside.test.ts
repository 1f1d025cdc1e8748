import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { answerFrom } from '../../src/knowledge/search/confidence.ts';
import { copyOfData, dataFolder } from '../support/data-folder.ts';

const near = '公积金贷款买二手房能贷多少';
const inBook = '用公积金租房贷款';

describe('questions that no case answers', () => {
  it('keep a question like them from being answered, and leave others as they were', () => {
    const data = copyOfData(99, 39);
    const before = loadCasebook(data.folder).search;
    data.write('outside.txt', `# beside case 99\n\n${near}\n公积金贷款最多贷多少\n`);
    const after = loadCasebook(data.folder).search;
    expect(before.find(near).confidence).toBeGreaterThan(answerFrom);
    expect(after.find(near).confidence).toBeLessThan(answerFrom);
    expect(after.find(near).evidence?.overOutside).toBeLessThan(0);
    expect(after.find(inBook)).toMatchObject({ hits: [{ case: { number: 99 } }, expect.anything()] });
    expect(after.find(inBook).confidence).toBeGreaterThan(answerFrom);
  });

  it('are no case: they are neither found nor spoken of', () => {
    const data = copyOfData(99, 39);
    data.write('outside.txt', '灯塔守夜人的帽子归谁管\n');
    const { search } = loadCasebook(data.folder);
    expect(search.find('灯塔守夜人的帽子').hits.map(({ case: { number } }) => number)).not.toContain(0);
    expect(search.mentioning(['灯塔'], 'all')).toEqual([]);
  });

  it('give way to a question that somebody has taught for a case', () => {
    const data = copyOfData(99, 39);
    data.write('outside.txt', `${near}\n`);
    const casebook = loadCasebook(data.folder);
    casebook.learn([{ case: 99, kind: 'question', language: 'zh', text: near }]);
    expect(casebook.search.find(near).confidence).toBeGreaterThan(answerFrom);
  });

  it('skip notes and empty lines, in files of any line ending', () => {
    const data = copyOfData(99);
    data.write('outside.txt', `\uFEFF# a note\r\n\r\n ${near} \r\n${near}\r\n`);
    expect(loadCasebook(data.folder).outside).toEqual([near]);
  });
});

describe('the questions outside the book in the data folder', () => {
  const lines = readFileSync(join(dataFolder, 'outside.txt'), 'utf8').split('\n');
  const { cases, outside } = loadCasebook(dataFolder);

  it('stand in the file once each, and are none of a record', () => {
    const written = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(outside).toEqual(written);
    const own = new Set(cases.flatMap(({ text }) => [...text.zh.questions, ...text.en.questions]));
    expect(outside.filter((question) => own.has(question))).toEqual([]);
  });

  it('stand beside cases of the book', () => {
    const notes = lines
      .filter((line) => line.startsWith('# beside case'))
      .map((line) => Number(line.split(' ').at(-1)));
    expect(notes).toEqual(cases.map(({ number }) => number));
  });
});
