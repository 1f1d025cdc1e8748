import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Timers } from '../../../bot/timers.ts';

/** One process for an account: two of them would throw each other out again and again. */
export type Lock = {
  /** True when the account is ours, also when it was before. */
  take(): boolean;
  release(): void;
};

const ownerSchema = z.object({ pid: z.number(), host: z.string(), id: z.string() });
const touchEveryMs = 15_000;
/** The owner on another machine is given up after so long without a sign. */
const forgottenAfterMs = 90_000;

/** A file in the session folder that names its owner; it is touched as long as they live. */
export function createLock(folder: string, timers: Timers): Lock {
  const file = join(folder, 'lock');
  const own = { pid: process.pid, host: hostname(), id: randomUUID() };
  let callOff: (() => void) | undefined;
  return {
    take() {
      if (callOff) return true;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (!create() && !takeOver()) return false;
      held.add(own.id);
      touchAgain();
      return true;
    },
    release() {
      if (!callOff) return;
      callOff();
      callOff = undefined;
      held.delete(own.id);
      rmSync(file, { force: true });
    },
  };

  function takeOver(): boolean {
    if (!isAbandoned()) return false;
    rmSync(file, { force: true });
    return create();
  }

  function create(): boolean {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, JSON.stringify(own));
      closeSync(handle);
      touch();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  function isAbandoned(): boolean {
    const age = timers.now() - statSync(file).mtimeMs;
    const owner = ownerSchema.safeParse(parse(readFileSync(file, 'utf8')));
    if (!owner.success) return age > forgottenAfterMs;
    const { pid, host, id } = owner.data;
    if (host !== own.host) return age > forgottenAfterMs;
    return pid === process.pid ? !held.has(id) : !isAlive(pid);
  }

  function touchAgain(): void {
    callOff = timers.after(touchEveryMs, () => {
      touchAgain();
      try {
        touch();
      } catch {
        // Somebody removed the file; whoever takes the account now was let in by them.
      }
    });
  }

  function touch(): void {
    const seconds = timers.now() / 1000;
    utimesSync(file, seconds, seconds);
  }
}

/** Locks of this process: a file with its number and none of these is left over from an earlier one. */
const held = new Set<string>();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
