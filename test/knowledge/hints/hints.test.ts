import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyHints } from '../../../src/knowledge/hints/apply.ts';
import type { Hint } from '../../../src/knowledge/hints/hint.ts';
import { addHint, readHints, writeHints } from '../../../src/knowledge/hints/hint-file.ts';
import { loadCasebook, recordFile } from '../../../src/knowledge/load.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { copyOfData, temporaryFolder } from '../../support/data-folder.ts';

const aHint = (rest: Partial<Hint> = {}): Hint => ({
  case: 1,
  kind: 'question',
  language: 'zh',
  text: '夜里渡口没有灯怎么办',
  ...rest,
});

describe('learning hints', () => {
  it('finds a case by a question that its record does not know, and forgets it again', () => {
    const casebook = aCasebook(aCase({ number: 1 }), aCase({ number: 2, zh: { title: '湖边的钟楼' } }));
    const found = () => casebook.search.find('夜里渡口没有灯').hits.map((hit) => hit.case.number);
    expect(found()).not.toContain(2);
    casebook.learn([aHint({ case: 2 })]);
    expect(found()[0]).toBe(2);
    casebook.learn([]);
    expect(found()).not.toContain(2);
  });

  it('changes nothing that the record says', () => {
    const casebook = aCasebook(aCase({ number: 1 }));
    casebook.learn([aHint()]);
    expect(casebook.get(1)?.text.zh.questions).toEqual([]);
  });
});

describe('the file of hints', () => {
  it('holds each hint once, whatever characters it has', () => {
    const path = join(temporaryFolder(), 'state', 'hints.yaml');
    const odd = aHint({ text: '# "a": [b] – \'c\' 52号?', kind: 'alias' });
    for (const hint of [aHint(), odd, aHint()]) addHint(path, hint);
    expect(readHints(path)).toEqual([aHint(), odd]);
  });

  it('is empty where there is none', () => {
    expect(readHints(join(temporaryFolder(), 'hints.yaml'))).toEqual([]);
  });

  it('is refused with line and field where it is wrong', () => {
    const path = join(temporaryFolder(), 'hints.yaml');
    writeFileSync(path, '- case: 1\n  kind: title\n  language: zh\n  text: 好问题\n');
    expect(() => readHints(path)).toThrow(/hints\.yaml:2 {2}0\.kind/);
  });

  it('can be emptied and read again', () => {
    const path = join(temporaryFolder(), 'hints.yaml');
    writeHints(path, [aHint()]);
    writeHints(path, []);
    expect(readHints(path)).toEqual([]);
  });
});

describe('applying hints to the records', () => {
  const hints = [
    aHint(),
    aHint({ kind: 'alias', text: '灯 "亮": 了' }),
    aHint({ language: 'en', text: 'is there a light at the ferry' }),
    aHint({ kind: 'alias', language: 'en', text: 'ferry light' }),
  ];

  it('writes each into its list and leaves every other line as it was', () => {
    const { folder, read } = copyOfData(1);
    const before = read(recordFile(1)).split('\n');
    const { written, known } = applyHints(folder, hints);
    expect([written.length, known.length]).toEqual([4, 0]);
    const text = loadCasebook(folder).get(1)?.text;
    expect(text?.zh.questions.at(-1)).toBe(hints[0]?.text);
    expect(text?.zh.aliases.at(-1)).toBe(hints[1]?.text);
    expect(text?.en.questions.at(-1)).toBe(hints[2]?.text);
    expect(text?.en.aliases.at(-1)).toBe(hints[3]?.text);
    const changed = before.filter((line) => !read(recordFile(1)).split('\n').includes(line));
    expect(changed).toHaveLength(2);
    expect(changed.every((line) => line.trimStart().startsWith('aliases:'))).toBe(true);
  });

  it('writes nothing twice', () => {
    const { folder, read } = copyOfData(1);
    applyHints(folder, hints);
    const once = read(recordFile(1));
    expect(applyHints(folder, hints).known).toHaveLength(4);
    expect(readFileSync(join(folder, recordFile(1)), 'utf8')).toBe(once);
  });
});
