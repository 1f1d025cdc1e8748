import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AnomalyKind } from '../../../src/knowledge/document/anomaly.ts';
import { compareWithRecords, officialTexts } from '../../../src/knowledge/document/compare.ts';
import { parseOfficialDocument } from '../../../src/knowledge/document/parse.ts';
import { loadCasebook } from '../../../src/knowledge/load.ts';
import { dataFolder } from '../../support/data-folder.ts';

/** The official document is no part of the project; where a copy lies beside it, the importer is held against it. */
const path = fileURLToPath(new URL('../../../../shared/casebook.md', import.meta.url));

describe.skipIf(!existsSync(path))('the official document', () => {
  const read = () => parseOfficialDocument(readFileSync(path, 'utf8'));
  const numbersOf = (kind: AnomalyKind) =>
    read()
      .anomalies.filter((anomaly) => anomaly.kind === kind)
      .map(({ number }) => number);

  it('has 144 contents lines and 143 bodies; case 60 has none', () => {
    const { cases, bodyCount } = read();
    expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 144 }, (_, i) => i + 1));
    expect(bodyCount).toBe(143);
    expect(cases.filter(({ body }) => !body)).toEqual([
      expect.objectContaining({ number: 60, pages: { first: 64, last: 64 } }),
    ]);
  });

  it('has all three sections in every body', () => {
    expect(numbersOf('missing-section')).toEqual([]);
    const empty = read().cases.filter(({ body }) => body && !(body.audience && body.results));
    expect(empty.map(({ number }) => number)).toEqual([]);
  });

  it('has 61 procedures that are only a chart', () => {
    expect(numbersOf('chart-only')).toHaveLength(61);
  });

  it.each<[AnomalyKind, number[]]>([
    ['missing-body', [60]],
    ['contents-break', [61]],
    ['title-split', [40]],
    ['title-differs', [39]],
    ['label-slip', [39, 63, 94, 130]],
    ['numeral-slip', [15]],
    ['chart-captions', [7, 34, 54, 75, 90, 98, 109, 126, 134]],
    ['chart-beside-text', [40, 43, 69, 79, 84, 95, 105, 106, 110, 122, 123]],
    ['arrow-question', [30, 89, 91, 115, 123]],
  ])('has %s in exactly the cases %j', (kind, numbers) => {
    expect(numbersOf(kind)).toEqual(numbers);
  });

  it.each<[AnomalyKind, number[]]>([
    ['arrow-dash', [38, 80, 130]],
    ['repeated-sentence', [5, 131]],
    ['table', [25, 43]],
    ['latex', [43, 72]],
    ['blank-after-results', [138]],
  ])('has %s in the cases %j', (kind, numbers) => {
    expect(numbersOf(kind)).toEqual(expect.arrayContaining(numbers));
  });

  it('agrees with data/ in every case, title, page, kind of procedure and figure', () => {
    expect(compareWithRecords(read(), loadCasebook(dataFolder))).toEqual({
      added: [],
      removed: [],
      titles: [],
      pages: [],
      procedures: [],
      figures: [],
    });
  });

  it('lends its wording to every case but 60', () => {
    const casebook = loadCasebook(dataFolder, officialTexts(read()));
    const without = casebook.cases.filter(({ number }) => !casebook.official(number)?.results);
    expect(without.map(({ number }) => number)).toEqual([60]);
  });
});
