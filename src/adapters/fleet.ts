import type { Inbound } from '../bot/inbound.ts';
import type { Log } from '../bot/log.ts';
import type { Adapter } from './adapter.ts';

/** An adapter and what it tells. */
export type Member = { adapter: Adapter; inbound: Inbound };

/** Starts all adapters at the same time. Why some could not, by name; they leave the others alone. */
export async function startAdapters(members: readonly Member[], log: Log): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  await Promise.all(
    members.map(async ({ adapter, inbound }) => {
      try {
        await adapter.start(inbound);
        log.debug({ adapter: adapter.name, state: adapter.health().state }, 'adapter started');
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failures.set(adapter.name, reason);
        log.error({ adapter: adapter.name, reason }, 'adapter could not start; the others go on');
        log.debug({ adapter: adapter.name, err: error }, 'why it could not start');
      }
    }),
  );
  return failures;
}

/** Stops all adapters at the same time; resolves when the last one has, however it went. */
export async function stopAdapters(members: readonly Member[], log: Log): Promise<void> {
  await Promise.all(
    members.map(async ({ adapter }) => {
      try {
        await adapter.stop();
      } catch (error) {
        log.error({ adapter: adapter.name, err: error }, 'adapter could not stop');
      }
    }),
  );
}
