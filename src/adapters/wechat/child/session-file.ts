import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { MemoryCard } from './wechaty.ts';

const sessionSchema = z.record(z.string(), z.unknown());
type Session = z.infer<typeof sessionSchema>;

/**
 * Keeps what a puppet remembers of a log-in (cookies and keys: a secret) in a file that only its owner can read. It is
 * written whole or not at all. An empty session does not replace one while `mayForget` says no.
 */
export async function keepSession(memory: MemoryCard, file: string, mayForget: () => boolean): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  for (const [key, value] of Object.entries(await readSession(file))) await memory.set(key, value);
  let writing = Promise.resolve();
  memory.save = () => {
    writing = writing.then(async () => {
      const session: Session = {};
      for await (const [key, value] of memory.entries()) session[key] = value;
      if (Object.keys(session).length > 0 || mayForget()) await writeWhole(file, JSON.stringify(session));
    });
    const written = writing;
    writing = writing.catch(() => {});
    return written;
  };
}

/** A file that cannot be read as a session is put aside, and a scan begins a new one. */
async function readSession(file: string): Promise<Session> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return sessionSchema.parse(JSON.parse(text));
  } catch {
    await rename(file, `${file}.broken`);
    return {};
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
