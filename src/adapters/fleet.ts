import type { Inbound } from '../bot/inbound.ts';
import type { Log } from '../bot/log.ts';
import type { Adapter } from './adapter.ts';

/** An adapter and what it tells. */
export type Member = { adapter: Adapter; inbound: Inbound };

/** Starts all adapters at the same time; one that cannot start is logged and leaves the others alone. */
export async function startAdapters(members: readonly Member[], log: Log): Promise<void> {
  await Promise.all(
    members.map(async ({ adapter, inbound }) => {
      try {
        await adapter.start(inbound);
        log.info({ adapter: adapter.name, state: adapter.health().state }, 'adapter started');
      } catch (error) {
        log.error({ adapter: adapter.name, err: error }, 'adapter could not start; the others go on');
      }
    }),
  );
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
