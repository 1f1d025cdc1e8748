import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SendError } from '../../../src/bot/delivery/outgoing.ts';
import type { Message } from '../../../src/bot/message.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createStandby } from '../../../src/bot/standby.ts';
import { openStore, type StoreOptions } from '../../../src/bot/state/open-store.ts';
import { aCarrier, type CarrierSketch } from '../../support/carrier.ts';
import { aCase, aCasebook } from '../../support/cases.ts';
import { manualTimers } from '../../support/manual-timers.ts';
import { aMessage } from '../../support/message.ts';
import { aReply, explained, saying } from '../../support/reply.ts';
import { aService, logInto, monday } from '../../support/service.ts';
import { anotherProgram, fileOf, withoutRightToWrite } from '../../support/sqlite.ts';
import { aStore, sqliteUrl } from '../../support/store.ts';

const heard = (text: string) => aMessage(text, { sentAt: monday });

/** Repeats what it hears, and takes orders for subscriptions. */
async function handle({ text }: Message): Promise<Reply> {
  if (text !== '订阅') return saying(`收到${text}`);
  return aReply([{ kind: 'lead', text: '订阅成功' }], { intent: 'subscription' });
}
const bot = { handle, answer: async (message: Message) => explained(await handle(message)) };

/** The program with a database that it opens itself. */
async function aStandby(
  url: string,
  { carrier: sketch = {}, ...options }: StoreOptions & { carrier?: CarrierSketch } = {},
) {
  const timers = manualTimers(monday);
  const carrier = aCarrier(timers.now, sketch);
  const logged: string[] = [];
  const standby = await createStandby({
    open: () => openStore(url, { timers, ...options }),
    casebook: aCasebook(aCase({ number: 1 })),
    bot,
    carriers: [carrier],
    settings: { timeZone: 'Asia/Shanghai', skipHolidays: true },
    timers,
    log: logInto(logged),
    owner: 'test',
    retentionMs: 1,
  });
  onTestFinished(() => standby.stop());
  return { standby, timers, carrier, logged };
}

describe('a database that cannot be used at the start', () => {
  it.each([
    ['corrupt', (url: string) => writeFileSync(fileOf(url), '从前有座茶亭'.repeat(1_000))],
    ['unusable', (url: string) => mkdirSync(fileOf(url))],
  ])('is told (%s), questions are answered, and it is taken up when it is mended', async (problem, spoil) => {
    const url = sqliteUrl();
    mkdirSync(dirname(fileOf(url)), { recursive: true });
    spoil(url);
    if (problem === 'unusable') {
      await expect(aStandby(url)).rejects.toThrow(fileOf(url));
      return;
    }
    const { standby, timers, carrier, logged } = await aStandby(url);
    expect(standby.problem()).toMatchObject({ problem });
    expect(logged[0]).toContain(fileOf(url));
    await standby.queued.message(heard('一'));
    rmSync(fileOf(url), { recursive: true });
    await timers.advance(30_000);
    expect(standby.problem()).toBeUndefined();
    await standby.queued.message(heard('二'));
    await timers.settle();
    expect(carrier.texts()).toEqual(['收到一', '收到二']);
    expect(await standby.queued.sent('test', 'om_2')).toMatchObject({ chatId: 'chat-1' });
  });

  it('is told where it may not be written', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    const { standby, carrier } = await withoutRightToWrite(url, () => aStandby(url));
    expect(standby.problem()).toMatchObject({ problem: 'read-only' });
    await standby.queued.message(heard('茶'));
    expect(carrier.texts()).toEqual(['收到茶']);
  });

  it('ends the start where a newer version has written it', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    anotherProgram(url).exec("insert into kysely_migration values ('999-tomorrow', '2030-01-01')");
    await expect(aStandby(url)).rejects.toThrow(/newer version/);
  });
});

