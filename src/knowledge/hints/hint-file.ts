import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { CasebookError } from '../problem.ts';
import { readYaml } from '../yaml-file.ts';
import { type Hint, hintSchema, isSameHint } from './hint.ts';

const head =
  '# Ways people asked that the records do not know yet. Review them, then: npm run import -- --apply-hints\n';

/** The hints of a file; none where there is no file. Throws a CasebookError that lists what is wrong with it. */
export function readHints(path: string): Hint[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const { value, problems } = readYaml(text, z.array(hintSchema).nullable(), basename(path));
  if (problems.length > 0) throw new CasebookError(problems);
  return value ?? [];
}

/** Adds a hint to the file, once; the file is replaced as a whole, so that nobody reads half of it. */
export function addHint(path: string, hint: Hint): Hint[] {
  const before = readHints(path);
  if (before.some((known) => isSameHint(known, hint))) return before;
  const hints = [...before, hint];
  writeHints(path, hints);
  return hints;
}

/** Replaces the hints of the file. */
export function writeHints(path: string, hints: readonly Hint[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${head}${hints.length > 0 ? stringify(hints, { lineWidth: 0 }) : ''}`, { mode: 0o600 });
  renameSync(fresh, path);
}
