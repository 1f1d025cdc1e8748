import type { Adapter, Health } from '../adapters/adapter.ts';
import type { Log } from '../bot/log.ts';
import type { Operations } from '../bot/operations/operations.ts';
import type { Timers } from '../bot/timers.ts';
import type { Config } from '../config.ts';
import type { Casebook } from '../knowledge/casebook.ts';

/** What a channel may be made of. */
export type ChannelParts = {
  config: Config;
  casebook: Casebook;
  log: Log;
  timers: Timers;
  /** What the operator sees and does; undefined while there is no database. */
  operations: () => Operations | undefined;
  /** Tells the people in charge something, on every channel but the one that it comes from. */
  tellAdmins(from: string, text: string): void;
  /** How all channels are doing. */
  channels: () => readonly ChannelView[];
};

/** A channel for people to look at; where it waits for a scan, what the QR code has to say. */
export type ChannelView = { name: string; health: Health; scan?: string };

/** An adapter that may have to wait until a person scans a code. */
export type ChannelAdapter = Adapter & { scan?(): { url: string } | undefined };

/** A way to reach people that `npm start` serves when it is configured. */
export type Channel = {
  /** Name of the adapter. */
  name: string;
  /** Whether its answers go through the outbox, or are the return value of the message. */
  answers: 'queued' | 'direct';
  /** The adapter, or, where the settings do not ask for it, what to do to have it. */
  open(parts: ChannelParts): Promise<ChannelAdapter | { off: string }>;
};

/** A channel that runs. */
export type OpenChannel = Pick<Channel, 'name' | 'answers'> & { adapter: ChannelAdapter };
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
