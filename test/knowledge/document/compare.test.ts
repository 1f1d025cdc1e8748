import { describe, expect, it } from 'vitest';
import type { CaseText } from '../../../src/knowledge/case.ts';
import { type Comparison, compareWithRecords, officialTexts } from '../../../src/knowledge/document/compare.ts';
import { parseOfficialDocument } from '../../../src/knowledge/document/parse.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { type CaseSource, officialDocument } from '../../support/document-builder.ts';

const ferry: CaseSource = {
  number: 1,
  title: '渡轮“夜航”换票',
  page: 1,
  audience: '末班船的乘客',
  procedure: '乘客到窗口换票。',
  results: '排队的人少了。',
};
const tea: CaseSource = { ...ferry, number: 2, title: '茶亭借伞', page: 2, procedure: '茶客留名借伞。' };
const ferryRecord = aCase({ number: 1, zh: { title: ferry.title } });
const teaRecord = aCase({ number: 2, zh: { title: tea.title } });
const nothing: Comparison = { added: [], removed: [], titles: [], pages: [], procedures: [], figures: [] };

const documentOf = (...cases: CaseSource[]) => parseOfficialDocument(officialDocument(cases));

describe('compareWithRecords', () => {
  it('finds nothing where the document and the records agree', () => {
    expect(compareWithRecords(documentOf(ferry, tea), aCasebook(ferryRecord, teaRecord))).toEqual(nothing);
  });

  it('finds the cases that the records lack', () => {
    const { added, ...rest } = compareWithRecords(documentOf(ferry, tea), aCasebook(ferryRecord));
    expect(added).toEqual([expect.objectContaining({ number: 2, title: '茶亭借伞' })]);
    expect({ ...rest, added: [] }).toEqual(nothing);
  });

  it('finds the records that the document lacks', () => {
    const comparison = compareWithRecords(documentOf(ferry), aCasebook(ferryRecord, teaRecord));
    expect(comparison).toEqual({ ...nothing, removed: [teaRecord] });
  });

  it('finds a changed title', () => {
    const record = aCase({ number: 2, zh: { title: '茶亭借书' } });
    expect(compareWithRecords(documentOf(ferry, tea), aCasebook(ferryRecord, record))).toEqual({
      ...nothing,
      titles: [{ number: 2, document: '茶亭借伞', record: '茶亭借书' }],
    });
  });

  it('finds a title that only grew or shrank', () => {
    const record = aCase({ number: 2, zh: { title: '茶亭借伞新办法' } });
    expect(compareWithRecords(documentOf(ferry, tea), aCasebook(ferryRecord, record)).titles).toHaveLength(1);
  });

  it.each(['渡轮 “夜航” 换票', '渡轮「夜航」换票', '渡轮"夜航"换票'])(
    'takes a title of other spacing or quotation marks for the same: %s',
    (title) => {
      const record = aCase({ number: 1, zh: { title } });
      expect(compareWithRecords(documentOf(ferry), aCasebook(record)).titles).toEqual([]);
    },
  );

  it('finds changed pages, the first and the last', () => {
    const document = documentOf(ferry, { ...tea, page: 4 });
    expect(compareWithRecords(document, aCasebook(ferryRecord, teaRecord)).pages).toEqual([
      { number: 1, document: '1-3', record: '1-1' },
      { number: 2, document: '4-4', record: '2-2' },
    ]);
  });

  it('finds a procedure of another kind', () => {
    const document = documentOf({ ...ferry, procedure: '\n\n\n' }, tea);
    expect(compareWithRecords(document, aCasebook(ferryRecord, teaRecord)).procedures).toEqual([
      { number: 1, document: 'figure', record: 'text' },
    ]);
  });

  it('takes a case without a body for one whose procedure is missing', () => {
    const text = officialDocument([ferry, tea]);
    const document = parseOfficialDocument(text.slice(0, text.indexOf('## 2.')));
    const record = aCase({ number: 2, procedureSource: 'missing', zh: { title: tea.title } });
    expect(compareWithRecords(document, aCasebook(ferryRecord, record))).toEqual(nothing);
    expect(compareWithRecords(document, aCasebook(ferryRecord, teaRecord)).procedures).toEqual([
      { number: 2, document: 'missing', record: 'text' },
    ]);
  });
});

