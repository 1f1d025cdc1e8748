import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../../src/knowledge/case-file.ts';
import { draftRecord } from '../../../src/knowledge/document/draft.ts';
import { type DocumentCase, parseOfficialDocument } from '../../../src/knowledge/document/parse.ts';
import { loadCasebook } from '../../../src/knowledge/load.ts';
import { copyOfData } from '../../support/data-folder.ts';
import { smallDocument } from '../../support/official-document.ts';

const { cases } = parseOfficialDocument(smallDocument);

function documentCase(number: number): DocumentCase {
  const found = cases.find((entry) => entry.number === number);
  if (!found) throw new Error(`no case ${number}`);
  return found;
}

const parsed = (number: number) => parseCaseFile(draftRecord(documentCase(number)), `cases/${number}.md`);

// Known bug: the draft repeats its audiences by a YAML alias, which the reader of records does not take.
describe('draftRecord', () => {
  it.each(cases.map(({ number }) => number))('writes a record of case %i that reads as a draft', (number) => {
    expect(parsed(number)).toMatchObject({ problems: [], value: { number, draft: true } });
  });

  it('keeps everything that the document states', () => {
    const { value } = parsed(2);
    expect(value).toMatchObject({ pages: { first: 2, last: 2 }, procedureSource: 'text' });
    expect(value?.text.zh.title).toBe('“夜航渡轮”预约候船');
    expect(value?.text.zh.audiences).toEqual(['末班渡轮的乘客', '夜班船员']);
    const textOf = (section: 'procedure' | 'results') => value?.text.zh[section].map(({ text }) => text).join('\n');
    expect(textOf('procedure')).toBe(documentCase(2).body?.procedure);
    expect(textOf('results')).toBe(documentCase(2).body?.results);
  });

  it('keeps the steps of a list as steps', () => {
    expect(parsed(18).value?.text.zh.procedure).toEqual([
      { kind: 'step', text: '在山脚领茶山地图。' },
      { kind: 'step', text: '沿石阶走到茶亭。' },
    ]);
  });

  it('says how much of the procedure the document has', () => {
    expect([1, 3, 6, 13].map((number) => parsed(number).value?.procedureSource)).toEqual([
      'figure',
      'partial',
      'missing',
      'figure',
    ]);
  });

  it('names no audience for a case without a body', () => {
    expect(parsed(6).value?.text.zh.audiences).toEqual([]);
  });

  it('quotes what YAML would read otherwise', () => {
    const title = '2031: “茶” #1 - [船] & *书*';
    const { value } = parseCaseFile(draftRecord({ ...documentCase(2), title }), 'cases/002.md');
    expect(value?.text.zh.title).toBe(title);
  });

  it('writes records that a data folder loads', () => {
    const data = copyOfData(52);
    data.write('cases/002.md', draftRecord(documentCase(2)));
    expect(loadCasebook(data.folder).get(2)?.text.zh.title).toBe('“夜航渡轮”预约候船');
  });
});
