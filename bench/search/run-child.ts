import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './types.ts';

const child = fileURLToPath(new URL('child.ts', import.meta.url));
/** The same for all engines: room for the largest index, and the collector at hand. */
const flags = ['--expose-gc', '--max-old-space-size=16000', '--import', 'tsx'];

/** Runs one engine on one set in a new process and reads what it measured. */
export function runChild(engine: string, set: string): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'result.json');
    const { status, signal, stderr } = spawnSync(process.execPath, [...flags, child, engine, set, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${engine} on ${set} failed (${signal ?? status}):\n${stderr}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Measurement;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
