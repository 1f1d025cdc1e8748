import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const source = fileURLToPath(new URL('../../../src', import.meta.url));

/**
 * The words that the patterns of the bot and of the reading of texts are made of, taken from the source, so that a new
 * pattern is tried without anybody thinking of it.
 */
export const patternWords: readonly string[] = [...new Set(['bot', 'knowledge/text'].flatMap(wordsIn))];
const characters = [...new Set(patternWords.flatMap((word) => [...word]))];

function wordsIn(folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => readFileSync(join(source, folder, name), 'utf8').split('\n'))
    .filter((line) => /\/.+\/|`|'.*[|].*'/.test(line) && !/^\s*(\/\/|\/\*\*|\*|import)/.test(line))
    .flatMap((line) => line.replace(/\\+[a-zA-Z]/g, ' ').match(/\p{Script=Han}+|[a-z]+|[\d.,:：%#()（）'+-]/gu) ?? []);
}

const anyPiece = fc.oneof(fc.constantFrom(...patternWords), fc.constantFrom(...characters));

/** Runs of a pattern's own words or characters, with an end that lets the pattern fail as late as possible. */
export const patternKiller: fc.Arbitrary<string> = fc
  .record({
    head: fc.oneof(fc.constant(''), anyPiece),
    run: fc.array(anyPiece, { minLength: 1, maxLength: 3 }),
    times: fc.integer({ min: 2, max: 250 }),
    joint: fc.constantFrom('', '', ' ', '  ', '，'),
    tail: fc.constantFrom('', '贷', 'x', '!', '呢', '\uE000', '1', ' ', '号'),
  })
  .map(({ head, run, times, joint, tail }) => `${head}${(run.join(joint) + joint).repeat(times)}${tail}`);
