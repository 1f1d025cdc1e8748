import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimRequest } from '../../src/bot/state/dispatch.ts';
import type { Store } from '../../src/bot/state/store.ts';
import { aMessage } from '../support/message.ts';
import { anOutgoing, aSubscription } from '../support/store.ts';

/** One empty database, that as many processes may open as like to. */
export type Database = { open(): Promise<Store> };

const chat = { id: 'tea', kind: 'group', name: '茶亭' } as const;
const day = 24 * 60 * 60_000;

/** What a store promises, whatever holds it. `create` makes an empty database; it is removed after the test. */
export function describeStore(engine: string, create: () => Promise<Database>): void {
  describe(`the store on ${engine}`, () => {
    let database: Database;
    let store: Store;
    /** The same database, as another process has it open. */
    let other: Store;
    beforeEach(async () => {
      database = await create();
      store = await database.open();
      other = await database.open();
    });

    describe('chats', () => {
      it('are welcomed once, and again after they were left', async () => {
        expect(await store.chats.join('test', chat, 1)).toBe(true);
        expect(await other.chats.join('test', chat, 2)).toBe(false);
        await store.chats.leave('test', 'tea');
        expect(await store.chats.find('test', 'tea')).toMatchObject({ isGone: true });
        expect(await other.chats.join('test', chat, 3)).toBe(true);
        expect(await store.chats.find('test', 'tea')).toEqual({ ...chat, isGone: false });
      });

      it('are welcomed again after more than a day, since the leaving may have been missed', async () => {
        await store.chats.join('test', chat, 1);
        expect(await store.chats.join('test', chat, day)).toBe(false);
        expect(await store.chats.join('test', chat, day + 2)).toBe(true);
      });

      it('that write are there again, keep a name that is not told, and take a new one', async () => {
        await store.chats.seen('test', chat);
        await store.chats.leave('test', 'tea');
        await store.chats.seen('test', { id: 'tea', kind: 'group' });
        expect(await store.chats.find('test', 'tea')).toEqual({ ...chat, isGone: false });
        await store.chats.seen('test', { ...chat, name: '新茶亭' });
        expect(await store.chats.find('test', 'tea')).toMatchObject({ name: '新茶亭' });
      });

      it('of two channels are two, and one that nobody heard of is none', async () => {
        await store.chats.seen('test', chat);
        expect(await store.chats.find('other', 'tea')).toBeUndefined();
        expect(await store.chats.find('test', 'coffee')).toBeUndefined();
      });
    });

    describe('subscriptions', () => {
      beforeEach(() => store.chats.seen('test', chat));

      it('come back as they were saved, one for each chat', async () => {
        const first = aSubscription({ filter: { topics: ['finance'], audiences: [], areas: ['qingdao'] } });
        const second = aSubscription({
          schedule: { kind: 'monthly', day: 31, hour: 17, minute: 30 },
          state: 'paused',
          pausedUntil: '2026-03-01',
          changedAt: 5,
        });
        await store.subscriptions.save(first);
        expect(await other.subscriptions.find('test', 'tea')).toEqual(first);
        await other.subscriptions.save(second);
        expect(await store.subscriptions.find('test', 'tea')).toEqual(second);
        expect(await store.subscriptions.find('test', 'coffee')).toBeUndefined();
      });

      it('need a chat that is known', async () => {
        await expect(store.subscriptions.save(aSubscription({ chatId: 'nowhere' }))).rejects.toThrow();
      });

      it('are looked at until their next slot is noted, and then when it is due', async () => {
        await store.subscriptions.save(aSubscription());
        const due = async (now: number) => (await store.subscriptions.toLookAt(now)).length;
        expect(await due(10)).toBe(1);
        await store.subscriptions.nextAt('test', 'tea', 100);
        expect(await due(99)).toBe(0);
        expect(await due(100)).toBe(1);
        await store.subscriptions.save(aSubscription());
        expect(await due(10)).toBe(1);
      });

      it.each([
        ['paused until a day', { state: 'paused', pausedUntil: '2026-03-01' }, 1],
        ['paused without end', { state: 'paused' }, 0],
        ['suspended', { state: 'suspended' }, 0],
        ['ended', { state: 'ended' }, 0],
      ] as const)('are looked at or not when %s', async (_what, rest, count) => {
        await store.subscriptions.save(aSubscription(rest));
        expect(await store.subscriptions.toLookAt(1)).toHaveLength(count);
      });

      it.each([
        ['active', 'suspended'],
        ['paused', 'suspended'],
        ['ended', 'ended'],
      ] as const)('that are %s are %s after their chat has gone', async (before, after) => {
        await store.subscriptions.save(aSubscription({ state: before }));
        await store.subscriptions.suspend('test', 'tea', 7);
        expect(await store.subscriptions.find('test', 'tea')).toMatchObject({ state: after });
      });
    });

    describe('the ledger of pushes', () => {
      const push = (slot: string, at = 1) =>
        ({ channel: 'test', chatId: 'tea', slot, number: 52, state: 'claimed', at }) as const;
      beforeEach(() => store.chats.seen('test', chat));

      it('gives a slot to one process only', async () => {
        const claims = await Promise.all(
          [store, other, store, other].map((one) =>
            one.transaction((within) => within.pushes.claim(push('2026-03-02T09:00'), 1)),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('keeps how it went on, in the order of time', async () => {
        await store.pushes.claim(push('2026-03-09T09:00', 9), 9);
        await store.pushes.claim(push('2026-03-02T09:00', 2), 2);
        await store.pushes.claim(
          { channel: 'test', chatId: 'tea', slot: '2026-03-16T09:00', state: 'skipped', at: 16 },
          16,
        );
        await store.pushes.settle('test', 'tea', '2026-03-02T09:00', 'sent');
        expect(await other.pushes.of('test', 'tea')).toEqual([
          { ...push('2026-03-02T09:00', 2), state: 'sent' },
          push('2026-03-09T09:00', 9),
          { channel: 'test', chatId: 'tea', slot: '2026-03-16T09:00', state: 'skipped', at: 16 },
        ]);
      });

      it('knows when the last slot of the schedule was due, whatever was pushed out of turn', async () => {
        expect(await store.pushes.lastDue('test', 'tea')).toBeUndefined();
        await store.pushes.claim(push('2026-03-02T09:00', 30), 20);
        await store.pushes.claim(push('now-message-1', 40), 40);
        expect(await store.pushes.lastDue('test', 'tea')).toBe(20);
      });
    });

    describe('the inbox', () => {
      const take = (one: Store) => one.transaction((within) => within.inbox.takeOldest());
      const finishNext = (one: Store, now = 9) =>
        one.transaction(async (within) => {
          const taken = await within.inbox.takeOldest();
          if (taken) await within.inbox.finish(taken.seq, now, 'answered');
          return taken?.message.text;
        });

      it('takes a message once, however often and wherever it arrives', async () => {
        const message = aMessage('茶');
        const added = await Promise.all([store, other, store].map((one) => one.inbox.add(message, 1)));
        expect(added.filter(Boolean)).toHaveLength(1);
        expect(await finishNext(store)).toBe('茶');
        expect(await other.inbox.add(message, 2)).toBe(false);
        expect(await other.inbox.has('test', message.id)).toBe(true);
        expect(await take(store)).toBeUndefined();
      });

      it('gives messages out in their order, whole', async () => {
        const first = aMessage('一', { thread: 't', quotes: { id: 'q' }, sender: { id: 'li', name: '李' } });
        await store.inbox.add(first, 1);
        await store.inbox.add(aMessage('二'), 2);
        expect((await take(other))?.message).toEqual(first);
        expect(await finishNext(store)).toBe('一');
        expect(await finishNext(other)).toBe('二');
        expect(await finishNext(store)).toBeUndefined();
      });

      it('never gives out a message while an earlier one of its chat and thread is in hand', async () => {
        for (const text of ['一', '二', '三']) await store.inbox.add(aMessage(text), 1);
        await store.inbox.add(aMessage('旁', { chat: { id: 'aside', kind: 'direct' } }), 1);
        const order: string[] = [];
        const work = async (one: Store) => {
          for (let text = await finishNext(one); text !== undefined; text = await finishNext(one)) order.push(text);
        };
        await Promise.all([work(store), work(other)]);
        expect(order.filter((text) => text !== '旁')).toEqual(['一', '二', '三']);
        expect(order).toHaveLength(4);
      });

      it('gives a message out again when its transaction fails', async () => {
        await store.inbox.add(aMessage('茶'), 1);
        const failing = store.transaction(async (within) => {
          const taken = await within.inbox.takeOldest();
          await within.inbox.finish(taken?.seq ?? 0, 2, 'answered');
          throw new Error('茶壶碎了');
        });
        await expect(failing).rejects.toThrow('茶壶碎了');
        expect(await finishNext(other)).toBe('茶');
      });

      it('does not give out what is refused, but knows it', async () => {
        const late = aMessage('迟');
        await store.inbox.add(late, 1, { state: 'ignored', reason: 'stale' });
        expect(await take(store)).toBeUndefined();
        expect(await store.inbox.has('test', late.id)).toBe(true);
      });

      it('says how far a question had come that is taken back, and does not give it out', async () => {
        const waiting = aMessage('一');
        const answered = aMessage('二', { chat: { id: 'aside', kind: 'direct' } });
        await store.inbox.add(answered, 1);
        await finishNext(store);
        await store.inbox.add(waiting, 1);
        expect(await store.inbox.recall('test', waiting.id, 2)).toBe('new');
        expect(await store.inbox.recall('test', answered.id, 2)).toBe('answered');
        expect(await take(store)).toBeUndefined();
      });

      it('does not take a message that was taken back before it came', async () => {
        const message = aMessage('茶');
        expect(await store.inbox.recall('test', message.id, 1)).toBeUndefined();
        expect(await store.inbox.add(message, 2)).toBe(false);
      });

      it('counts the messages of a person and of a chat, without those refused', async () => {
        await store.inbox.add(aMessage('一'), 10);
        await store.inbox.add(aMessage('二'), 20);
        await store.inbox.add(aMessage('三', { sender: { id: 'li' } }), 20);
        await store.inbox.add(aMessage('四'), 20, { state: 'ignored', reason: 'stale' });
        expect(await store.inbox.countSince('test', { senderId: 'zhang' }, 5)).toBe(2);
        expect(await store.inbox.countSince('test', { senderId: 'zhang' }, 10)).toBe(1);
        expect(await store.inbox.countSince('test', { chatId: 'chat-1' }, 5)).toBe(3);
      });

      it('forgets what waits in a chat that is gone', async () => {
        await store.inbox.add(aMessage('茶'), 1);
        await store.inbox.dropChat('test', 'chat-1', 2);
        expect(await take(store)).toBeUndefined();
      });

      it('keeps any text whole, hostile ones too', async () => {
        const text = '\u0000茶\uD800\u202E😀"\'; drop table inbox; --\u001B[31m';
        await store.inbox.add(aMessage(text, { id: 'a\u0000b', sender: { id: 'x\u0000y' } }), 1);
        expect((await take(store))?.message.text).toBe(text);
        expect(await store.inbox.add(aMessage('又', { id: 'a\u0000b' }), 2)).toBe(false);
      });
    });

    describe('the outbox', () => {
      const request: ClaimRequest = {
        channel: 'test',
        owner: 'me',
        now: 100,
        leaseUntil: 200,
        kinds: ['answer', 'welcome', 'digest', 'notice'],
        chatGapMs: 0,
      };
      const claim = (one: Store, rest: Partial<ClaimRequest> = {}) =>
        one.transaction((within) => within.dispatch.claim({ ...request, ...rest }));
      const claimed = async (one: Store, rest: Partial<ClaimRequest> = {}) => {
        const found = await claim(one, rest);
        if (!found) throw new Error('nothing to claim');
        return found;
      };
      const sent = (...messageIds: string[]) => ({ outcome: 'sent', receipt: { messageIds } }) as const;

      it('takes a reply once for a key, and gives it out as it was', async () => {
        const outgoing = anOutgoing('a', { replyTo: { messageId: 'm', senderId: 'li', thread: 't' } });
        expect(await store.outbox.add(outgoing, 1)).toBe(true);
        expect(await other.outbox.add(anOutgoing('a', { chatId: 'elsewhere' }), 2)).toBe(false);
        expect(await store.outbox.hasOpen('test')).toBe(true);
        expect(await claim(other)).toEqual({ ...outgoing, attempt: 1, attemptId: expect.any(Number) });
      });

      it('gives a reply to one process only', async () => {
        await store.outbox.add(anOutgoing('a'), 1);
        const claims = await Promise.all([store, other, store, other].map((one) => claim(one)));
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('sends answers before digests, the oldest first, in a chat one at a time', async () => {
        await store.outbox.add(anOutgoing('digest', { kind: 'digest' }), 1);
        await store.outbox.add(anOutgoing('first'), 2);
        await store.outbox.add(anOutgoing('second'), 3);
        await store.outbox.add(anOutgoing('aside', { chatId: 'aside' }), 4);
        const first = await claimed(store);
        expect(first.key).toBe('first');
        expect((await claim(other))?.key).toBe('aside');
        expect(await claim(other)).toBeUndefined();
        await store.dispatch.settle(first, sent(), 101);
        const second = await claimed(other);
        expect(second.key).toBe('second');
        await other.dispatch.settle(second, sent(), 102);
        expect((await claim(store))?.key).toBe('digest');
      });

      it('keeps the order of a chat when its first reply has to wait', async () => {
        await store.outbox.add(anOutgoing('first'), 1);
        await store.outbox.add(anOutgoing('second'), 2);
        await store.dispatch.settle(await claimed(store), { outcome: 'retry', error: 'busy', dueAt: 500 }, 101);
        expect(await claim(store)).toBeUndefined();
        expect(await claim(store, { now: 500 })).toMatchObject({ key: 'first', attempt: 2 });
      });

      it('gives out only the kinds that are asked for, of the channel that is asked for', async () => {
        await store.outbox.add(anOutgoing('digest', { kind: 'digest' }), 1);
        await store.outbox.add(anOutgoing('elsewhere', { channel: 'other' }), 1);
        expect(await claim(store, { kinds: ['answer'] })).toBeUndefined();
        expect((await claim(store))?.key).toBe('digest');
      });

      it('leaves a chat alone for a while after a try', async () => {
        await store.outbox.add(anOutgoing('first'), 1);
        await store.outbox.add(anOutgoing('second'), 1);
        await store.dispatch.settle(await claimed(store), sent(), 100);
        expect(await claim(store, { now: 149, chatGapMs: 50 })).toBeUndefined();
        expect((await claim(store, { now: 150, chatGapMs: 50 }))?.key).toBe('second');
      });

      it('finds a sent reply by each of the names that the platform gave it', async () => {
        const outgoing = anOutgoing('a');
        await store.outbox.add(outgoing, 1);
        await store.dispatch.settle(await claimed(store), sent('om_1', 'om_2', 'om_2'), 101);
        for (const id of ['om_1', 'om_2'])
          expect(await other.outbox.sent('test', id)).toEqual({ key: 'a', chatId: 'tea', reply: outgoing.reply });
        expect(await store.outbox.sent('test', 'om_3')).toBeUndefined();
        expect(await store.outbox.sent('other', 'om_1')).toBeUndefined();
        expect(await store.outbox.state('a')).toBe('sent');
        expect(await store.outbox.hasOpen('test')).toBe(false);
      });

      it.each(['refused', 'gone', 'unknown'] as const)('does not send again what ended as %s', async (outcome) => {
        await store.outbox.add(anOutgoing('a'), 1);
        await store.dispatch.settle(await claimed(store), { outcome, error: 'no' }, 101);
        expect(await store.outbox.state('a')).toBe(outcome);
        expect(await claim(store, { now: 10_000 })).toBeUndefined();
      });

      it('lets a reply be sent again whose sender died, when its lease is over', async () => {
        await store.outbox.add(anOutgoing('a'), 1);
        const lost = await claimed(store);
        expect(await other.dispatch.recover('test', true, 199)).toEqual([]);
        expect(await other.dispatch.recover('test', true, 200)).toEqual([{ key: 'a', chatId: 'tea' }]);
        const again = await claimed(other, { now: 201, leaseUntil: 300 });
        expect(again).toMatchObject({ key: 'a', attempt: 2 });
        expect(await store.dispatch.settle(lost, { outcome: 'refused', error: 'late' }, 202)).toBe(false);
        expect(await other.dispatch.settle(again, sent(), 203)).toBe(true);
        expect(await store.outbox.state('a')).toBe('sent');
      });

      it('does not repeat it where a repeat might show twice, but still hears how it ended', async () => {
        await store.outbox.add(anOutgoing('a'), 1);
        const lost = await claimed(store);
        await other.dispatch.recover('test', false, 200);
        expect(await store.outbox.state('a')).toBe('unknown');
        expect(await claim(other, { now: 201 })).toBeUndefined();
        expect(await store.dispatch.settle(lost, sent(), 202)).toBe(true);
        expect(await store.outbox.state('a')).toBe('sent');
      });

      it('ends what is not worth sending any more, and tells the line of the ledger', async () => {
        await store.outbox.add(anOutgoing('a', { expiresAt: 150 }), 1, '2026-03-02T09:00');
        expect(await store.outbox.expire('test', 149)).toEqual([]);
        expect(await store.outbox.expire('test', 150)).toEqual([{ key: 'a', chatId: 'tea', slot: '2026-03-02T09:00' }]);
        expect(await claim(store, { now: 150 })).toBeUndefined();
      });

      it('takes a reply back that is not being sent yet', async () => {
        await store.outbox.add(anOutgoing('a'), 1);
        await store.outbox.withdraw('a', 2);
        expect(await claim(store)).toBeUndefined();
        await store.outbox.add(anOutgoing('b'), 1);
        await claimed(store);
        await store.outbox.withdraw('b', 2);
        expect(await store.outbox.state('b')).toBe('sending');
      });

      it('drops what waits for a chat that is gone', async () => {
        await store.outbox.add(anOutgoing('a'), 1);
        await store.outbox.add(anOutgoing('b', { chatId: 'aside' }), 1);
        await store.outbox.dropChat('test', 'tea', 2);
        expect((await claim(store))?.key).toBe('b');
      });

      it('remembers when it last tried, on the whole and by kind', async () => {
        expect(await store.dispatch.lastTryAt('test')).toBeUndefined();
        await store.outbox.add(anOutgoing('a', { kind: 'digest' }), 1);
        await store.outbox.add(anOutgoing('b', { chatId: 'aside' }), 1);
        await claimed(store, { now: 10 });
        await claimed(store, { now: 20 });
        expect(await other.dispatch.lastTryAt('test')).toBe(20);
        expect(await other.dispatch.lastTryAt('test', { skip: 1 })).toBe(10);
        expect(await other.dispatch.lastTryAt('test', { skip: 2 })).toBeUndefined();
        expect(await other.dispatch.lastTryAt('test', { kind: 'digest' })).toBe(20);
        expect(await other.dispatch.lastTryAt('other')).toBeUndefined();
      });
    });

    describe('what people said', () => {
      it('keeps the last word of a person on an answer', async () => {
        const word = { channel: 'test', chatId: 'tea', senderId: 'li', key: 'a' };
        await store.feedback.save({ ...word, useful: false }, 1);
        await other.feedback.save({ ...word, useful: true }, 2);
        await store.feedback.save({ ...word, senderId: 'zhang', useful: false }, 3);
        expect(await store.feedback.count()).toEqual({ useful: 1, useless: 1 });
      });

      it('counts questions without an answer, the most frequent first, the same up to spaces', async () => {
        await store.unanswered.add('test', '茶叶多少钱', 1);
        await store.unanswered.add('test', ' 咖啡  多少钱\n', 2);
        await other.unanswered.add('test', '咖啡 多少钱', 3);
        expect(await store.unanswered.list(5)).toEqual([
          { channel: 'test', text: '咖啡 多少钱', count: 2, firstAt: 2, lastAt: 3 },
          { channel: 'test', text: '茶叶多少钱', count: 1, firstAt: 1, lastAt: 1 },
        ]);
        expect(await store.unanswered.list(1)).toHaveLength(1);
      });

      it('remembers a conversation for ten minutes', async () => {
        await store.conversations.save('key', { focus: 1 }, 0);
        await other.conversations.save('key', { focus: 52, aspect: 'process' }, 1);
        expect(await store.conversations.find('key', 600_000)).toEqual({ focus: 52, aspect: 'process' });
        expect(await store.conversations.find('key', 600_001)).toEqual({});
        expect(await store.conversations.find('other', 1)).toEqual({});
      });
    });

    describe('a transaction', () => {
      it('leaves nothing behind when it fails, and the store goes on', async () => {
        const failing = store.transaction(async (within) => {
          await within.unanswered.add('test', '茶', 1);
          await within.transaction((deeper) => deeper.unanswered.add('test', '亭', 1));
          throw new Error('茶壶碎了');
        });
        await expect(failing).rejects.toThrow('茶壶碎了');
        expect(await store.unanswered.list(9)).toEqual([]);
        await store.unanswered.add('test', '茶', 1);
        expect(await other.unanswered.list(9)).toHaveLength(1);
      });

      it('loses no count when two processes count at the same time', async () => {
        await Promise.all(
          Array.from({ length: 40 }, (_, i) =>
            (i % 2 ? store : other).transaction((within) => within.unanswered.add('test', '茶', i)),
          ),
        );
        expect(await store.unanswered.list(1)).toMatchObject([{ count: 40 }]);
      });
    });

    describe('deleting what is old', () => {
      it('spares what is still to be done, what is young, and the ledger', async () => {
        await store.chats.seen('test', chat);
        await store.inbox.add(aMessage('旧'), 0, { state: 'ignored', reason: 'stale' });
        await store.inbox.add(aMessage('未答'), 0);
        await store.outbox.add(anOutgoing('waiting', { chatId: 'aside' }), 0);
        await store.outbox.add(anOutgoing('done'), 0);
        await store.outbox.withdraw('done', 0);
        await store.pushes.claim({ channel: 'test', chatId: 'tea', slot: 's', number: 1, state: 'sent', at: 0 }, 0);
        await store.unanswered.add('test', '旧', 0);
        await store.unanswered.add('test', '新', 3 * day);
        await store.deleteOld(2 * day, 3 * day);
        expect(await store.outbox.state('done')).toBeUndefined();
        expect(await store.outbox.state('waiting')).toBe('waiting');
        expect((await store.transaction((within) => within.inbox.takeOldest()))?.message.text).toBe('未答');
        expect(await store.pushes.of('test', 'tea')).toHaveLength(1);
        expect((await store.unanswered.list(9)).map(({ text }) => text)).toEqual(['新']);
      });

      it('takes the tries and names of a sent reply along', async () => {
        await store.outbox.add(anOutgoing('a'), 0);
        const request = {
          channel: 'test',
          owner: 'me',
          now: 0,
          leaseUntil: 9,
          kinds: ['answer'],
          chatGapMs: 0,
        } as const;
        const claimed = await store.transaction((within) => within.dispatch.claim(request));
        if (claimed) await store.dispatch.settle(claimed, { outcome: 'sent', receipt: { messageIds: ['om_1'] } }, 1);
        await store.deleteOld(2 * day, 3 * day);
        expect(await store.dispatch.lastTryAt('test')).toBeUndefined();
        expect(await store.outbox.sent('test', 'om_1')).toBeUndefined();
      });

      it('recognises every message for a day, however short the span', async () => {
        const message = aMessage('茶');
        await store.inbox.add(message, 0, { state: 'ignored', reason: 'stale' });
        await store.deleteOld(0, day);
        expect(await store.inbox.has('test', message.id)).toBe(true);
        await store.deleteOld(0, day + 1);
        expect(await store.inbox.has('test', message.id)).toBe(false);
      });
    });

    it('keeps everything for whoever opens it later, and can be opened by several at the same time', async () => {
      await store.unanswered.add('test', '茶', 1);
      const opened = await Promise.all([database.open(), database.open(), database.open()]);
      for (const later of opened) expect(await later.unanswered.list(9)).toHaveLength(1);
    });

    it('is made once by several that open it first at the same time', async () => {
      const fresh = await create();
      const opened = await Promise.all([fresh.open(), fresh.open(), fresh.open()]);
      for (const one of opened) await one.unanswered.add('test', '茶', 1);
      expect(await opened[0]?.unanswered.list(1)).toMatchObject([{ count: 3 }]);
    });
  });
}
