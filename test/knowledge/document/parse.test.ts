import { describe, expect, it } from 'vitest';
import { type AnomalyKind, anomalyKinds } from '../../../src/knowledge/document/anomaly.ts';
import { DocumentError, parseOfficialDocument } from '../../../src/knowledge/document/parse.ts';
import { type CaseSource, lineOf, officialDocument } from '../../support/document-builder.ts';
import { smallDocument } from '../../support/official-document.ts';

const document = parseOfficialDocument(smallDocument);
const caseOf = (number: number) => document.cases.find((entry) => entry.number === number);

const ferry: CaseSource = {
  number: 1,
  title: '渡轮换票',
  page: 1,
  audience: '乘客',
  procedure: '乘客到窗口换票。',
  results: '排队的人少了。',
};
const tea: CaseSource = { ...ferry, number: 2, title: '茶亭借伞', page: 4, procedure: '茶客留名借伞。' };

describe('parseOfficialDocument', () => {
  it('finds every line of the contents, in as many tables as there are, in order', () => {
    expect(document.cases.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
  });

  it('cleans the titles of dot leaders and markup', () => {
    expect(caseOf(1)?.title).toBe('社区“漂流书箱”共享阅读');
    expect(caseOf(3)?.title).toBe('古茶树“一树一卡”照看办法');
    expect(caseOf(5)?.title).toBe('以茶园为单元登记春茶采摘日程');
  });

  it('lets the pages of a case run up to the first page of the next', () => {
    expect(caseOf(3)?.pages).toEqual({ first: 3, last: 3 });
    expect(caseOf(4)?.pages).toEqual({ first: 4, last: 5 });
    expect(caseOf(13)?.pages).toEqual({ first: 14, last: 16 });
    expect(caseOf(18)?.pages).toEqual({ first: 21, last: 21 });
  });

  it('finds a body for every case but the one that has only a contents line', () => {
    expect(document.bodyCount).toBe(17);
    expect(document.cases.filter(({ body }) => !body).map(({ number }) => number)).toEqual([6]);
  });

  it('reads the three sections of a case, with their inner headings as text', () => {
    expect(caseOf(2)?.body).toEqual({
      title: '“夜航渡轮”预约候船',
      audience: '末班渡轮的乘客、夜班船员',
      procedure: '乘客扫码预约→候船室亮灯→渡轮靠岸时广播叫号。\n带自行车的乘客\n改走 2 号舷梯。',
      results: '末班船候船时间由 40 分钟减到 15 分钟。',
      line: lineOf(smallDocument, '## 2. “夜航渡轮”'),
      procedureSource: 'text',
    });
  });

  it('joins a title that is split over two headings', () => {
    expect(caseOf(4)?.body).toMatchObject({ title: '湖区图书馆“流动书车+预约”下乡', audience: '离馆远的读者' });
  });

  it('keeps the longer title of the text beside the title of the contents', () => {
    expect(caseOf(7)).toMatchObject({
      title: '渡口候船座位公约',
      body: { title: '渡口候船座位公约做到“人走座空、老幼先坐”' },
    });
  });

  it('reads sections whose name or numeral slipped', () => {
    expect(caseOf(7)?.body?.audience).toBe('候船的人');
    expect(caseOf(8)?.body?.procedure).toBe('把旧书拿到茶铺？店员点数？按本数换茶。');
    expect(caseOf(8)?.body?.results).toBe('换出 9 斤新茶。');
  });

  it('takes a numbered heading within a case for a part of it', () => {
    expect(caseOf(11)?.body?.procedure).toContain('靠岸以后\n船员清点书架。');
    expect(caseOf(11)?.body?.results).toBe('丢书少了。');
  });

  it('leaves a section that the document lacks empty', () => {
    expect(caseOf(17)?.body).toMatchObject({ procedure: '摊主到码头抽签领摊位。', results: '' });
  });

  it('tells how much of each procedure the text holds', () => {
    const numbersOf = (source: string) =>
      document.cases.filter(({ body }) => body?.procedureSource === source).map(({ number }) => number);
    expect(numbersOf('figure')).toEqual([1, 13, 14]);
    expect(numbersOf('partial')).toEqual([3]);
    expect(numbersOf('text')).toEqual([2, 4, 5, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18]);
  });

  it('reads CRLF line ends and a byte order mark alike', () => {
    expect(parseOfficialDocument(`\uFEFF${smallDocument.replaceAll('\n', '\r\n')}`)).toEqual(document);
  });

  it.each(['', ' \n\n\t'])('refuses an empty document', (text) => {
    expect(() => parseOfficialDocument(text)).toThrow(DocumentError);
    expect(() => parseOfficialDocument(text)).toThrow(/empty/);
  });

  it.each(['茶亭的故事。', '# 1.渡轮换票\n\n## 一、适用对象\n\n乘客', '| 茶 | 水 |\n|---|---|\n| 红茶 | 3 |'])(
    'refuses a document without a table of contents: %j',
    (text) => {
      expect(() => parseOfficialDocument(text)).toThrow(DocumentError);
      expect(() => parseOfficialDocument(text)).toThrow(/table of contents/);
    },
  );
});

describe('anomalies', () => {
  const at = (...starts: string[]) => lineOf(smallDocument, ...starts);
  const expected: [AnomalyKind, number, number][] = [
    ['heading-form', 1, at('# 1.')],
    ['heading-form', 2, at('## 2. ')],
    ['heading-form', 3, at('### 3.')],
    ['heading-form', 4, at('# 4. ')],
    ['title-spacing', 2, at('## 2. ')],
    ['title-spacing', 5, at('## 5.')],
    ['title-spacing', 10, at('## 10.')],
    ['title-differs', 7, at('## 7.')],
    ['title-split', 4, at('# 4. ')],
    ['contents-break', 5, at('| 5. ')],
    ['missing-body', 6, at('| 6. ')],
    ['label-slip', 7, at('## 7.', '### 一、适应对象')],
    ['numeral-slip', 8, at('## 8.', '### 三、办理流程')],
    ['missing-section', 17, at('## 17.')],
    ['chart-only', 1, at('# 1.', '## 二、办理流程')],
    ['chart-only', 14, at('## 14.', '### 二、办理流程')],
    ['chart-captions', 13, at('## 13.', '### 二、办理流程')],
    ['chart-beside-text', 3, at('### 3.', '#### 二、办理流程')],
    ['blank-after-results', 14, at('## 14.', '### 三、实际效果')],
    ['arrow-question', 8, at('把旧书拿到茶铺？')],
    ['arrow-question', 9, at('乘客出示船票。?')],
    ['arrow-dash', 10, at('茶农画草图 - ')],
    ['arrow-dash', 11, at('孩子上船挑绘本——')],
    ['arrow-dash', 12, at('一请茶师')],
    ['repeated-sentence', 15, at('茶铺把茶渣摊开')],
    ['table', 3, at('| 树龄')],
    ['latex', 3, at('| 百年以上')],
    ['latex', 16, at('满座率')],
  ];
  const found = document.anomalies.map(({ kind, number, line }) => [kind, number, line]);

  it.each(expected)('reports %s of case %i on line %i', (kind, number, line) => {
    expect(found).toContainEqual([kind, number, line]);
  });

  it('reports nothing else', () => {
    expect(found.filter((row) => !expected.some((other) => other.join() === row.join()))).toEqual([]);
  });

  it('reports in the order of the lines', () => {
    const lines = document.anomalies.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('says what differs', () => {
    const detailOf = (kind: AnomalyKind, number: number) =>
      document.anomalies.find((anomaly) => anomaly.kind === kind && anomaly.number === number)?.detail;
    expect(detailOf('heading-form', 3)).toContain('3');
    expect(detailOf('label-slip', 7)).toContain('适应对象');
    expect(detailOf('numeral-slip', 8)).toMatch(/三.*二/);
    expect(detailOf('missing-section', 17)).toContain('实际效果');
    expect(detailOf('title-differs', 7)).toContain('人走座空');
    expect(detailOf('title-split', 4)).toContain(String(at('## “流动书车')));
    expect(detailOf('repeated-sentence', 15)).toContain('茶铺把茶渣摊开');
    expect(detailOf('chart-only', 1)).toBe(anomalyKinds['chart-only']);
  });

  it('is empty for a regular document', () => {
    expect(parseOfficialDocument(officialDocument([ferry, tea])).anomalies).toEqual([]);
  });

  // Known bugs, from here on.
  it('names the line of a repeated sentence that does not stand right below its heading', () => {
    const text = officialDocument([{ ...ferry, procedure: '乘客把旧票交给窗口的人。乘客把旧票交给窗口的船员。' }]);
    expect(parseOfficialDocument(text).anomalies).toEqual([
      expect.objectContaining({ kind: 'repeated-sentence', line: lineOf(text, '乘客把旧票') }),
    ]);
  });

  it('holds no break of spacing for a title that is split but else the same', () => {
    const text = officialDocument([{ ...ferry, title: '渡轮换票“当天有效”' }, tea]);
    const split = text.replace('## 1.渡轮换票', '## 1.渡轮换票\n\n## ');
    expect(kindsOf(split)).toEqual(['title-split']);
  });

  it('holds no break of spacing for a title that only the contents break', () => {
    const text = officialDocument([{ ...ferry, title: '渡轮换票当天有效' }, tea]);
    expect(kindsOf(text.replace('| 1. 渡轮换票', '| 1. 渡轮换票<br>'))).toEqual(['contents-break']);
  });

  it('names a case that the contents do not list', () => {
    const text = officialDocument([ferry, tea]).replace('| 2. 茶亭借伞 ..... | 4 |\n', '');
    expect(parseOfficialDocument(text).anomalies).toEqual([
      expect.objectContaining({ kind: 'not-in-contents', number: 2, line: lineOf(text, '## 2.茶亭借伞') }),
    ]);
  });

  it('goes by the first of two contents lines for a case', () => {
    const text = officialDocument([ferry, tea]).replace('| 2. 茶亭借伞', '| 1. 渡口换书 ..... | 9 |\n| 2. 茶亭借伞');
    const { cases, anomalies } = parseOfficialDocument(text);
    expect(cases.map(({ number, pages }) => [number, pages.first])).toEqual([
      [1, 1],
      [2, 4],
    ]);
    expect(anomalies).toEqual([
      expect.objectContaining({ kind: 'contents-twice', number: 1, line: lineOf(text, '| 1. 渡口换书') }),
    ]);
  });

  it('does not take dots alone for a title', () => {
    const text = officialDocument([ferry, tea]).replace('| 2. 茶亭借伞', '| 3. ..... | 9 |\n| 2. 茶亭借伞');
    expect(parseOfficialDocument(text).cases.map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each([
    ['| 3. 茶', ' ', '|'],
    ['| 3. 茶', '.', 'x | 9 |'],
    ['| 3. 茶', ' .', 'x'],
    ['## 3.茶', '.', 'x'],
    ['', '$', ''],
    ['$', '中', ''],
    ['', '。', ''],
    ['', '## 1.渡轮\n', ''],
    ['', '## 9.渡轮\n', ''],
    ['', '| 1. 渡轮 ... | 1 |\n', ''],
  ])('comes to an end with lines that have none: %j, %j over and over, %j', (head, piece, tail) => {
    const endless = head + piece.repeat(200_000 / piece.length) + tail;
    const before = officialDocument([ferry, tea]).replace('| 2. 茶亭借伞', `${endless}\n| 2. 茶亭借伞`);
    const within = officialDocument([{ ...ferry, procedure: endless }, tea]);
    expect(parseOfficialDocument(before).cases.map(({ number }) => number)).toContain(1);
    expect(parseOfficialDocument(within).cases.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('does not take a table of a case for contents', () => {
    const procedure = '乘客按下表换票。\n\n| 项 | 分钟 |\n|----|----|\n| 1. 换日票 | 30 |\n| 2. 换月票 | 50 |';
    const { cases, bodyCount } = parseOfficialDocument(officialDocument([{ ...ferry, procedure }, tea]));
    expect(cases.map(({ number, pages }) => [number, pages.first])).toEqual([
      [1, 1],
      [2, 4],
    ]);
    expect(bodyCount).toBe(2);
  });

  it('does not take the first numbered heading within a case for the next case', () => {
    const procedure = '乘客到窗口换票。\n\n### 2.换票以后\n\n乘客等船。';
    const { cases } = parseOfficialDocument(officialDocument([{ ...ferry, procedure }, tea]));
    expect(cases[0]?.body?.procedure).toContain('乘客等船。');
    expect(cases[1]?.body?.title).toBe('茶亭借伞');
  });

  function kindsOf(text: string): AnomalyKind[] {
    return parseOfficialDocument(text).anomalies.map(({ kind }) => kind);
  }
});
