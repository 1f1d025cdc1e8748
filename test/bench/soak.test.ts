import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { howToInstallPostgres, postgresPrograms } from '../support/postgres.ts';

if (!postgresPrograms) process.stderr.write(`test/bench/soak: ${howToInstallPostgres}\n`);

const bench = fileURLToPath(new URL('../../bench/bench.ts', import.meta.url));

/** Runs `npm run bench -- soak`; answers its exit code and what it wrote. */
async function soak(...options: string[]): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', bench, 'soak', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

describe.skipIf(!postgresPrograms)('a short soak', () => {
  it('finds one right answer to each question, with a process killed and the database fallen on the way', async () => {
    const { code, text } = await soak('--minutes', '0.3', '--rate', '20', '--processes', '2', '--kill-every', '7');
    expect(text).toContain('asked 360, answered once and rightly 360');
    expect(text).toContain('processes killed 1, ended by themselves 0');
    expect(code, text).toBe(0);
  }, 240_000);
});
