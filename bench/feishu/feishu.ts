import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aSoak, type Soak } from '../../test/support/feishu-soak/soak.ts';
import { residentMb } from '../web/resident.ts';

const groups = 50;

/** `npm run bench -- feishu`: the bot in a process of its own against a platform on the loopback interface. */
export async function runFeishuBench(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-feishu-'));
  const soak = await aSoak(folder, groups);
  try {
    await soak.up();
    await soak.ask(50);
    await answered(soak, 50);
    const started = performance.now();
    await soak.ask(1_000);
    await answered(soak, 1_050);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`1000 questions in ${groups} groups: ${(1000 / seconds).toFixed(0)} answered a second\n`);
    process.stdout.write(`memory of the bot ${residentMb(soak.pid() ?? 0).toFixed(0)} MB\n`);
    process.stdout.write(`question to reply ${describe(await singly(soak, 200))} (one at a time)\n`);
    soak.platform.faults.onCall('message.reply', { kind: 'delay', ms: 5_000 });
    const before = soak.platform.deliveries.length;
    await soak.ask(200);
    const acks = soak.platform.deliveries.slice(before).flatMap(({ ack }) => (ack ? [ack.latencyMs] : []));
    process.stdout.write(`acknowledgement  ${describe(acks)} (while every send takes 5 s)\n`);
  } finally {
    await soak.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

async function answered(soak: Soak, count: number): Promise<void> {
  await soak.platform.until(() => soak.answers() >= count);
}

/** From the push of a question to the arrival of the call that answers it, in milliseconds. */
async function singly(soak: Soak, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const before = soak.answers();
    const started = performance.now();
    await Promise.all([soak.ask(1), answered(soak, before + 1)]);
    times.push(performance.now() - started);
  }
  return times;
}

function describe(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`;
}
