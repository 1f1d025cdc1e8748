import { readFileSync } from 'node:fs';
import { ExpectedError } from './command.ts';

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
};

/** A UTF-8 text file; `-` is standard input. Throws an ExpectedError that says why it cannot be read. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new ExpectedError(`Cannot read ${path}: ${reasons[code] ?? code}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ExpectedError(`Cannot read ${path}: it is not UTF-8 text.`);
  }
}
