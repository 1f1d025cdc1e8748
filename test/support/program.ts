import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './data-folder.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** `npm start` in a process and folder of its own, with nothing but these settings; killed when the test is over. */
export function startProgram(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', loader, main], {
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
    });
  const closed = once(child, 'close') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  return {
    written,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves with the exit code, or with the name of the signal that ended it, when all output was read. */
    ended: closed.then(([code, signal]) => code ?? signal),
    /** Resolves when it has shown what runs, or has ended without. */
    async ready(): Promise<void> {
      while (!written.stdout.includes('  web ') && child.exitCode === null)
        await Promise.race([once(child.stdout, 'data'), closed]);
    },
  };
}
