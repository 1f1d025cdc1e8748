import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { CasebookError } from '../../src/knowledge/problem.ts';
import { copyOfData, dataFolder } from '../support/data-folder.ts';

const written = `# what people ask

99 process 要带什么去
99 unstated 利率有几个点
99 elsewhere 二手房能贷多少
39 effect 几天拿到证
`;

function problemsOf(load: () => unknown): unknown {
  try {
    load();
  } catch (error) {
    if (error instanceof CasebookError) return error.problems;
    throw error;
  }
  return [];
}

describe('the follow-ups to a case', () => {
  const data = () => {
    const copy = copyOfData(99, 39);
    copy.write('follow-ups.txt', written);
    return copy;
  };

  it('say which part of it answers a message like them, and how near it is', () => {
    const { followUpReader } = loadCasebook(data().folder);
    const exact = followUpReader.read('要带什么去', 99);
    expect(exact.nearest?.part).toBe('process');
    expect(exact.nearest?.nearness).toBeCloseTo(1);
    const like = followUpReader.read('去的时候要带什么', 99).nearest;
    expect(like?.part).toBe('process');
    expect(like?.nearness).toBeLessThan(1);
    expect(followUpReader.read('利率多少', 99).nearest?.part).toBe('unstated');
  });

  it('are those of that case only', () => {
    const { followUpReader } = loadCasebook(data().folder);
    expect(followUpReader.read('几天拿到证', 99).nearest?.nearness ?? 0).toBeLessThan(0.5);
    expect(followUpReader.read('几天拿到证', 39).nearest).toMatchObject({ part: 'effect' });
  });

  it('leave out messages about something else, which are measured apart', () => {
    const { followUpReader } = loadCasebook(data().folder);
    const read = followUpReader.read('二手房能贷多少', 99);
    expect(read.elsewhere).toBeCloseTo(1);
    expect(read.nearest?.nearness ?? 0).toBeLessThan(0.5);
  });

  it('make a message likelier that is like any of them than one that is like what no case answers', () => {
    const copy = data();
    copy.write('outside.txt', '红烧肉怎么做\n二手车过户多少钱\n');
    const { followUpReader } = loadCasebook(copy.folder);
    expect(followUpReader.likeness('要带什么')).toBeGreaterThan(0);
    expect(followUpReader.likeness('红烧肉')).toBeLessThan(0);
  });

  it('may be missing: then nothing is near', () => {
    const { followUpReader, followUps } = loadCasebook(copyOfData(99).folder);
    expect(followUps).toEqual([]);
    expect(followUpReader.read('要带什么去', 99)).toEqual({ nearest: undefined, elsewhere: 0 });
  });

  it('are reported with file and line where they cannot be read, and where there is no such case', () => {
    const copy = copyOfData(99);
    copy.write('follow-ups.txt', '99 process 要带什么\n\n99 someday 何时\n谁出钱\n7 process 找谁\n');
    expect(problemsOf(() => loadCasebook(copy.folder))).toEqual([
      expect.objectContaining({ file: 'follow-ups.txt', line: 3 }),
      expect.objectContaining({ file: 'follow-ups.txt', line: 4 }),
      expect.objectContaining({ file: 'follow-ups.txt', message: expect.stringContaining('7') }),
    ]);
  });
});

describe('the follow-ups in the data folder', () => {
  const { cases, followUps, outside } = loadCasebook(dataFolder);

  it('stand in the file once for each case', () => {
    const lines = readFileSync(join(dataFolder, 'follow-ups.txt'), 'utf8').split('\n');
    expect(followUps).toHaveLength(lines.filter((line) => line !== '' && !line.startsWith('#')).length);
    const keys = followUps.map(({ number, text }) => `${number} ${text}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('ask for what is stated and for what is not, of every case', () => {
    for (const { number } of cases) {
      const parts = new Set(followUps.filter((one) => one.number === number).map(({ part }) => part));
      expect(parts, `case ${number}`).toContain('unstated');
      expect(parts.size, `case ${number}`).toBeGreaterThan(2);
    }
  });

  it('are no question of a record, nor one outside the book', () => {
    const others = new Set([...outside, ...cases.flatMap(({ text }) => text.zh.questions)]);
    expect(
      followUps.filter(({ part, text }) => part !== 'elsewhere' && others.has(text)).map(({ text }) => text),
    ).toEqual([]);
  });
});
