import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inTime, type Timers } from '../../bot/timers.ts';
import { isHeldByAnother } from './account/lock.ts';
import { createStartChild } from './process/child.ts';
import type { WechatSettings } from './settings.ts';

/** Whether wechaty and the puppet load: they do, a package is missing, or something else is wrong with them. */
export type PuppetTry = { state: 'loads' } | { state: 'missing'; name: string } | { state: 'broken'; reason: string };

/** What can be told of the account without logging in. */
export type AccountFacts = {
  /** When the log-in was last kept, in milliseconds since the epoch; undefined where there is none. */
  keptAt: number | undefined;
  /** Whether a process, such as `npm start`, has the account at the moment. */
  isInUse: boolean;
};

/** Loads wechaty and the puppet as `npm start` would, in a process of their own that ends at once. */
export async function tryPuppet(
  { puppet, environment }: Pick<WechatSettings, 'puppet' | 'environment'>,
  timers: Timers,
  patienceMs: number,
): Promise<PuppetTry> {
  let result: PuppetTry = { state: 'broken', reason: 'it ended without a word' };
  let kill = () => {};
  const trying = new Promise<PuppetTry>((resolve) => {
    const child = createStartChild(environment)({
      event(event) {
        if (event.type !== 'ending') return;
        const { reason, detail } = event;
        if (reason === 'disconnected') result = { state: 'loads' };
        else
          result =
            reason === 'missing-package' ? { state: 'missing', name: detail } : { state: 'broken', reason: detail };
      },
      end({ complaint }) {
        resolve(complaint ? { state: 'broken', reason: complaint } : result);
      },
    });
    kill = child.kill;
    child.send({ type: 'try', puppet });
  });
  return inTime(timers, patienceMs, trying, () => {
    kill();
    return { state: 'broken', reason: `it does not load within ${patienceMs / 1000} s` } as const;
  });
}

/** Looks at what the session folder holds. */
export function readAccountFacts({ sessionFolder }: Pick<WechatSettings, 'sessionFolder'>, now: number): AccountFacts {
  const session = join(sessionFolder, 'session.json');
  return {
    keptAt: existsSync(session) ? statSync(session).mtimeMs : undefined,
    isInUse: isHeldByAnother(sessionFolder, now),
  };
}
