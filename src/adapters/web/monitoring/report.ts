import type { Vitals } from '../../../bot/operations/vitals.ts';
import type { ChannelView } from '../web-parts.ts';

/** What the console's server says about the program to other programs; no secrets, no names, no details. */
export type HealthReport = {
  /** By which others know what answers here. */
  product: typeof product;
  /** Whether database, clock and all channels that are configured do their work. */
  ready: boolean;
  database: Vitals['database'];
  clock: { state: Vitals['clock']['state']; tickedAt?: string };
  channels: Record<string, string>;
};

export const product = 'anlitong';

/** Puts together how the parts are doing. */
export function healthReport(channels: readonly ChannelView[], { database, clock }: Vitals): HealthReport {
  const channelsReady = channels.every(({ health: { state } }) => state === 'ready' || state === 'degraded');
  return {
    product,
    ready: channelsReady && database.state === 'ready' && clock.state === 'ready',
    database,
    clock: {
      state: clock.state,
      ...(clock.tickedAt === undefined ? {} : { tickedAt: new Date(clock.tickedAt).toISOString() }),
    },
    channels: Object.fromEntries(channels.map(({ name, health }) => [name, health.state])),
  };
}
