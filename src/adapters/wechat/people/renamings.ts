import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Groups that were seen to change their topic: what each is called now, by the name that it is known by. */
export type Renamings = {
  /** The name that a group is known by which is called so now. */
  oldNameOf(name: string): string | undefined;
  note(oldName: string, name: string): void;
};

const fileSchema = z.record(z.string(), z.string());

/** Kept in the session folder, since after the next log-in only the new name is left. A broken file counts as empty. */
export function openRenamings(folder: string): Renamings {
  const file = join(folder, 'renamed-groups.json');
  const names = new Map(Object.entries(read(file)));
  return {
    oldNameOf: (name) => [...names].find(([, now]) => now === name)?.[0],
    note(oldName, name) {
      if ((names.get(oldName) ?? oldName) === name) return;
      if (name === oldName) names.delete(oldName);
      else names.set(oldName, name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(names)), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
