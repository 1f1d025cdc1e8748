import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { onTestFinished } from 'vitest';

/** The file that an address of SQLite names. */
export function fileOf(url: string): string {
  return url.replace(/^sqlite:/, '');
}

/** The database as another program has it open, closed when the test is over. */
export function anotherProgram(url: string): Database.Database {
  const database = new Database(fileOf(url));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** Takes the right to write the file and its folder away while the work is done; from the system's user too. */
export async function withoutRightToWrite<T>(url: string, work: () => Promise<T>): Promise<T> {
  const file = fileOf(url);
  const folders = [dirname(file), dirname(dirname(file))];
  const isSystem = process.geteuid?.() === 0;
  for (const folder of folders) chmodSync(folder, 0o555);
  chmodSync(file, 0o444);
  if (isSystem) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isSystem) process.seteuid?.(0);
    for (const folder of folders) chmodSync(folder, 0o755);
  }
}