describe('the figures that a record lacks', () => {
  /** What a record of the ferry case with this text lacks of the document's sections. */
  function lacking(sections: Partial<CaseSource>, zh: Partial<CaseText> = {}): string[] {
    const record = aCase({ number: 1, zh: { title: ferry.title, ...zh } });
    const { figures } = compareWithRecords(documentOf({ ...ferry, ...sections }), aCasebook(record));
    return figures.flatMap((entry) => entry.lacking);
  }

  it('are found in every section, decimals and percentages included', () => {
    const sections = {
      audience: '满 65 岁的乘客',
      procedure: '乘客提前 20 分钟换票。',
      results: '换票快了 37.5%，每天 1208 人。',
    };
    expect(lacking(sections)).toEqual(['65', '20', '37.5', '1208']);
  });

  it('are named with their case', () => {
    const document = documentOf(ferry, { ...tea, results: '借出 88 把。' });
    expect(compareWithRecords(document, aCasebook(ferryRecord, teaRecord)).figures).toEqual([
      { number: 2, lacking: ['88'] },
    ]);
  });

  it('are those of the Chinese text only: English does not make up for it', () => {
    const record = aCase({
      number: 1,
      zh: { title: ferry.title },
      en: { results: [{ kind: 'point', text: '88 tickets' }] },
    });
    const { figures } = compareWithRecords(documentOf({ ...ferry, results: '换票 88 张。' }), aCasebook(record));
    expect(figures).toEqual([{ number: 1, lacking: ['88'] }]);
  });

  it.each<[string, Partial<CaseText>]>([
    ['the summary', { summary: [{ kind: 'paragraph', text: '每天 88 张' }] }],
    ['the procedure', { procedure: [{ kind: 'step', text: '换88张' }] }],
    ['the results', { results: [{ kind: 'point', text: '达８８张' }] }],
    ['the metrics', { metrics: [{ what: '换票', before: '12', after: '88张' }] }],
    ['the audiences', { audiences: ['前 88 位乘客'] }],
  ])('are not those that %s state', (_where, zh) => {
    expect(lacking({ results: '换票 88 张。' }, zh)).toEqual([]);
  });

  it('are not those written with other separators or width', () => {
    expect(
      lacking({ results: '共 12,080 人，２５ 班船。' }, { results: [{ kind: 'point', text: '12080人、25班' }] }),
    ).toEqual([]);
  });

  it('are not met by a longer number that contains them', () => {
    expect(lacking({ results: '换票 88 张。' }, { results: [{ kind: 'point', text: '换票 188.8 张' }] })).toEqual([
      '88',
    ]);
  });

  it.each([
    '1. 换票\n2. 上船',
    '1、换票\n2、上船',
    '1.“先换票”\n2.（再上船）',
    '①换票②上船',
    '先排队。1.换票；2.上船',
    '1 换票\n2 上船',
  ])('are not the ordinals of a list: %j', (procedure) => {
    expect(lacking({ procedure })).toEqual([]);
  });

  it('are not the numbers of charts', () => {
    expect(lacking({ procedure: '按图 12 换票，见图3。' })).toEqual([]);
  });

  it.each(['https://ferry.example/2031/47.html', 'http://ferry.example:8080/#/47', 'www.ferry47.example'])(
    'are not in the address %s',
    (address) => {
      expect(lacking({ procedure: `登录 ${address} 换票。` })).toEqual([]);
    },
  );

  it('are found beside an address and an ordinal', () => {
    expect(lacking({ procedure: '1. 登录 https://ferry.example/47 换票 66 张。\n2. 等船 15 分钟。' })).toEqual([
      '66',
      '15',
    ]);
  });

  // Known bugs, from here on.
  it('are not in the query of an address', () => {
    expect(lacking({ procedure: '登录 https://ferry.example/a?id=47 换票。' })).toEqual([]);
  });

  it('are whole where several separators stand in them', () => {
    expect(lacking({ results: '共 1,234,567 人。' })).toEqual(['1234567']);
  });

  it('are found at the start of a line or sentence', () => {
    expect(lacking({ results: '35 分钟到岸。8 艘船够用。' })).toEqual(['35', '8']);
  });
});

describe('officialTexts', () => {
  it('holds the wording of every case that has a body', () => {
    const text = officialDocument([ferry, tea]);
    const texts = officialTexts(parseOfficialDocument(text.slice(0, text.indexOf('## 2.'))));
    const { title, audience, procedure, results } = ferry;
    expect([...texts]).toEqual([[1, { title, audience, procedure, results }]]);
  });
});
