import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../support/bot.ts';
import { literalsIn } from '../support/fuzz/literals.ts';
import { holds } from '../support/fuzz/runs.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Files whose patterns read what people and documents say. */
const files = ['bot', 'knowledge', 'adapters'].flatMap((folder) =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const patterns = files.flatMap((file) => literalsIn(readFileSync(join(source, file), 'utf8')));

describe('every pattern of the source', () => {
  it('is found', () => {
    expect(patterns.length).toBeGreaterThan(150);
  });

  // One that can be read in endlessly many ways does not come to an end here: the last name that is shown tells which.
  it.each(patterns.map((pattern) => [pattern.source.slice(0, 60), pattern] as const))(
    'comes to an end on long runs of its own pieces: %s',
    async (_name, { source: text, flags }) => {
      const pattern = new RegExp(text, flags.replace(/[gy]/g, ''));
      const pieces = piecesOf(text);
      for (const piece of pieces)
        for (const tail of tails) expect(typeof pattern.test(`${piece.repeat(60)}${tail}`)).toBe('boolean');
      await holds(
        fc.property(killerOf(pieces), (killer) => {
          expect(typeof pattern.test(killer)).toBe('boolean');
        }),
        0.2,
      );
    },
  );
});

describe('every word that the patterns of the bot are made of', () => {
  // Patterns that are put together from text are no literals; a message goes through all of them.
  it('may be said over and over', async () => {
    const texts = files
      .filter((file) => file.startsWith('bot'))
      .map((file) => readFileSync(join(source, file), 'utf8'));
    const words = new Set(texts.flatMap((text) => text.match(/\p{Script=Han}{1,4}/gu) ?? []));
    expect(words.size).toBeGreaterThan(1000);
    for (const word of words) expect(await answerTo(`${word.repeat(60).slice(0, 240)}x`)).toHaveProperty('intent');
  });
});

const tails = ['', 'x', '贷', '!', ' ', '\n'];

/** The words that a pattern is made of, and their characters. */
function piecesOf(pattern: string): string[] {
  const bare = pattern.replace(/\\p\{[^}]*\}/giu, '中').replace(/\\[a-zA-Z]/g, ' ');
  const words = [...(bare.match(/\p{Script=Han}+|[a-z]+|[^\sA-Za-z\p{Script=Han}]/giu) ?? []), ' ', '1', 'a', '中'];
  return [...new Set([...words, ...words.join('')])];
}

/** Runs of one or two pieces that end with something else. */
function killerOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  return fc
    .record({
      head: fc.oneof(fc.constant(''), piece),
      run: fc.array(piece, { minLength: 1, maxLength: 2 }),
      tail: fc.constantFrom(...tails),
    })
    .map(({ head, run, tail }) => `${head}${run.join('').repeat(120)}${tail}`);
}
