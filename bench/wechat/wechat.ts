import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWechatAdapter, defaultWechatPace } from '../../src/adapters/wechat/index.ts';
import { createStartChild } from '../../src/adapters/wechat/process/child.ts';
import type { Inbound } from '../../src/bot/inbound.ts';
import type { Log } from '../../src/bot/log.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { UsageError } from '../../src/cli/command.ts';

/** Nothing listens there, so every connection is refused at once: the case in which wechat4u turns fastest. */
const environment = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
const mostPercent = 5;

/** What wechat4u costs while there is no network: the real child process behind a dead proxy. */
export async function runWechatBench(args: string[]): Promise<number> {
  const seconds = secondsFrom(args);
  const sessionFolder = mkdtempSync(join(tmpdir(), 'wechat-bench-'));
  const lines: string[] = [];
  let pid = 0;
  const startReal = createStartChild(environment);
  const adapter = createWechatAdapter(
    {
      figures: { has: () => false, read: () => undefined },
      log: logInto(lines),
      timers: realTimers,
      startChild(listener) {
        const child = startReal(listener);
        pid = child.pid ?? 0;
        return child;
      },
    },
    {
      puppet: 'wechaty-puppet-wechat4u',
      groups: [],
      prefixes: [],
      sessionFolder,
      environment,
      pace: defaultWechatPace,
      perPerson: 5,
      quietAfterLoginMs: 60_000,
    },
  );
  const own = process.cpuUsage();
  await adapter.start(nobody);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const child = usageOf(pid);
  const { user, system } = process.cpuUsage(own);
  const { errors, detail } = adapter.status();
  await adapter.stop();
  rmSync(sessionFolder, { recursive: true, force: true });
  const percent = (child.cpuSeconds / seconds) * 100;
  process.stdout.write(
    `${[
      `wechat4u without a network, ${seconds} s from the start of its process:`,
      `  child    ${percent.toFixed(1)} % of a core (${child.cpuSeconds.toFixed(2)} s, its start included), ${child.megabytes} MB`,
      `  parent   ${((user + system) / seconds / 1e4).toFixed(1)} % of a core`,
      `  errors   ${errors}`,
      `  log      ${lines.length} lines, ${lines.filter((line) => line.includes('after a pause')).length} of them steps of backing off`,
      `  now      ${detail ?? ''}`,
    ].join('\n')}\n`,
  );
  return percent < mostPercent ? 0 : 1;
}

const nobody: Inbound = {
  message: async () => undefined,
  recalled: async () => {},
  joined: async () => {},
  left: async () => {},
  feedback: async () => {},
  sent: async () => undefined,
};

function secondsFrom(args: string[]): number {
  const [option, value, ...rest] = args;
  if (option === undefined) return 60;
  if (option !== '--seconds' || !/^\d{1,4}$/.test(value ?? '') || rest.length > 0)
    throw new UsageError('Usage: npm run bench -- wechat [--seconds N]');
  return Number(value);
}

/** Lines from info on, as an operator has them. */
function logInto(lines: string[]): Log {
  const write = (_fields: object, message: string) => void lines.push(message);
  return { debug() {}, info: write, warn: write, error: write };
}

/** From Linux's own account of a process (proc(5): fields 14 and 15 of stat, in hundredths of a second). */
function usageOf(pid: number): { cpuSeconds: number; megabytes: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, megabytes: Math.round(kilobytes / 1024) };
}
