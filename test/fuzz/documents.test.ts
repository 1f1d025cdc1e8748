import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookSchema } from '../../src/knowledge/book.ts';
import { parseCaseFile } from '../../src/knowledge/case-file.ts';
import { compareWithRecords, officialTexts } from '../../src/knowledge/document/compare.ts';
import { draftRecord } from '../../src/knowledge/document/draft.ts';
import { DocumentError, type OfficialDocument, parseOfficialDocument } from '../../src/knowledge/document/parse.ts';
import { describeImport } from '../../src/knowledge/document/report.ts';
import { applyHints } from '../../src/knowledge/hints/apply.ts';
import { type Hint, hintSchema } from '../../src/knowledge/hints/hint.ts';
import { readHints, writeHints } from '../../src/knowledge/hints/hint-file.ts';
import { lexiconSchema } from '../../src/knowledge/lexicon.ts';
import { recordFile } from '../../src/knowledge/load.ts';
import { taxonomySchema } from '../../src/knowledge/taxonomy.ts';
import { readYaml } from '../../src/knowledge/yaml-file.ts';
import { casebook } from '../support/bot.ts';
import { copyOfData, temporaryFolder } from '../support/data-folder.ts';
import { anyDocument, anyRecord, anyYaml } from '../support/fuzz/documents.ts';
import { holds } from '../support/fuzz/runs.ts';
import { hostileText } from '../support/fuzz/texts.ts';

/** The document, or undefined where it is refused as none. */
function parsed(text: string): OfficialDocument | undefined {
  try {
    return parseOfficialDocument(text);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    return undefined;
  }
}

describe('any document', () => {
  it('is read or refused; cases, pages and lines are those of the document', () =>
    holds(
      fc.property(anyDocument, (text) => {
        const document = parsed(text);
        const lineCount = text.split('\n').length;
        const numbers = (document?.cases ?? []).map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { pages } of document?.cases ?? []) expect(pages.last).toBeGreaterThanOrEqual(pages.first);
        for (const { line } of document?.anomalies ?? []) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount);
        }
      }),
    ));

  it('can be reported on, compared with the records and turned into drafts that load', () =>
    holds(
      fc.property(anyDocument, (text) => {
        const document = parsed(text);
        if (!document) return;
        expect(describeImport(document, compareWithRecords(document, casebook))).toMatch(/^Found\n/);
        expect([...officialTexts(document).keys()]).toEqual(
          document.cases.flatMap(({ number, body }) => (body ? [number] : [])),
        );
        for (const entry of document.cases) {
          if (entry.number === 0 || entry.pages.first === 0) continue;
          expect(parseCaseFile(draftRecord(entry), 'draft').problems).toEqual([]);
        }
      }),
      0.5,
    ));
});

describe('any record', () => {
  it('is read, or refused with problems that stand in the file', () =>
    holds(
      fc.property(anyRecord, (text) => {
        const { value, problems } = parseCaseFile(text, 'x.md');
        expect(value === undefined).toBe(problems.length > 0);
        const lineCount = text.split('\n').length;
        for (const { file, line = 1, message } of problems) {
          expect(file).toBe('x.md');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount);
          expect(message).not.toBe('');
        }
      }),
    ));
});

describe('any data file', () => {
  it.each([
    ['casebook.yaml', bookSchema],
    ['taxonomy.yaml', taxonomySchema],
    ['lexicon.yaml', lexiconSchema],
    ['hints.yaml', z.array(hintSchema).nullable()],
  ])('is read, or refused with problems that stand in the file: as %s', (name, schema: z.ZodType) =>
    holds(
      fc.property(anyYaml, (text) => {
        const { value, problems } = readYaml(text, schema, name);
        if (problems.length > 0) expect(value).toBeUndefined();
        for (const { line = 1 } of problems) expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      0.3,
    ),
  );
});

describe('any hint that may be given', () => {
  const anyHint: fc.Arbitrary<Hint> = fc
    .record({
      case: fc.constantFrom(3, 52),
      kind: fc.constantFrom('alias' as const, 'question' as const),
      language: fc.constantFrom('zh' as const, 'en' as const),
      text: hostileText,
    })
    .map((hint) => hintSchema.safeParse(hint).data)
    .filter((hint) => hint !== undefined);

  it('comes back from its file as it was', () => {
    const path = join(temporaryFolder(), 'hints.yaml');
    return holds(
      fc.property(fc.array(anyHint, { maxLength: 5 }), (hints) => {
        writeHints(path, hints);
        expect(readHints(path)).toEqual(hints);
      }),
      0.3,
    );
  });

  it('stands in its record once it is folded in, and the record loads', () => {
    const { folder } = copyOfData(3, 52);
    const read = (hint: Hint) =>
      parseCaseFile(readFileSync(join(folder, recordFile(hint.case)), 'utf8'), recordFile(hint.case));
    return holds(
      fc.property(anyHint, (hint) => {
        applyHints(folder, [hint]);
        const text = read(hint).value?.text[hint.language];
        expect(hint.kind === 'alias' ? text?.aliases : text?.questions).toContain(hint.text);
      }),
      0.3,
    );
  });
});
