import { parseArgs } from 'node:util';
import { median } from '../bot/ask-runs.ts';
import { type StartRun, startOnce } from './start-once.ts';

/** `npm run bench -- start`: the whole program with nothing configured, from the start of its process to its end. */
export async function runStartBench(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { runs: { type: 'string' } } });
  const count = Number(values.runs ?? 5);
  // The first run only warms the file cache.
  await startOnce();
  const runs: StartRun[] = [];
  while (runs.length < count) runs.push(await startOnce());
  const middle = (of: (run: StartRun) => number) => median(runs.map(of)).toFixed(0);
  const lines = [
    `start: npm start with nothing configured, medians of ${count} runs`,
    `screen      ${middle(({ screenMs }) => screenMs)} ms`,
    `ready       ${middle(({ readyMs }) => readyMs)} ms   (/healthz/ready says so)`,
    `memory      ${middle(({ memoryMb }) => memoryMb)} MB when ready, ${middle(({ peakMb }) => peakMb)} MB at most`,
    `end         ${middle(({ endMs }) => endMs)} ms   from SIGTERM to the exit`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
