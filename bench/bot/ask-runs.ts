import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** One run of `ask`: from the start of the process to its first output, and the most memory it ever held. */
export type AskRun = { answeredMs: number; peakMb: number };

const ask = fileURLToPath(new URL('../../src/cli/ask.ts', import.meta.url));
const reporter = new URL('report-peak.ts', import.meta.url).href;
const question = '中小微企业出口信用保险保费可以减免吗';

/** Runs `ask` one time after the other; a first run that only warms the file cache is left out. */
export async function collectRuns(count: number): Promise<AskRun[]> {
  await runOnce();
  const runs: AskRun[] = [];
  while (runs.length < count) runs.push(await runOnce());
  return runs;
}

async function runOnce(): Promise<AskRun> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', reporter, ask, '--json', question], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const { stdout, stdio } = child;
  const closed = once(child, 'close');
  const peak = stdio[3];
  if (!stdout || !peak || !('read' in peak)) throw new Error('ask was started without its pipes');
  const peakText = text(peak);
  await once(stdout, 'data');
  const answeredMs = performance.now() - started;
  stdout.resume();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ask ended with exit code ${code}`);
  return { answeredMs, peakMb: Number(await peakText) / 1024 };
}

/** The middle of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
