import { describe, expect, it } from 'vitest';
import type { Adapter, Health } from '../../src/adapters/adapter.ts';
import { type Member, startAdapters, stopAdapters } from '../../src/adapters/fleet.ts';
import { createDirectInbound } from '../../src/bot/delivery/direct-inbound.ts';
import { silentLog } from '../../src/bot/log.ts';
import { manualTimers } from '../support/manual-timers.ts';
import { explained, saying } from '../support/reply.ts';
import { logInto } from '../support/service.ts';

const inbound = createDirectInbound({
  bot: { answer: async () => explained(saying('茶')) },
  timers: manualTimers(0),
  log: silentLog,
});

/** An adapter that starts and stops in this way. */
function aMember(name: string, { start, stop }: { start?: () => Promise<void>; stop?: () => Promise<void> } = {}) {
  let state: Health['state'] = 'stopped';
  const adapter: Adapter = {
    name,
    capabilities: { buttons: false, images: false, idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } },
    async start() {
      await start?.();
      state = 'ready';
    },
    send: async () => ({ messageIds: [] }),
    async stop() {
      await stop?.();
      state = 'stopped';
    },
    health: () => ({ state }),
  };
  return { adapter, inbound } satisfies Member;
}

describe('several adapters', () => {
  const fail = async () => {
    throw new Error('茶壶碎了');
  };

  it('start apart: one that cannot is told and leaves the others alone', async () => {
    const members = [aMember('a'), aMember('b', { start: fail }), aMember('c')];
    const logged: string[] = [];
    await startAdapters(members, logInto(logged));
    expect(members.map(({ adapter }) => adapter.health().state)).toEqual(['ready', 'stopped', 'ready']);
    expect(logged.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('start at the same time: a slow one holds up no other', async () => {
    let letGo = () => {};
    const slow = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const members = [aMember('a', { start: () => slow }), aMember('b')];
    const starting = startAdapters(members, silentLog);
    await manualTimers(0).settle();
    expect(members.map(({ adapter }) => adapter.health().state)).toEqual(['stopped', 'ready']);
    letGo();
    await starting;
    expect(members[0]?.adapter.health().state).toBe('ready');
  });

  it('stop apart: one that cannot is told, and the others have stopped', async () => {
    const members = [aMember('a', { stop: fail }), aMember('b')];
    const logged: string[] = [];
    await startAdapters(members, silentLog);
    await stopAdapters(members, logInto(logged));
    expect(members[1]?.adapter.health().state).toBe('stopped');
    expect(logged).toEqual([expect.stringMatching(/^error .*could not stop/)]);
  });
});