describe('a database that fails while the program runs', () => {
  it('because it is locked for 10 seconds: questions are answered all the same, each once', async () => {
    const url = sqliteUrl();
    const { standby, timers, carrier, logged } = await aStandby(url);
    await standby.queued.message(heard('零'));
    await timers.settle();
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const [first, second] = [heard('一'), heard('二')];
    const hearing = Promise.all([first, second, first].map((message) => standby.queued.message(message)));
    await timers.advance(10_000);
    await hearing;
    expect(carrier.texts()).toEqual(['收到零', '收到一', '收到二']);
    expect(carrier.sendings[1]?.key).toBe(`answer:test:${first.id}`);
    expect(logged).toContainEqual(expect.stringMatching(/^error .*without state locked The database .* is locked/));
    program.exec('commit');
    await standby.queued.message(first);
    await standby.queued.message(heard('三'));
    await timers.advance(60_000);
    expect(carrier.texts()).toEqual(['收到零', '收到一', '收到二', '收到三']);
    expect(await standby.queued.sent('test', 'om_1')).toBeDefined();
  });

  it('because the disk is full: questions are answered, each once, and nothing is promised that cannot be kept', async () => {
    const { standby, timers, carrier } = await aStandby(sqliteUrl(), { maxPages: 60 });
    const long = '茶'.repeat(300);
    for (let i = 0; i < 200; i++) {
      await standby.queued.message(aMessage(`${i} ${long}`, { sentAt: timers.now() }));
      await timers.advance(10_000);
    }
    const answered = carrier.texts().map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(answered).toEqual(Array.from({ length: 200 }, (_, i) => i));
    // What little room is left in the pages must not be enough for it.
    const name = long.repeat(20);
    await standby.queued.message(aMessage('订阅', { sentAt: timers.now(), sender: { id: 'zhang', name } }));
    await timers.advance(10_000);
    expect(carrier.texts().at(-1)).toMatch(/现在记不下订阅.*没有变/);
    const chat = { id: 'terrace', kind: 'group' as const, name };
    const subscribed = await standby.direct.message(aMessage('订阅', { chat }));
    const asked = await standby.direct.message(aMessage('茶', { chat }));
    expect(subscribed?.reply.blocks[0]).toMatchObject({ text: expect.stringMatching(/记不下/) });
    expect(asked?.reply.blocks[0]).toMatchObject({ text: '收到茶' });
  });

  it('is refused to be answered for where the answer cannot be sent either, so that it comes again', async () => {
    const url = sqliteUrl();
    let isDown = true;
    const take = () => {
      if (isDown) throw new SendError('茶馆打烊', { outcome: 'retry' });
      return undefined;
    };
    const { standby, timers, carrier } = await aStandby(url, { carrier: { take }, lockWaitMs: 0 });
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const message = heard('茶');
    await expect(standby.queued.message(message)).rejects.toThrow('茶馆打烊');
    isDown = false;
    await standby.queued.message(message);
    await standby.queued.message(message);
    await timers.advance(5_000);
    expect(carrier.texts()).toEqual(['收到茶', '收到茶']);
  });

  it('keeps the pause between sends even then', async () => {
    const url = sqliteUrl();
    const { standby, timers, carrier } = await aStandby(url, {
      carrier: { pace: { accountGapMs: 2_000 } },
      lockWaitMs: 0,
    });
    anotherProgram(url).exec('begin immediate');
    const hearing = Promise.all(['一', '二', '三'].map((text) => standby.queued.message(heard(text))));
    await timers.advance(10_000);
    await hearing;
    const times = carrier.sendings.map(({ at }) => at);
    expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 2_000, 4_000]);
  });
});

describe('a message that is kept while its answer cannot be', () => {
  it('is answered without state, and not again when the database is back', async () => {
    const url = sqliteUrl();
    const timers = manualTimers(monday);
    const store = await aStore(url, { timers });
    await store.inbox.add(heard('茶'), monday);
    const program = anotherProgram(url);
    program.exec('begin immediate');
    const { carrier, logged } = await aService({ store, timers });
    await timers.advance(10_000);
    expect(carrier.texts()).toEqual(['收到茶']);
    expect(logged).toContainEqual(expect.stringMatching(/^error inbox: failed.*locked/));
    program.exec('commit');
    await timers.advance(60_000);
    expect(carrier.texts()).toEqual(['收到茶']);
    expect(await store.inbox.waiting(9)).toEqual([]);
  });
});
