import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meters } from '../../../bot/meters.ts';
import type { Vitals } from '../../../bot/operations/vitals.ts';
import type { Depth } from '../../../bot/state/depths.ts';
import type { ChannelView } from '../web-parts.ts';

/** What is counted, in the text format of Prometheus; numbers of this process since its start. */
export type Metrics = {
  meters: Meters;
  /** All metrics, with the channels, the database and the clock as they are now. */
  render(channels: readonly ChannelView[], vitals: Vitals): Promise<string>;
  contentType: string;
};

/** Upper ends in seconds; an answer takes milliseconds. */
const handlingBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts in a registry of its own, beside what the process itself takes. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const of = <L extends string>(name: string, help: string, ...labelNames: L[]) => ({
    name: `anlitong_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  const received = new Counter(of('messages_total', 'Messages handed over, repeated ones too', 'channel'));
  const answers = new Counter(of('answers_total', 'Answers by what the question was taken for', 'channel', 'intent'));
  const unanswered = new Counter(of('no_answers_total', 'Questions the casebook has no answer to', 'channel'));
  const failures = new Counter(of('failures_total', 'Messages the bot failed over', 'channel'));
  const handling = new Histogram({
    ...of('handling_seconds', 'Time to make an answer, without waiting and sending', 'channel'),
    buckets: handlingBuckets,
  });
  const sends = new Counter(
    of('sends_total', 'Tries to send by their outcome; after "retry" it is tried again', 'channel', 'outcome'),
  );
  const pushes = new Counter(
    of('pushes_total', 'Slots of featured cases by the state they came to', 'channel', 'state'),
  );
  const events = new Counter(
    of(
      'channel_events_total',
      'What a channel counts itself, such as connections and rejected events',
      'channel',
      'event',
    ),
  );
  const up = new Gauge(of('channel_up', 'Whether a channel takes and sends messages', 'channel', 'state'));
  const databaseUp = new Gauge(of('database_up', 'Whether the database answers'));
  const tick = new Gauge(of('clock_last_tick_timestamp_seconds', 'When the clock last looked at the subscriptions'));
  const inbox = new Gauge(of('inbox_messages', 'Messages that wait for an answer, of all processes', 'channel'));
  const outbox = new Gauge(of('outbox_replies', 'Replies that wait for their sending, of all processes', 'channel'));
  collectDefaultMetrics({ register: registry });
  return {
    contentType: registry.contentType,
    meters: {
      received: (channel) => received.inc({ channel }),
      answered(channel, intent, ms) {
        answers.inc({ channel, intent });
        if (intent === 'none') unanswered.inc({ channel });
        handling.observe({ channel }, ms / 1000);
      },
      failed: (channel) => failures.inc({ channel }),
      sent: (channel, outcome) => sends.inc({ channel, outcome }),
      pushed: (channel, state) => pushes.inc({ channel, state }),
    },
    render(channels, { database, clock, depths }) {
      up.reset();
      events.reset();
      for (const { name: channel, health } of channels) {
        const { state, counts = {} } = health;
        up.set({ channel, state }, state === 'ready' || state === 'degraded' ? 1 : 0);
        for (const [event, count] of Object.entries(counts)) events.inc({ channel, event }, count);
        inbox.set({ channel }, countOf(channel, depths?.inbox));
        outbox.set({ channel }, countOf(channel, depths?.outbox));
      }
      databaseUp.set(database.state === 'ready' ? 1 : 0);
      tick.set((clock.tickedAt ?? 0) / 1000);
      return registry.metrics();
    },
  };
}

/** NaN where the database does not tell: zero would say that nothing waits. */
function countOf(channel: string, depths: readonly Depth[] | undefined): number {
  return depths ? (depths.find((depth) => depth.channel === channel)?.count ?? 0) : Number.NaN;
}
