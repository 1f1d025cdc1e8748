import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../../bot/log.ts';

/** The platform's keys of uploaded pictures, by what the picture is. */
export type PictureKeys = {
  get(name: string): string | undefined;
  set(name: string, key: string): void;
};

const fileSchema = z.record(z.string(), z.string());

/**
 * Keeps keys in a small JSON file. A file that cannot be read or written costs no more than another upload, so it is
 * logged and worked without.
 */
export function createPictureKeys(path: string, log: Log): PictureKeys {
  const keys = new Map(Object.entries(read(path, log)));
  return {
    get: (name) => keys.get(name),
    set(name, key) {
      keys.set(name, key);
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`, { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch (error) {
        log.warn({ path, error: (error as Error).message }, 'keys of pictures not kept');
      }
    },
  };
}

function read(path: string, log: Log): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn({ path }, 'keys of pictures not readable');
    return {};
  }
}
