import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../src/bot/state/open-store.ts';
import type { Delivery, FeishuPlatform, PlatformEvent } from '../feishu-platform/platform.ts';
import { startPlatform } from '../feishu-platform/start-platform.ts';
import { aSubscription } from '../store.ts';
import type { ChildJob } from './child.ts';

const script = fileURLToPath(new URL('child.ts', import.meta.url));

/** A question that was asked, and the case that answers it. */
export type Asked = { group: string; messageId: string; number: number };

/** A platform full of groups, and a bot in a process of its own. */
export type Soak = {
  platform: FeishuPlatform;
  groups: readonly string[];
  asked: Asked[];
  /** The process of the bot that runs now. */
  pid(): number | undefined;
  /** Lets every group have a push that is due. */
  subscribe(): Promise<void>;
  /** Starts the bot's process; resolves when it is connected. */
  up(): Promise<void>;
  /** Kills it at once, or lets it finish what is in hand. */
  down(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Asks so many questions in turn in the groups, each for a case by its number. */
  ask(count: number): Promise<void>;
  /** Delivers what has no acknowledgement until all has one. */
  acknowledge(): Promise<void>;
  /** How many answers people see. */
  answers(): number;
  stop(): Promise<void>;
};

const cases = 144;

export async function aSoak(folder: string, groups: number): Promise<Soak> {
  const platform = await startPlatform({ seed: 7 });
  const chats = Array.from({ length: groups }, () => platform.chat().id);
  const asked: Asked[] = [];
  const deliveries = new Map<PlatformEvent, Delivery[]>();
  const unacknowledged = new Set<PlatformEvent>();
  const job: ChildJob = { url: `sqlite:${join(folder, 'bot.db')}`, ...platform.credentials };
  let child: ChildProcess | undefined;
  const soak: Soak = {
    platform,
    groups: chats,
    asked,
    pid: () => child?.pid,
    async subscribe() {
      const store = await openStore(job.url);
      const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
      const schedule = { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7], hour: due.getUTCHours(), minute: 0 } as const;
      for (const chatId of chats) {
        await store.chats.seen('feishu', { id: chatId, kind: 'group' });
        const order = { channel: 'feishu', chatId, schedule, timeZone: 'UTC', changedAt: due.getTime() - 60_000 };
        await store.subscriptions.save(aSubscription(order));
      }
      await store.close();
    },
    async up() {
      child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(job)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await platform.until(() => platform.connections.length > 0);
    },
    async down(signal) {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = once(ending, 'exit');
      ending.kill(signal);
      await ended;
      await platform.until(() => platform.connections.length === 0);
    },
    async ask(count) {
      const fresh = Array.from({ length: count }, () => {
        const place = asked.length;
        const number = 1 + (place % cases);
        const group = chats[place % groups] ?? '';
        const messageId = `om_question_${place}`;
        asked.push({ group, messageId, number });
        return platform.events.text(group, `@{bot} ${number}号案例`, { messageId, from: `ou_person_${place % 97}` });
      });
      await push(fresh);
      // One in twenty comes again although it was acknowledged.
      await push(fresh.filter((_, i) => i % 20 === 7));
      for (const event of fresh) if (!deliveries.get(event)?.some(isTaken)) unacknowledged.add(event);
    },
    async acknowledge() {
      while (unacknowledged.size > 0) {
        await push([...unacknowledged]);
        for (const event of unacknowledged) if (deliveries.get(event)?.some(isTaken)) unacknowledged.delete(event);
      }
    },
    answers: () => chats.reduce((sum, chat) => sum + platform.shown(chat).length, 0),
    async stop() {
      await soak.down('SIGKILL');
      await platform.stop();
    },
  };
  return soak;

  /** Delivers a few at a time while there is a connection, and waits for their fate. */
  async function push(events: readonly PlatformEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += 20) {
      await platform.until(() => platform.connections.length > 0);
      const sent = events.slice(from, from + 20).map((event) => {
        const delivery = platform.deliver(event);
        deliveries.set(event, [...(deliveries.get(event) ?? []), delivery]);
        return delivery;
      });
      await platform.until(() => sent.every(isTaken) || platform.connections.length === 0);
    }
  }
}

function isTaken({ ack }: Delivery): boolean {
  return ack?.code === 200;
}

/** A dropped connection every hundred events, and of the sends one in twenty lost and one in twenty refused. */
export function withFaults({ faults }: FeishuPlatform): void {
  faults.onSocket({ on: 'event', kind: 'drop-connection' }, { every: 100 });
  for (const operation of ['message.reply', 'message.create'] as const) {
    faults.onCall(operation, { kind: 'lose-reply' }, { rate: 0.05 });
    faults.onCall(operation, { kind: 'status', status: 502, carriedOut: true }, { rate: 0.025 });
    faults.onCall(operation, { kind: 'status', status: 503 }, { rate: 0.025 });
  }
}

/** What is wrong with the answers that people see, a line each; empty when each question has its own one. */
export function faultsOf({ platform, asked }: Soak): string[] {
  const found = new Map<string, number[]>();
  for (const group of new Set(asked.map((one) => one.group)))
    for (const { parentId = '', content } of platform.shown(group)) {
      const title = JSON.stringify(content.header ?? '');
      const number = Number(/【(\d+)号】/.exec(title)?.[1]);
      found.set(parentId, [...(found.get(parentId) ?? []), number]);
    }
  const wrong = asked.flatMap(({ messageId, number }) => {
    const answers = found.get(messageId) ?? [];
    return answers.length === 1 && answers[0] === number ? [] : [`${messageId}: asked ${number}, got ${answers}`];
  });
  const known = new Set(asked.map(({ messageId }) => messageId));
  return [...wrong, ...[...found.keys()].filter((id) => !known.has(id)).map((id) => `an answer to ${id || 'nothing'}`)];
}
