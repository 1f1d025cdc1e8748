import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ChildJob } from '../../test/support/feishu-soak/child.ts';
import { startChild } from '../../test/support/feishu-soak/soak.ts';
import { residentMb } from '../web/resident.ts';

/** Memory of a process at a time; `at` in milliseconds since the epoch. */
export type MemorySample = { at: number; mb: number };

/** Several processes of the bot that do the work of one database. */
export type Fleet = {
  /** How often a process was killed, and how often one ended without being told to. */
  readonly killed: number;
  readonly died: number;
  /** Kills the first process and starts another in its place. */
  killFirst(): Promise<void>;
  /** Notes how much memory the last process holds. */
  sample(now: number): void;
  /** Memory of the last process since it was started. */
  readonly samples: readonly MemorySample[];
  /** Lets all finish what is in hand. */
  stop(): Promise<void>;
};

export function startFleet(job: ChildJob, size: number): Fleet {
  const counts = { killed: 0, died: 0 };
  const told = new WeakSet<ChildProcess>();
  let samples: MemorySample[] = [];
  const children = Array.from({ length: size }, start);
  return {
    get killed() {
      return counts.killed;
    },
    get died() {
      return counts.died;
    },
    async killFirst() {
      const [first] = children;
      if (!first) return;
      counts.killed += 1;
      await end(first, 'SIGKILL');
      children[0] = start();
      if (children.length === 1) samples = [];
    },
    sample(at) {
      const mb = residentMb(children.at(-1)?.pid ?? 0);
      if (Number.isFinite(mb)) samples.push({ at, mb });
    },
    get samples() {
      return samples;
    },
    async stop() {
      await Promise.all(children.map((child) => end(child, 'SIGTERM')));
    },
  };

  function start(): ChildProcess {
    const child = startChild(job);
    child.once('exit', () => {
      if (!told.has(child)) counts.died += 1;
    });
    return child;
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    told.add(child);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
