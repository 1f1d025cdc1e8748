import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a running bot takes, as its child process measured it. */
export type BotTimes = {
  messages: number;
  openMs: number;
  firstMs: number;
  heapMb: number;
  p50Us: number;
  p99Us: number;
};

const child = fileURLToPath(new URL('child.ts', import.meta.url));

/** Asks the bot all development questions in a process of its own. */
export function runBotChild(): BotTimes {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', child], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The bot's bench failed:\n${stderr}`);
  return JSON.parse(stdout) as BotTimes;
}
