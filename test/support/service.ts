import { onTestFinished } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import type { RateLimits } from '../../src/bot/delivery/rate-limit.ts';
import type { Log } from '../../src/bot/log.ts';
import type { Message } from '../../src/bot/message.ts';
import { createService, type Service } from '../../src/bot/service.ts';
import type { Store } from '../../src/bot/state/store.ts';
import type { Casebook } from '../../src/knowledge/casebook.ts';
import { aCarrier, type CarrierSketch, type RecordingCarrier } from './carrier.ts';
import { aCase, aCasebook } from './cases.ts';
import { type ManualTimers, manualTimers } from './manual-timers.ts';
import { aMessage } from './message.ts';
import { explained, saying } from './reply.ts';
import { aStore } from './store.ts';

/** What a test says of the running program; the rest is a bot that repeats what it hears and a platform without limits. */
export type ServiceSketch = {
  store?: Store;
  timers?: ManualTimers;
  bot?: Pick<Bot, 'handle'>;
  casebook?: Casebook;
  carrier?: CarrierSketch;
  limits?: RateLimits;
  leaseMs?: number;
  /** For tests in which much time passes. */
  pollMs?: number;
  random?: () => number;
};

/** The program between an adapter and the bot, with its clock in hand. */
export type RunningService = {
  service: Service;
  store: Store;
  timers: ManualTimers;
  carrier: RecordingCarrier;
  /** Every line of the log, as level and message. */
  logged: string[];
  /** A message that is sent now. */
  hear(text: string, rest?: Partial<Message>): Promise<Message>;
};

/** A Monday, 10:00 in Shanghai. */
export const monday = Date.parse('2026-03-02T10:00:00+08:00');

/** Answers every message with what it says. */
export const echo: Pick<Bot, 'handle'> = { handle: async ({ text }) => saying(`收到${text}`) };

export async function aService(sketch: ServiceSketch = {}): Promise<RunningService> {
  const { timers = manualTimers(monday), bot = echo } = sketch;
  const store = sketch.store ?? (await aStore('sqlite::memory:', { timers }));
  const carrier = aCarrier(timers.now, sketch.carrier);
  const logged: string[] = [];
  const service = createService({
    casebook: sketch.casebook ?? aCasebook(aCase({ number: 1 })),
    bot: { handle: bot.handle, answer: async (message, state) => explained(await bot.handle(message, state)) },
    store,
    carriers: [carrier],
    settings: { timeZone: 'Asia/Shanghai', skipHolidays: true },
    timers,
    log: logInto(logged),
    owner: 'test',
    retentionMs: 90 * 24 * 60 * 60_000,
    ...(sketch.limits ? { limits: sketch.limits } : {}),
    ...(sketch.leaseMs === undefined ? {} : { leaseMs: sketch.leaseMs }),
    ...(sketch.pollMs === undefined ? {} : { pollMs: sketch.pollMs }),
    random: sketch.random ?? (() => 0),
  });
  onTestFinished(() => service.stop());
  return {
    service,
    store,
    timers,
    carrier,
    logged,
    async hear(text, rest = {}) {
      const message = aMessage(text, { sentAt: timers.now(), ...rest });
      await service.queued.message(message);
      await timers.settle();
      return message;
    },
  };
}

/** A log that a test can read. */
export function logInto(lines: string[]): Log {
  const write = (level: string) => (fields: object, message: string) => {
    const { reason, problem } = fields as { reason?: string; problem?: string };
    lines.push([level, message, problem, reason].filter(Boolean).join(' '));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
