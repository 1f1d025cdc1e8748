import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { recordFile } from '../../src/knowledge/load.ts';

/** The project's own data. */
export const dataFolder = fileURLToPath(new URL('../../data', import.meta.url));

/** A data folder of its own for one test, removed when the test is over. */
export type DataCopy = {
  folder: string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
  /** Replaces a text that must stand in the file; says on which line (from 1) it stood. */
  replace(file: string, text: string | RegExp, by: string): number;
  /** All files and what is in them. */
  snapshot(): Record<string, string>;
};

/** Copies the records of these numbers, and the three files that they need. */
export function copyOfData(...numbers: number[]): DataCopy {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cases'));
  const names = ['casebook.yaml', 'taxonomy.yaml', 'lexicon.yaml', ...numbers.map(recordFile)];
  for (const name of names) cpSync(join(dataFolder, name), join(folder, name));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  return {
    folder,
    read,
    write,
    remove: (file) => rmSync(join(folder, file), { recursive: true }),
    replace(file, text, by) {
      const before = read(file);
      const place = typeof text === 'string' ? before.indexOf(text) : before.search(text);
      if (place < 0) throw new Error(`${file} does not hold ${text}`);
      write(file, before.replace(text, by));
      return before.slice(0, place).split('\n').length;
    },
    snapshot: () =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path, readFileSync(path, 'utf8')]),
      ),
  };
}

/** An empty folder, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anlitong-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
