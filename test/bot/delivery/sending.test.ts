import { describe, expect, it, onTestFinished } from 'vitest';
import { SendError, type SendOutcome } from '../../../src/bot/delivery/outgoing.ts';
import { retryPause } from '../../../src/bot/delivery/retry-pause.ts';
import type { Sending } from '../../support/carrier.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aMessage } from '../../support/message.ts';
import { aService, monday, type ServiceSketch } from '../../support/service.ts';
import { anotherProgram } from '../../support/sqlite.ts';
import { anOutgoing, aStore, aSubscription, sqliteUrl } from '../../support/store.ts';

const minute = 60_000;
const group = { id: 'tea', kind: 'group' } as const;

/** A platform that fails in these ways first, and then takes everything. */
function failing(...failures: (SendError | Error)[]) {
  return (_sending: Sending) => {
    const failure = failures.shift();
    if (failure) throw failure;
    return undefined;
  };
}

const failure = (outcome: SendOutcome, retryAfterMs?: number) =>
  new SendError('茶馆打烊', { outcome, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

describe('a send that fails for the moment', () => {
  it('is tried again after growing pauses, with the same key, until it succeeds; every try is recorded', async () => {
    const take = failing(failure('retry'), failure('retry'), failure('retry'));
    const { hear, carrier, timers, store } = await aService({ carrier: { take }, random: () => 1 });
    const { id } = await hear('茶');
    await timers.advance(2 * minute);
    const times = carrier.sendings.map(({ at }) => at - monday);
    expect(times).toEqual([0, 2_000, 6_000, 14_000]);
    expect(new Set(carrier.sendings.map(({ key }) => key))).toEqual(new Set([`answer:test:${id}`]));
    const tries = await store.dispatch.tries(`answer:test:${id}`);
    expect(tries.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'retry', 'sent']);
    expect(tries[0]).toMatchObject({ at: monday, error: '茶馆打烊' });
  });

  it('waits at least as long as the platform asks for', async () => {
    const { hear, carrier, timers } = await aService({ carrier: { take: failing(failure('retry', 90_000)) } });
    await hear('茶');
    await timers.advance(89_000);
    expect(carrier.sendings).toHaveLength(1);
    await timers.advance(2_000);
    expect(carrier.sendings).toHaveLength(2);
  });

  it('is given up when the answer is ten minutes old', async () => {
    const take = () => {
      throw failure('retry');
    };
    const { hear, carrier, timers, store, logged } = await aService({ carrier: { take } });
    const { id } = await hear('茶');
    await timers.advance(60 * minute);
    expect(carrier.sendings.length).toBeGreaterThan(3);
    expect(Math.max(...carrier.sendings.map(({ at }) => at))).toBeLessThan(monday + 10 * minute);
    expect(await store.outbox.state(`answer:test:${id}`)).toBe('expired');
    expect(logged).toContainEqual(expect.stringMatching(/^warn .*time is over/));
  });

  it('holds up no other chat, and is overtaken by none of its own', async () => {
    const take = ({ chatId, text }: Sending) => {
      if (chatId === 'tea' && text === '收到一') throw failure('retry');
      return undefined;
    };
    const { hear, carrier, timers } = await aService({ carrier: { take } });
    await hear('一', { chat: group });
    await hear('二', { chat: group });
    await hear('旁', { chat: { id: 'aside', kind: 'group' } });
    await timers.advance(minute);
    expect(carrier.texts().filter((text) => text !== '收到一')).toEqual(['收到旁']);
  });
});

describe('the pause before another try', () => {
  it('doubles up to five minutes, is uneven, and never shorter than asked for', () => {
    const longest = Array.from({ length: 12 }, (_, i) => retryPause(i + 1, () => 1));
    expect(longest.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(longest.at(-1)).toBe(5 * minute);
    expect(retryPause(3, () => 0)).toBe(4_000);
    expect(retryPause(1, () => 0, 7_000)).toBe(7_000);
  });
});

describe('a send that fails for good', () => {
  it('because the chat is gone, ends everything for it and lets its subscription rest', async () => {
    const { hear, carrier, timers, store } = await aService({ carrier: { take: failing(failure('gone')) } });
    await store.chats.seen('test', group);
    await store.subscriptions.save(aSubscription());
    carrier.isReady = false;
    for (const text of ['一', '二']) await hear(text, { chat: group });
    carrier.isReady = true;
    await timers.advance(10 * minute);
    expect(carrier.sendings).toHaveLength(1);
    expect(await store.chats.find('test', 'tea')).toMatchObject({ isGone: true });
    expect(await store.subscriptions.find('test', 'tea')).toMatchObject({ state: 'suspended' });
  });

  it('because this one is refused, ends this one only', async () => {
    const { hear, carrier, timers, store } = await aService({ carrier: { take: failing(failure('refused')) } });
    const first = await hear('一', { chat: group });
    await hear('二', { chat: group });
    await timers.advance(minute);
    expect(carrier.texts()).toEqual(['收到一', '收到二']);
    expect(await store.outbox.state(`answer:test:${first.id}`)).toBe('refused');
  });

  it.each([true, false])('because it may have been shown, is not repeated (idempotent: %s)', async (idempotent) => {
    const { hear, carrier, timers, store } = await aService({
      carrier: { idempotent, take: failing(failure('unknown')) },
    });
    const { id } = await hear('茶');
    await timers.advance(20 * minute);
    expect(carrier.sendings).toHaveLength(1);
    expect(await store.outbox.state(`answer:test:${id}`)).toBe('unknown');
  });

  it.each([
    [true, 2, 'sent'],
    [false, 1, 'unknown'],
  ])(
    'in a way that nobody judged, is repeated only where a repeat shows once (idempotent: %s)',
    async (idempotent, times, state) => {
      const { hear, carrier, timers, store } = await aService({
        carrier: { idempotent, take: failing(new Error('socket')) },
      });
      const { id } = await hear('茶');
      await timers.advance(20 * minute);
      expect(carrier.sendings).toHaveLength(times);
      expect(await store.outbox.state(`answer:test:${id}`)).toBe(state);
    },
  );
});

describe('a send that never ends', () => {
  /** The program waits for it when it is stopped, so it has to end after all. */
  async function withHangingChat(rest: ServiceSketch = {}) {
    let hangUp = () => {};
    const hanging = new Promise<undefined>((resolve) => {
      hangUp = () => resolve(undefined);
    });
    const take = ({ chatId }: Sending) => (chatId === 'tea' ? hanging : undefined);
    const running = await aService({ ...rest, carrier: { ...rest.carrier, take } });
    onTestFinished(hangUp);
    return running;
  }

  it('holds up no other chat', async () => {
    const { hear, carrier } = await withHangingChat();
    for (const text of ['一', '二']) await hear(text, { chat: group });
    await hear('旁', { chat: { id: 'aside', kind: 'group' } });
    expect(carrier.texts()).toEqual(['收到一', '收到旁']);
    expect(carrier.sendings).toHaveLength(2);
  });

  it.each([
    [true, 'sending'],
    [false, 'unknown'],
  ])('is given up after its time (idempotent: %s)', async (idempotent, state) => {
    const { hear, carrier, timers, store } = await withHangingChat({ carrier: { idempotent }, leaseMs: minute });
    const { id } = await hear('茶', { chat: group });
    await timers.advance(minute - 1);
    expect(carrier.sendings).toHaveLength(1);
    await timers.advance(5_000);
    expect(await store.outbox.state(`answer:test:${id}`)).toBe(state);
    expect(carrier.sendings).toHaveLength(idempotent ? 2 : 1);
  });
});

describe('a send that was interrupted by the end of its process', () => {
  /** A reply that a process has taken on and then died. */
  async function interrupted(idempotent: boolean) {
    const timers = manualTimers(monday);
    const store = await aStore('sqlite::memory:', { timers });
    await store.chats.seen('test', group);
    await store.pushes.claim({ channel: 'test', chatId: 'tea', slot: 's', number: 1, state: 'claimed', at: 1 }, 1);
    await store.outbox.add(anOutgoing('digest:test:tea:s', { kind: 'digest' }), monday, 's');
    const request = {
      channel: 'test',
      owner: 'dead',
      now: monday,
      leaseUntil: monday + minute,
      kinds: ['digest'],
      chatGapMs: 0,
    } as const;
    await store.transaction((within) => within.dispatch.claim(request));
    return aService({ store, timers, carrier: { idempotent } });
  }

  it('is repeated with the same key when its lease is over, where a repeat shows once', async () => {
    const { carrier, timers, store } = await interrupted(true);
    await timers.advance(minute - 1);
    expect(carrier.sendings).toEqual([]);
    await timers.advance(2_000);
    expect(carrier.sendings.map(({ key }) => key)).toEqual(['digest:test:tea:s']);
    expect(await store.pushes.of('test', 'tea')).toMatchObject([{ state: 'sent' }]);
  });

  it('is never repeated where it might show twice; the ledger leaves open what became of it', async () => {
    const { carrier, timers, store } = await interrupted(false);
    await timers.advance(60 * minute);
    expect(carrier.sendings).toEqual([]);
    expect(await store.outbox.state('digest:test:tea:s')).toBe('unknown');
    expect(await store.pushes.of('test', 'tea')).toMatchObject([{ state: 'claimed' }]);
  });
});

describe('a send that succeeds while the database is out of reach', () => {
  it('is recorded when it is back, and not repeated', async () => {
    const url = sqliteUrl();
    const timers = manualTimers(monday);
    const store = await aStore(url, { timers });
    const program = anotherProgram(url);
    const { hear, carrier, logged } = await aService({
      store,
      timers,
      carrier: {
        idempotent: false,
        take() {
          program.exec('begin immediate');
          return { messageIds: ['om_1'] };
        },
      },
    });
    const { id } = await hear('茶');
    await timers.advance(10_000);
    expect(logged).toContainEqual(expect.stringMatching(/^error .*could not be recorded/));
    program.exec('commit');
    await timers.advance(10_000);
    expect(carrier.sendings).toHaveLength(1);
    expect(await store.outbox.state(`answer:test:${id}`)).toBe('sent');
  });
});

describe('a platform that is not ready', () => {
  it('gets nothing until it is', async () => {
    const { hear, carrier, timers } = await aService();
    carrier.isReady = false;
    await hear('茶');
    await timers.advance(5 * minute);
    expect(carrier.sendings).toEqual([]);
    carrier.isReady = true;
    await timers.advance(1_000);
    expect(carrier.texts()).toEqual(['收到茶']);
  });
});

describe('stopping', () => {
  it('answers and sends what is in hand, and what is kept meanwhile follows at the next start', async () => {
    const { service, store, timers, carrier } = await aService();
    await service.queued.message(aMessage('茶', { sentAt: monday }));
    await service.stop();
    expect(carrier.texts()).toEqual(['收到茶']);
    await service.queued.message(aMessage('又', { sentAt: monday }));
    await timers.advance(minute);
    expect(carrier.texts()).toEqual(['收到茶']);
    const next = await aService({ store, timers });
    await timers.settle();
    expect(next.carrier.texts()).toEqual(['收到又']);
  });
});
