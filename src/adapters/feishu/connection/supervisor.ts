import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../bot/log.ts';
import { PlatformError } from '../api/platform-error.ts';
import type { Timing } from '../config.ts';
import type { Connection } from './connection.ts';
import { ConnectionError } from './connection.ts';

/** How the supervised connection is doing. */
export type SupervisorState = {
  state: 'stopped' | 'starting' | 'ready' | 'degraded' | 'failed';
  since: number;
  /** Why it is not ready. */
  reason?: string;
  /** Connections opened so far. */
  connections: number;
};

export type Supervisor = {
  /** Resolves after the first try, whatever came of it; trying goes on. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): SupervisorState;
};

/**
 * Codes that say the app itself is refused, so that trying again soon is of no use: 403 and 514 when asking for a
 * connection, 10003 and 10014 when asking for a token (wrong id, wrong secret).
 */
const refusals: ReadonlySet<number> = new Set([403, 514, 10003, 10014]);

/** Keeps one connection open for ever: whatever ends it, the next one is tried after a growing pause. */
export function createSupervisor(parts: {
  /** Opens a connection; rejects where it cannot even be tried. */
  open: () => Promise<Connection>;
  timing: Pick<Timing, 'firstPause' | 'longestPause' | 'refusedPause'>;
  log: Log;
  now: () => number;
}): Supervisor {
  const { open, timing, log, now } = parts;
  let current: SupervisorState = { state: 'stopped', since: now(), connections: 0 };
  let running: { stop: AbortController; done: Promise<void> } | undefined;
  return {
    state: () => current,
    async start() {
      if (running) return;
      const stop = new AbortController();
      enter({ state: 'starting' });
      const first = new Promise<void>((resolve) => {
        running = { stop, done: supervise(stop.signal, resolve) };
      });
      await first;
    },
    async stop() {
      running?.stop.abort();
      await running?.done;
      running = undefined;
      enter({ state: 'stopped' });
    },
  };

  function enter(next: Omit<SupervisorState, 'since' | 'connections'>): void {
    current = {
      ...next,
      since: next.state === current.state ? current.since : now(),
      connections: current.connections,
    };
  }

  async function supervise(signal: AbortSignal, onFirstTry: () => void): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const error = await live(signal, () => {
        failures = 0;
        onFirstTry();
      });
      if (signal.aborted) break;
      const isRefused = refusals.has(codeOf(error) ?? 0);
      enter({ state: isRefused ? 'failed' : 'degraded', reason: error.message });
      onFirstTry();
      const wait = isRefused ? timing.refusedPause : pauseAfter(failures, timing);
      failures += 1;
      log.warn({ reason: error.message, failures, waitMs: Math.round(wait) }, 'long connection lost');
      await pause(wait, undefined, { signal }).catch(() => {});
    }
    onFirstTry();
  }

  /** One connection from its opening to its end; what ended it. */
  async function live(signal: AbortSignal, onOpen: () => void): Promise<Error> {
    let connection: Connection | undefined;
    const close = () => connection?.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      connection = await open();
      if (signal.aborted) return new ConnectionError('stopped');
      await connection.opened;
      current = { ...current, connections: current.connections + 1 };
      enter({ state: 'ready' });
      log.info({ connections: current.connections }, 'long connection open');
      onOpen();
      await connection.ended;
      return new ConnectionError('closed by the platform or the network');
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }
}

function codeOf(error: Error): number | undefined {
  if (error instanceof PlatformError) return error.failure.code;
  return error instanceof ConnectionError ? error.code : undefined;
}

/** Doubles with every failure; half of it is random, so that many clients do not come back at the same moment. */
function pauseAfter(
  failures: number,
  { firstPause, longestPause }: Pick<Timing, 'firstPause' | 'longestPause'>,
): number {
  const full = Math.min(longestPause, firstPause * 2 ** failures);
  return full / 2 + (Math.random() * full) / 2;
}
