import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a command ended and what it wrote. */
export type CliResult = { code: number | null; stdout: string; stderr: string };

/** Runs a command of src/cli as people do, in a process of its own; what it keeps is gone when it ends. */
export function runCli(
  command: string,
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): CliResult {
  const env = { ...process.env, STATE_URL: 'sqlite::memory:', ...environment };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `src/cli/${command}.ts`, ...args],
    { cwd: root, encoding: 'utf8', input, env },
  );
  return { code: status, stdout, stderr };
}
