import { describe, expect, it } from 'vitest';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { CasebookError, type Problem } from '../../src/knowledge/problem.ts';
import { copyOfData } from '../support/data-folder.ts';

/** Loads a folder that must be refused. */
function refusalOf(folder: string): CasebookError {
  try {
    loadCasebook(folder);
  } catch (error) {
    if (error instanceof CasebookError) return error;
    throw error;
  }
  throw new Error('the folder was not refused');
}

const problemsOf = (folder: string): readonly Problem[] => refusalOf(folder).problems;

describe('loadCasebook', () => {
  it('reads a folder that holds a few records only', () => {
    const casebook = loadCasebook(copyOfData(13, 52, 103).folder);
    expect(casebook.cases.map(({ number }) => number)).toEqual([13, 52, 103]);
    expect(casebook.get(52)?.mapCode).toBe('11-16');
    expect(casebook.get(51)).toBeUndefined();
  });

  it('reads records with CRLF line ends and a byte order mark alike', () => {
    const data = copyOfData(52);
    const plain = loadCasebook(data.folder).get(52);
    data.write('cases/052.md', `\uFEFF${data.read('cases/052.md').replaceAll('\n', '\r\n')}`);
    expect(loadCasebook(data.folder).get(52)).toEqual(plain);
  });

  it('refuses a bad value with file, line and field', () => {
    const data = copyOfData(13, 52);
    const line = data.replace('cases/052.md', 'process: figure', 'process: picture');
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/052.md', line, field: 'process', message: expect.stringContaining('text, partial, figure') },
    ]);
  });

  it('refuses a bad value deep in a list with the path and the line of the item', () => {
    const data = copyOfData(52);
    const line = data.replace('cases/052.md', '- 留抵贷是啥', '- 52');
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/052.md', line, field: 'questions.1', message: expect.any(String) },
    ]);
  });

  it('refuses a field that it does not know and names it', () => {
    const data = copyOfData(52);
    data.replace('cases/052.md', 'areas: []', 'areas: []\nregions: []');
    expect(problemsOf(data.folder)).toEqual([
      expect.objectContaining({ file: 'cases/052.md', message: expect.stringContaining('regions') }),
    ]);
  });

  it('refuses a missing field', () => {
    const data = copyOfData(52);
    data.replace('cases/052.md', 'areas: []\n', '');
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ file: 'cases/052.md', field: 'areas' })]);
  });

  it('refuses pages that run backwards, too few questions and English that is not parallel, together', () => {
    const data = copyOfData(52);
    const file = 'cases/052.md';
    data.replace(file, 'pages: [56, 56]', 'pages: [56, 55]');
    data.replace(file, /questions:\n(?: {2}- .*\n)+en:/, 'questions: [留抵贷是啥]\nen:');
    data.replace(file, /^ {2}audiences: \[.*\]$/m, '  audiences: []');
    expect(problemsOf(data.folder).map(({ field }) => field)).toEqual(['pages', 'questions', 'en.audiences']);
  });

  it('refuses a number that two files use and names both', () => {
    const data = copyOfData(13, 52);
    data.write('cases/053.md', data.read('cases/052.md'));
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/053.md', field: 'number', message: expect.stringContaining('cases/052.md') },
    ]);
  });

  it.each([
    ['audience_tags', 'enterprise/taxpayer', 'enterprise/taxpayers'],
    ['topics', 'tax/refund/vat-credit', 'vat-credit'],
    ['areas', 'areas: []', 'areas: [beijing]'],
  ])('refuses an unknown tag in %s', (field, text, by) => {
    const data = copyOfData(52);
    data.replace('cases/052.md', text, by);
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/052.md', field, message: expect.stringContaining('taxonomy.yaml') },
    ]);
  });

  it('refuses a tag of another tree', () => {
    const data = copyOfData(52);
    data.replace('cases/052.md', 'tax/refund/vat-credit', 'enterprise/taxpayer');
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ field: 'topics' })]);
  });

  it('refuses broken YAML with its line', () => {
    const data = copyOfData(52);
    const line = data.replace('cases/052.md', 'topics: [', 'topics: ]');
    const [problem] = problemsOf(data.folder);
    expect(problem).toMatchObject({ file: 'cases/052.md', line, message: expect.stringContaining('broken YAML') });
  });

  // Known bug: an alias makes the YAML reader throw, so that the file and the other problems stay unnamed.
  it.each(['[', '{a: ', '- ', '? ', 'a: '])('refuses what nests without end: %s', (piece) => {
    const data = copyOfData(3);
    data.write('lexicon.yaml', piece.repeat(20_000));
    expect(refusalOf(data.folder).problems).toEqual([
      expect.objectContaining({ file: 'lexicon.yaml', line: 1, message: 'nests far too deep' }),
    ]);
  });

  it('comes to an end with a heading of blanks', () => {
    const data = copyOfData(3);
    data.write('cases/003.md', `${data.read('cases/003.md')}\n##${' '.repeat(300_000)}\n`);
    expect(loadCasebook(data.folder).cases).toHaveLength(1);
  });

  it('refuses a YAML alias like any other bad value', () => {
    const data = copyOfData(52);
    data.replace('cases/052.md', 'aliases: [留抵贷,', 'aliases: [&name 留抵贷, *name,');
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ file: 'cases/052.md' })]);
  });

  it.each(['概要', '办理流程', '实际效果', 'Summary', 'Procedure', 'Results'])(
    'refuses a record without the section %s',
    (section) => {
      const data = copyOfData(52);
      data.replace('cases/052.md', new RegExp(`^## ${section}\n[^#]*`, 'm'), '');
      expect(problemsOf(data.folder)).toEqual([
        { file: 'cases/052.md', field: section, message: 'the section is missing' },
      ]);
    },
  );

  it('refuses empty, repeated and unknown sections with their lines', () => {
    const data = copyOfData(52);
    const file = 'cases/052.md';
    data.replace(file, /^## 办理流程\n[^#]*/m, '## 办理流程\n\n');
    data.write(file, `${data.read(file)}\n## Results\n\n- again\n\n## Notes\n\n- more\n`);
    const lines = data.read(file).split('\n');
    expect(problemsOf(data.folder)).toEqual([
      expect.objectContaining({ file, line: lines.lastIndexOf('## Results') + 1, field: 'Results' }),
      expect.objectContaining({ file, line: lines.indexOf('## Notes') + 1 }),
      expect.objectContaining({ file, field: '办理流程', message: 'the section is empty' }),
    ]);
  });

  it('refuses a file that is not called after its number and says the right name', () => {
    const data = copyOfData(13, 52);
    data.write('cases/52.md', data.read('cases/052.md'));
    data.remove('cases/052.md');
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/52.md', field: 'number', message: expect.stringContaining('cases/052.md') },
    ]);
  });

  it('refuses a number outside the series of the book', () => {
    const data = copyOfData(52);
    data.write('cases/145.md', data.read('cases/052.md').replace('number: 52', 'number: 145'));
    expect(problemsOf(data.folder)).toEqual([
      { file: 'cases/145.md', field: 'number', message: expect.stringContaining('casebook.yaml') },
    ]);
  });

  it('refuses a file without front matter', () => {
    const data = copyOfData(13);
    data.write('cases/052.md', '# 52\n');
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ file: 'cases/052.md', line: 1 })]);
  });

  it('refuses a series that leaves a gap', () => {
    const data = copyOfData(13);
    const line = data.replace('casebook.yaml', 'first: 37', 'first: 38');
    expect(problemsOf(data.folder)[0]).toMatchObject({ file: 'casebook.yaml', line, field: 'series.1' });
  });

  it.each(['casebook.yaml', 'taxonomy.yaml', 'lexicon.yaml', 'cases'])('refuses a folder without %s', (file) => {
    const data = copyOfData(13);
    data.remove(file);
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ file })]);
  });

  it('refuses a folder without records', () => {
    const data = copyOfData(13);
    data.remove('cases/013.md');
    expect(problemsOf(data.folder)).toEqual([expect.objectContaining({ file: 'cases' })]);
  });

  it('lists every problem of every file in one error and leaves the files as they are', () => {
    const data = copyOfData(13, 16, 17, 18, 52, 103);
    const wrong = data.replace('cases/013.md', 'process: figure', 'process: picture');
    data.write('cases/014.md', data.read('cases/052.md').replace('number: 52', 'number: 13'));
    data.replace('cases/016.md', 'department/port/customs', 'department/port/custom');
    const broken = data.replace('cases/017.md', 'areas: []', 'areas: [] ]');
    data.replace('cases/018.md', /^## Results\n[^#]*/m, '');
    data.write('cases/3.md', data.read('cases/103.md'));
    data.remove('cases/103.md');
    data.write('cases/104.md', data.read('cases/052.md'));
    const emptyGroup = data.replace('lexicon.yaml', /^ {2}- \[卸船.*$/m, '  - [卸船]');
    const before = data.snapshot();

    const error = refusalOf(data.folder);
    expect(error.problems.map(({ file, line, field }) => [file, line, field])).toEqual(
      expect.arrayContaining([
        ['cases/013.md', wrong, 'process'],
        ['cases/014.md', undefined, 'number'],
        ['cases/016.md', undefined, 'audience_tags'],
        ['cases/017.md', broken, ''],
        ['cases/018.md', undefined, 'Results'],
        ['cases/3.md', undefined, 'number'],
        ['cases/104.md', undefined, 'number'],
        ['lexicon.yaml', emptyGroup, 'synonyms.1'],
      ]),
    );
    for (const { file, line, field } of error.problems) {
      expect(error.message).toContain(line === undefined ? file : `${file}:${line}`);
      expect(error.message).toContain(field);
    }
    expect(data.snapshot()).toEqual(before);
  });
});
