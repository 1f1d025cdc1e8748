import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

  // A pattern that can be read in endlessly many ways does not come to an end here: the name above the last line says which.
  it.each(patterns.map((pattern) => [pattern.source.slice(0, 60), pattern] as const))(
    'comes to an end on long runs of its own pieces: %s',
    (_name, pattern) =>
      holds(
        fc.property(killerOf(pattern), (text) => {
          expect(typeof new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text)).toBe('boolean');
        }),
        0.2,
      ),
  );
});

/** Runs of a pattern's own words and characters that end with something else. */
function killerOf({ source: text }: RegExp): fc.Arbitrary<string> {
  const bare = text.replace(/\\p\{[^}]*\}/giu, '中').replace(/\\[a-zA-Z]/g, ' ');
  const words = [...(bare.match(/\p{Script=Han}+|[a-z]+|[^\sA-Za-z\p{Script=Han}]/giu) ?? []), ' ', '1', 'a', '中'];
  const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...new Set(words.join(''))));
  return fc
    .record({
      head: fc.oneof(fc.constant(''), piece),
      run: fc.array(piece, { minLength: 1, maxLength: 2 }),
      tail: fc.constantFrom('', 'x', '贷', '!', ' ', '\n'),
    })
    .map(({ head, run, tail }) => `${head}${run.join('').repeat(120)}${tail}`);
}
