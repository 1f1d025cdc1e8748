import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { z } from 'zod';
import { shortHostileText } from './texts.ts';

const folder = fileURLToPath(new URL('../../eval/dev', import.meta.url));

const lineSchema = z.union([
  z.object({ q: z.string() }).transform(({ q }) => [q]),
  z.object({ turns: z.array(z.object({ q: z.string() })) }).transform(({ turns }) => turns.map(({ q }) => q)),
]);

/** What the development questions say, single questions and turns of dialogues alike. */
export const realQuestions: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .flatMap((line) => lineSchema.parse(JSON.parse(line)));

const followUps = [
  '那流程呢',
  '第二个',
  '下一页',
  '上一页',
  '最后一个',
  '只看海关的',
  '跟37号有什么区别',
  '它的效果',
  '还有吗',
];
const realQuestion = fc.oneof(fc.constantFrom(...realQuestions), fc.constantFrom(...followUps));

/** A real question, or two run together, with pieces cut out, doubled, moved or replaced by hostile text. */
export const mutatedQuestion: fc.Arbitrary<string> = fc
  .record({
    first: realQuestion,
    second: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: realQuestion }),
    edits: fc.array(
      fc.record({
        kind: fc.constantFrom('cut', 'double', 'insert', 'reverse', 'upper'),
        at: fc.nat(60),
        length: fc.nat(8),
        text: shortHostileText,
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ first, second, edits }) => edits.reduce(edited, `${first}${second}`));

function edited(
  text: string,
  { kind, at, length, text: other }: { kind: string; at: number; length: number; text: string },
): string {
  const before = text.slice(0, at);
  const piece = text.slice(at, at + length);
  const after = text.slice(at + length);
  switch (kind) {
    case 'cut':
      return before + after;
    case 'double':
      return before + piece + piece + after;
    case 'reverse':
      return before + [...piece].reverse().join('') + after;
    case 'upper':
      return before + piece.toUpperCase() + after;
    default:
      return before + other + piece + after;
  }
}
