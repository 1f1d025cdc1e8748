import { describe, expect, it } from 'vitest';
import type { OutgoingKind } from '../../../src/bot/delivery/outgoing.ts';
import type { Pace } from '../../../src/bot/delivery/pace.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aService, monday } from '../../support/service.ts';
import { anOutgoing, aStore } from '../../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Puts replies into the outbox, each for a chat of its own unless one is named, and lets time pass. */
async function sent(
  pace: Partial<Pace>,
  replies: readonly { kind?: OutgoingKind; chatId?: string }[],
  { passes = hour, start = monday, random = () => 0 }: { passes?: number; start?: number; random?: () => number } = {},
) {
  const timers = manualTimers(start);
  const store = await aStore('sqlite::memory:', { timers });
  for (const [i, { kind = 'answer', chatId = `chat-${i}` }] of replies.entries())
    await store.outbox.add(anOutgoing(`reply-${i}`, { kind, chatId }), start);
  const running = await aService({ store, timers, carrier: { pace }, random, pollMs: 15 * minute });
  await timers.advance(passes);
  return { ...running, times: running.carrier.sendings.map(({ at }) => at - start) };
}

const five = [{}, {}, {}, {}, {}];

describe('the pace of a platform', () => {
  it('keeps a pause between two sends in one chat, and none between chats', async () => {
    const { times } = await sent({ chatGapMs: 300 }, [{ chatId: 'tea' }, { chatId: 'tea' }, { chatId: 'tea' }, {}]);
    expect(times).toEqual([0, 0, 300, 600]);
  });

  it('keeps a pause between any two sends, uneven where that is asked for', async () => {
    expect((await sent({ accountGapMs: 400 }, five)).times).toEqual([0, 400, 800, 1200, 1600]);
    const draws = [0.5, 0, 1, 0.25];
    const random = () => draws.shift() ?? 0;
    expect((await sent({ accountGapMs: 400, jitterMs: 200 }, five, { random })).times).toEqual([
      0, 500, 900, 1500, 1950,
    ]);
  });

  it('keeps to the most sends in any minute', async () => {
    const { times } = await sent({ perMinute: 2 }, five);
    expect(times).toEqual([0, 0, minute, minute, 2 * minute]);
  });

  it('keeps to the most sends in any day, after a restart too', async () => {
    const { times, store, timers, service } = await sent({ perDay: 3 }, five, { passes: 23 * hour });
    expect(times).toEqual([0, 0, 0]);
    await service.stop();
    const again = await aService({ store, timers, carrier: { pace: { perDay: 3 } }, pollMs: 15 * minute });
    await timers.advance(2 * hour);
    expect(again.carrier.sendings.map(({ at }) => at - monday)).toEqual([24 * hour, 24 * hour]);
  });

  it('counts tries that failed', async () => {
    const timers = manualTimers(monday);
    const { hear, carrier } = await aService({
      timers,
      carrier: {
        pace: { perMinute: 1 },
        take() {
          throw new Error('socket');
        },
      },
    });
    await hear('茶');
    await timers.advance(3 * minute);
    expect(carrier.sendings.map(({ at }) => at - monday)).toEqual([0, minute, 2 * minute, 3 * minute]);
  });

  it('spreads pushes by pauses drawn from a range, and lets answers through between them', async () => {
    const digests = [{ kind: 'digest' }, { kind: 'digest' }, { kind: 'digest' }] as const;
    const draws = [0, 1];
    const running = await sent({ digestGapMs: [10 * minute, 20 * minute] }, digests, {
      passes: 5 * minute,
      random: () => draws.shift() ?? 0,
    });
    await running.hear('茶');
    await running.timers.advance(hour);
    const at = (text: RegExp) =>
      running.carrier.sendings
        .filter((sending) => text.test(sending.text))
        .map((sending) => (sending.at - monday) / minute);
    expect(at(/reply/)).toEqual([0, 10, 30]);
    expect(at(/收到茶/)).toEqual([5]);
  });

  it('sends pushes only in their hours, in the time zone of the bot', async () => {
    const late = Date.parse('2026-03-02T20:50:00+08:00');
    const options = { start: late, passes: 24 * hour };
    const { times } = await sent({ digestHours: { from: 9, to: 21 } }, [{ kind: 'digest' }], options);
    expect(times).toEqual([0]);
    const later = { ...options, start: late + 10 * minute };
    const { times: moved } = await sent({ digestHours: { from: 9, to: 21 } }, [{ kind: 'digest' }, {}], later);
    expect(moved).toEqual([0, 12 * hour]);
  });

  it('sends nothing but answers in the quiet hours, over midnight too', async () => {
    const night = Date.parse('2026-03-02T23:30:00+08:00');
    const kinds = [{ kind: 'digest' }, { kind: 'welcome' }, { kind: 'notice' }, { kind: 'answer' }] as const;
    const { carrier } = await sent({ quietHours: { from: 23, to: 7 } }, kinds, { start: night, passes: 24 * hour });
    const hours = carrier.sendings.map(({ text, at }) => [text, (at - night) / hour]);
    expect(hours[0]).toEqual(['reply reply-3', 0]);
    expect(hours.slice(1).map(([, after]) => after)).toEqual([7.5, 7.5, 7.5]);
  });
});
