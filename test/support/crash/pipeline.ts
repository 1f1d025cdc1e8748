/**
 * The way of a message and of a push, in a process of its own that may be killed: a store on a file, the queued way
 * in, the sender and the clock, with a platform that writes down what it is handed. Run by test/bot/delivery/crash.test.ts
 * and test/bot/delivery/two-processes.test.ts.
 *
 * Arguments: a JSON object (type `Job`). What was acknowledged and what was handed over is appended to files, each line
 * flushed to the disk before anything goes on.
 */
import { once } from 'node:events';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createService } from '../../../src/bot/service.ts';
import { openStore } from '../../../src/bot/state/open-store.ts';
import type { Store } from '../../../src/bot/state/store.ts';
import { realTimers } from '../../../src/bot/timers.ts';
import { aCase, aCasebook } from '../cases.ts';
import { explained, saying } from '../reply.ts';
import type { Step } from './pipeline-steps.ts';

export type Job = {
  url: string;
  /** Messages to offer, by id; each chat has its share of them. */
  messages: readonly string[];
  acknowledged: string;
  handedOver: string;
  owner: string;
  /** Where to die, or to stand still: at the n-th time that this step comes. */
  dieAt?: { step: Step; count: number; signal?: 'SIGKILL' | 'SIGSTOP' };
  /** How long a reply that is being sent is nobody else's, in milliseconds. */
  leaseMs: number;
  /** How long a lock is waited out, in milliseconds. */
  lockWaitMs?: number;
  /** Ends by itself when nothing is left to do. */
  untilDone: boolean;
  /** Says that it is ready and waits to be told to begin, so that several begin at once. */
  isAwaited?: boolean;
};

const job = JSON.parse(process.argv[2] ?? '{}') as Job;
const counts = new Map<Step, number>();

function reach(step: Step): void {
  const count = (counts.get(step) ?? 0) + 1;
  counts.set(step, count);
  const { dieAt } = job;
  if (dieAt?.step === step && dieAt.count === count) process.kill(process.pid, dieAt.signal ?? 'SIGKILL');
}

function append(path: string, line: string): void {
  const file = openSync(path, 'a');
  writeSync(file, `${line}\n`);
  fsyncSync(file);
  closeSync(file);
}

/** A store whose transactions tell how far they are. */
function watched(store: Store): Store {
  return {
    ...store,
    async transaction(work) {
      reach('transaction');
      const result = await store.transaction(async (within) => {
        const done = await work(within);
        reach('commit');
        return done;
      });
      reach('committed');
      return result;
    },
  };
}

const store = watched(await openStore(job.url, job.lockWaitMs === undefined ? {} : { lockWaitMs: job.lockWaitMs }));
const service = createService({
  casebook: aCasebook(...Array.from({ length: 5 }, (_, i) => aCase({ number: i + 1 }))),
  bot: {
    handle: async ({ text }) => saying(`to ${text}`),
    answer: async ({ text }) => explained(saying(`to ${text}`)),
  },
  store,
  carriers: [
    {
      name: 'test',
      capabilities: { idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } },
      async send({ id }, _reply, { idempotencyKey }) {
        reach('send');
        append(job.handedOver, JSON.stringify({ owner: job.owner, key: idempotencyKey, chat: id }));
        reach('sent');
        return { messageIds: [`om_${idempotencyKey}`] };
      },
      health: () => ({ state: 'ready' }),
    },
  ],
  settings: { timeZone: 'Asia/Shanghai', skipHolidays: false },
  timers: realTimers,
  log: {
    debug() {},
    info() {},
    warn() {},
    error: (fields, text) => process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
  },
  owner: job.owner,
  limits: { perPerson: 1_000_000, perChat: 1_000_000 },
  retentionMs: 24 * 60 * 60_000,
  leaseMs: job.leaseMs,
});
if (job.isAwaited) {
  process.send?.('ready');
  await once(process, 'message');
  process.disconnect();
}
await service.start();
for (const id of job.messages) {
  await service.queued.message({
    id,
    channel: 'test',
    chat: { id: `chat-${Number(id.replace(/\D/g, '')) % 5}`, kind: 'group' },
    sender: { id: 'somebody' },
    text: id,
    mentionsBot: true,
    sentAt: Date.now(),
  });
  append(job.acknowledged, id);
}
if (job.untilDone) {
  while (await isAnythingLeft()) await new Promise((resolve) => setTimeout(resolve, 50));
  await service.stop();
  await store.close();
}

/** A reply whose sender died is taken on again when its lease is over; what cannot be looked at may not be done. */
async function isAnythingLeft(): Promise<boolean> {
  try {
    return (await store.inbox.waiting(1)).length > 0 || (await store.outbox.hasOpen('test'));
  } catch {
    return true;
  }
}
