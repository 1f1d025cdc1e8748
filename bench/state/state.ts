import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSender } from '../../src/bot/delivery/sender.ts';
import { createClock } from '../../src/bot/digest/clock.ts';
import { silentLog } from '../../src/bot/log.ts';
import type { Message } from '../../src/bot/message.ts';
import { openStore } from '../../src/bot/state/open-store.ts';
import type { Store } from '../../src/bot/state/store.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { dataFolder } from '../../test/support/data-folder.ts';

const history = 100_000;
const inserts = 5_000;
const chats = 2_000;

/** `npm run bench -- state`: the embedded database with much history, every commit on the disk. */
export async function runStateBench(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-state-'));
  const store = await openStore(`sqlite:${join(folder, 'bot.db')}`);
  try {
    await fill(store);
    process.stdout.write(`database with ${history} messages of history; every commit is flushed to the disk\n`);
    process.stdout.write(`inbox insert   ${await measureInserts(store)}\n`);
    process.stdout.write(`pushes         ${await measurePushes(store)}\n`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

/** Messages that were answered long ago, their answers and what was pushed to the chats. */
async function fill(store: Store): Promise<void> {
  for (let from = 0; from < history; from += 1_000)
    await store.transaction(async (within) => {
      for (let i = from; i < from + 1_000; i++) {
        const message = aMessage(`old-${i}`, i);
        if (i < chats) await within.chats.seen('bench', message.chat);
        await within.inbox.add(message, i, { state: 'ignored', reason: 'history' });
        const slot = `2020-01-01T00:${i}`;
        const line = {
          channel: 'bench',
          chatId: message.chat.id,
          slot,
          number: 1 + (i % 143),
          state: 'sent',
          at: i,
        } as const;
        await within.pushes.claim(line, i);
      }
    });
}

function aMessage(id: string, i: number): Message {
  return {
    id,
    channel: 'bench',
    chat: { id: `chat-${i % chats}`, kind: 'group' },
    sender: { id: `person-${i % 500}` },
    text: '哪些案例适用于海关部门',
    mentionsBot: true,
    sentAt: Date.now(),
  };
}

async function measureInserts(store: Store): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < inserts; i++) {
    const message = aMessage(`new-${i}`, i);
    const started = performance.now();
    await store.inbox.add(message, Date.now(), { state: 'ignored', reason: 'bench' });
    times.push(performance.now() - started);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => (1000 * (sorted[Math.floor(sorted.length * share)] ?? 0)).toFixed(0);
  return `p50 ${at(0.5)} µs   p99 ${at(0.99)} µs`;
}

/** From due to recorded as sent, through the clock, the outbox and the sender. */
async function measurePushes(store: Store): Promise<string> {
  const casebook = loadCasebook(dataFolder);
  const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  const schedule = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7], hour: due.getUTCHours(), minute: 0 } as const;
  for (let i = 0; i < chats; i++)
    await store.subscriptions.save({
      channel: 'bench',
      chatId: `chat-${i}`,
      schedule,
      timeZone: 'UTC',
      filter: { topics: [], audiences: [], areas: [] },
      state: 'active',
      changedAt: due.getTime() - 60_000,
    });
  let sent = 0;
  const parts = { store, timers: realTimers, timeZone: 'UTC', log: silentLog };
  const carrier = {
    name: 'bench',
    capabilities: { idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } },
    send: async () => {
      sent += 1;
      return { messageIds: [] };
    },
    health: () => ({ state: 'ready' }),
  };
  const sender = startSender({ ...parts, carrier, owner: 'bench' });
  const clock = createClock({
    ...parts,
    casebook,
    skipHolidays: false,
    retentionMs: 365 * 24 * 3_600_000,
    wakeSender: () => {},
  });
  const started = performance.now();
  await clock.tick();
  const claimedMs = performance.now() - started;
  sender.wake();
  await sender.rest();
  const totalMs = performance.now() - started;
  await sender.stop();
  const rate = (ms: number) => ((1000 * chats) / ms).toFixed(0);
  return `${sent} chats: ${rate(claimedMs)} claimed a second, ${rate(totalMs)} claimed, sent and recorded a second`;
}
