import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { peakMb, residentMb } from '../web/resident.ts';

/** One life of the program; times in milliseconds, the first two from the start of its process. */
export type StartRun = { screenMs: number; readyMs: number; memoryMb: number; peakMb: number; endMs: number };

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** Starts the program in a folder of its own, waits until it is ready, and ends it. */
export async function startOnce(): Promise<StartRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', tsx, main], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HTTP_PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(child.stdout);
    const screenMs = performance.now() - started;
    while (!(await fetch(`${address}/healthz/ready`)).ok);
    const readyMs = performance.now() - started;
    const pid = child.pid ?? 0;
    const memory = { memoryMb: residentMb(pid), peakMb: peakMb(pid) };
    const asked = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return { screenMs, readyMs, ...memory, endMs: performance.now() - asked };
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program prints where its console listens. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the program ended before its console listened');
}
