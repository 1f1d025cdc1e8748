import type { Adapter } from '../adapters/adapter.ts';
import type { Log } from '../bot/log.ts';
import type { Timers } from '../bot/timers.ts';
import type { Config } from '../config.ts';

export type ChannelParts = {
  config: Config;
  log: Log;
  timers: Timers;
  /** Tells the people in charge something, on every channel but the one that it comes from. */
  tellAdmins(from: string, text: string): void;
};

/** A way to reach people that `npm start` serves when it is configured. */
export type Channel = {
  /** Name of the adapter. */
  name: string;
  /** Whether its answers go through the outbox, or are the return value of the message. */
  answers: 'queued' | 'direct';
  /** The adapter, or, where the settings do not ask for it, what to do to have it. */
  open(parts: ChannelParts): Promise<Adapter | { off: string }>;
};

/** A channel that runs. */
export type OpenChannel = Pick<Channel, 'name' | 'answers'> & { adapter: Adapter };
/** A channel that does not, and why. */
export type ClosedChannel = { name: string; reason: string };

/** Opens every channel by itself: one that fails is told of, and the others go on. */
export async function openChannels(
  channels: readonly Channel[],
  parts: ChannelParts,
): Promise<{ open: OpenChannel[]; closed: ClosedChannel[] }> {
  const open: OpenChannel[] = [];
  const closed: ClosedChannel[] = [];
  for (const { name, answers, open: openIt } of channels) {
    try {
      const result = await openIt(parts);
      if ('off' in result) closed.push({ name, reason: result.off });
      else open.push({ name, answers, adapter: result });
    } catch (error) {
      parts.log.error({ adapter: name, err: error }, 'channel could not be opened; the others go on');
      closed.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { open, closed };
}
