import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dataFolder } from '../data-folder.ts';
import { type CaseSource, officialDocument } from '../document-builder.ts';
import { smallDocument } from '../official-document.ts';
import { hostileText, shortHostileText } from './texts.ts';

/** Lines that a document or a record gives a meaning to, in the wrong places and forms. */
const markedLines = [
  ...[
    '| 3. 渡口 ... | 4 |',
    '| 3. 渡口 |',
    '| 999. x | 9999 |',
    '|||',
    '| 1.',
    '# 1.渡口',
    '## 2.',
    '### 3 . x',
    '## 1000.x',
  ],
  ...['### 一、适用对象', '## 二、办理流程', '# 三、实际效果', '### 五、x', '一、', '##', '#', '###### ', '目 录', ''],
  ...[
    '---',
    '...',
    '## 概要',
    '## Summary',
    '##  ',
    '- ',
    '1. ',
    '  - x',
    '1、',
    '图1 流程',
    '?渡口',
    '$x$',
    '$',
    '<br>',
    '| a |',
  ],
  ...[
    'number: 1',
    'title: "',
    'pages: [1',
    'en:',
    '  title: x',
    '- a: b',
    '? x',
    '&a [*a]',
    '!!binary x',
    '<<: {a: 1}',
    '# x',
    'a: |',
  ],
];

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...markedLines) },
  { weight: 1, arbitrary: shortHostileText },
);
/** Runs that a careless pattern walks over again and again, and depths that recursion does not come back from. */
const endless = fc
  .record({
    head: fc.constantFrom('', '##', '| 1. 渡口', '| 1.', '# 1.', '### 一', '1.', '$', '。', 'a: ', '- '),
    piece: fc.constantFrom(
      ' ',
      '.',
      '…',
      '|',
      '$',
      '#',
      '-',
      '- ',
      '[',
      '{a: ',
      '? ',
      'a: ',
      '。',
      '\t',
      '"',
      '<br',
      '中 ',
      '，',
    ),
    times: fc.integer({ min: 2_000, max: 20_000 }),
  })
  .map(({ head, piece, times }) => head + piece.repeat(times));

type Edit = { kind: string; at: number; length: number; line: string };

/** A text with some of its lines cut out, doubled, moved, replaced or made endless. */
function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    kind: fc.constantFrom('cut', 'double', 'insert', 'within', 'move'),
    at: fc.nat(),
    length: fc.nat(4),
    line: fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: endless }),
  });
  return fc
    .record({ text, edits: fc.array(edit, { minLength: 1, maxLength: 6 }) })
    .map(({ text: whole, edits }) => edits.reduce(edited, whole.split('\n')).join('\n'));
}

function edited(lines: string[], { kind, at, length, line: other }: Edit): string[] {
  const place = at % Math.max(1, lines.length);
  const piece = lines.slice(place, place + length);
  const [before, after] = [lines.slice(0, place), lines.slice(place + length)];
  switch (kind) {
    case 'cut':
      return [...before, ...after];
    case 'double':
      return [...before, ...piece, ...piece, ...after];
    case 'move':
      return [...after, ...piece, ...before];
    case 'within': {
      const own = lines[place] ?? '';
      return [...before, own.slice(0, own.length / 2) + other + own.slice(own.length / 2), ...lines.slice(place + 1)];
    }
    default:
      return [...before, other, ...lines.slice(place)];
  }
}

const caseSource: fc.Arbitrary<CaseSource> = fc.record({
  number: fc.integer({ min: 0, max: 1200 }),
  title: hostileText,
  page: fc.nat(20_000),
  audience: hostileText,
  procedure: hostileText,
  results: hostileText,
});

/** Documents in the official form with hostile contents, mutated ones, and texts that are none. */
export const anyDocument: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.array(caseSource, { maxLength: 5 }).map(officialDocument) },
  { weight: 5, arbitrary: mutated(fc.constant(smallDocument)) },
  { weight: 1, arbitrary: hostileText },
);

const dataFile = (name: string) => readFileSync(join(dataFolder, name), 'utf8');

/** Records of the project with mutations, and texts that are none. */
export const anyRecord: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mutated(fc.constantFrom('cases/052.md', 'cases/060.md', 'cases/003.md').map(dataFile)) },
  { weight: 1, arbitrary: hostileText },
);

/** Data files in YAML with mutations, and texts that are none. */
export const anyYaml: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: mutated(fc.constant(dataFile('casebook.yaml'))) },
  { weight: 3, arbitrary: mutated(fc.constant(dataFile('taxonomy.yaml').split('\n').slice(0, 60).join('\n'))) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: endless },
);
