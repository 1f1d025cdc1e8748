import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './data-folder.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * `npm start`, or what else the arguments of Node name, in a process and folder of its own, with nothing but these
 * settings; killed when the test is over.
 */
export function startProgram(
  environment: Readonly<Record<string, string>>,
  nodeArguments: readonly string[] = ['--import', loader, main],
) {
  const child = spawn(process.execPath, nodeArguments, {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, HTTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      child.emit('output');
    });
  const closed = once(child, 'close') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  return {
    written,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves with the exit code, or with the name of the signal that ended it, when all output was read. */
    ended: closed.then(([code, signal]) => code ?? signal),
    /** Resolves when it has written a text, on either stream, or has ended without. */
    wrote,
    /** Resolves when it has shown what runs, or has ended without. */
    ready: () => wrote('  web '),
  };

  async function wrote(text: string): Promise<void> {
    let isOver = false;
    const over = closed.then(() => {
      isOver = true;
    });
    while (!(written.stdout + written.stderr).includes(text) && !isOver)
      await Promise.race([new Promise<void>((resolve) => child.once('output', resolve)), over]);
  }
}
