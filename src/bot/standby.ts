import type { Inbound } from './inbound.ts';
import { createService, type Service, type ServiceParts } from './service.ts';
import { StateError } from './state/state-error.ts';
import type { Store } from './state/store.ts';

export type StandbyParts = Omit<ServiceParts, 'store'> & {
  open(): Promise<Store>;
  /** Pause between two tries to open, in milliseconds. */
  retryMs?: number;
};

/** A service whose database may come later. */
export type Standby = Service & {
  /** Why there is no database; undefined while there is one. */
  problem(): StateError | undefined;
  /** The database; undefined while there is none. */
  store(): Store | undefined;
};

/**
 * A service that opens its database itself. While that cannot be opened, questions are answered without it and it is
 * tried again. Rejects where trying again is no use: the database is newer than the program, or its address is wrong.
 */
export async function createStandby(parts: StandbyParts): Promise<Standby> {
  const { open, log, timers, retryMs = 30_000 } = parts;
  let isStarted = false;
  let callOff = () => {};
  let problem: StateError | undefined;
  let store: Store | undefined;
  let opening = Promise.resolve();
  let service = createService(parts);
  await tryToOpen();
  return {
    queued: follow(() => service.queued),
    direct: follow(() => service.direct),
    problem: () => problem,
    store: () => store,
    async start() {
      isStarted = true;
      await service.start();
    },
    async stop() {
      isStarted = false;
      callOff();
      await opening;
      await service.stop();
      await store?.close();
    },
  };

  async function tryToOpen(): Promise<void> {
    try {
      store = await open();
      problem = undefined;
      service = createService({ ...parts, store });
      if (isStarted) await service.start();
    } catch (error) {
      if (!(error instanceof StateError) || (!isStarted && isFinal(error))) throw error;
      problem = error;
      log.error({ problem: error.problem, reason: error.message }, 'questions are answered without state');
      callOff = timers.after(retryMs, () => {
        opening = tryToOpen();
      });
    }
  }
}

function isFinal({ problem }: StateError): boolean {
  return problem === 'newer' || problem === 'unusable';
}

/** Adapters are given their way in once, before it is known whether it leads to a database. */
function follow(current: () => Inbound): Inbound {
  return {
    message: (message) => current().message(message),
    recalled: (channel, messageId) => current().recalled(channel, messageId),
    joined: (channel, chat) => current().joined(channel, chat),
    left: (channel, chatId) => current().left(channel, chatId),
    feedback: (feedback) => current().feedback(feedback),
    sent: (channel, platformMessageId) => current().sent(channel, platformMessageId),
  };
}
