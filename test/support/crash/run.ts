import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../data-folder.ts';
import { aStore, aSubscription } from '../store.ts';
import type { Job } from './pipeline.ts';

const script = fileURLToPath(new URL('pipeline.ts', import.meta.url));

/** A database with chats that have a push due, and the files in which processes write down what they did; on SQLite unless an address is named. */
export async function aDatabase(chats: number, address?: string) {
  const folder = temporaryFolder();
  const url = address ?? `sqlite:${join(folder, 'bot.db')}`;
  const store = await aStore(url);
  // Due at the last full hour, whatever the time is.
  const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  const schedule = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7], hour: due.getUTCHours(), minute: 0 } as const;
  for (let i = 0; i < chats; i++) {
    await store.chats.seen('test', { id: `chat-${i}`, kind: 'group' });
    await store.subscriptions.save(
      aSubscription({ chatId: `chat-${i}`, schedule, timeZone: 'UTC', changedAt: due.getTime() - 60_000 }),
    );
  }
  const files = { acknowledged: join(folder, 'acknowledged'), handedOver: join(folder, 'handed-over') };
  return {
    store,
    slot: due.toISOString().slice(0, 16),
    /** A job whose replies are soon taken on by another process when this one dies. */
    job: (rest: Partial<Job>): Job => ({
      url,
      ...files,
      messages: [],
      owner: 'one',
      leaseMs: 300,
      untilDone: false,
      ...rest,
    }),
    acknowledged: () => linesOf(files.acknowledged),
    handedOver: () =>
      linesOf(files.handedOver).map((line) => JSON.parse(line) as { owner: string; key: string; chat: string }),
  };
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** Starts a process on a job. */
export function start(job: Job): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(job)], {
    stdio: ['ignore', 'ignore', 'inherit', ...(job.isAwaited ? (['ipc'] as const) : [])],
  });
}

/** Runs a process to its end; says which signal ended it, if one did. */
export async function run(job: Job): Promise<string | undefined> {
  const [code, signal] = (await once(start(job), 'exit')) as [number | null, string | null];
  if (code !== null && code !== 0) throw new Error(`the process ended with exit code ${code}`);
  return signal ?? undefined;
}
