import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StateError } from '../../../src/bot/state/state-error.ts';
import { aConsole, type ConsoleSketch } from '../../support/console.ts';

const password = 'open-tea-house';

let web: Awaited<ReturnType<typeof aConsole>>;
beforeAll(async () => {
  web = await aConsole();
  await web.service.start();
});
afterAll(() => web.stop());

/** What a monitor sees, which has neither cookies nor patience. */
async function get(address: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}${path}`, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function readiness({ address }: { address: string }) {
  const { status, text } = await get(address, '/healthz/ready');
  return { status, report: JSON.parse(text) };
}

/** A console that ends with the work. */
async function withConsole<T>(sketch: ConsoleSketch, work: (console: typeof web) => Promise<T>): Promise<T> {
  const other = await aConsole(sketch);
  try {
    return await work(other);
  } finally {
    await other.stop();
  }
}

const wechat = (state: 'ready' | 'waiting', counts = {}) =>
  ({ name: 'wechat', health: { state, detail: '张三的微信', counts }, scan: 'https://login.example.org/tea' }) as const;

describe('/healthz', () => {
  it('says that the process lives, and what it is', async () => {
    const { status, text, headers } = await get(web.address, '/healthz');
    expect([status, JSON.parse(text)]).toEqual([200, { product: 'anlitong', live: true }]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is ready when database, clock and channels are', async () => {
    const { status, report } = await readiness(web);
    expect(status).toBe(200);
    expect(report).toMatchObject({
      product: 'anlitong',
      ready: true,
      database: { state: 'ready' },
      clock: { state: 'ready' },
      channels: { web: 'ready' },
    });
    expect(Math.abs(Date.parse(report.clock.tickedAt) - Date.now())).toBeLessThan(120_000);
  });

  it('is not ready while a channel waits for a person, and keeps the details to itself', async () => {
    await withConsole({ channels: [wechat('waiting')] }, async (console) => {
      await console.service.start();
      const { status, report } = await readiness(console);
      expect(status).toBe(503);
      expect(report).toMatchObject({ ready: false, channels: { web: 'ready', wechat: 'waiting' } });
      expect(JSON.stringify(report)).not.toMatch(/张三|login\.example/);
    });
  });

  it('is not ready without a database', async () => {
    await withConsole({ withStore: false }, async (console) => {
      const { status, report } = await readiness(console);
      expect(status).toBe(503);
      expect(report).toMatchObject({ database: { state: 'failed' }, clock: { state: 'off' } });
    });
  });

  it('is not ready when the database breaks later, and again when it is mended', async () => {
    await withConsole({}, async (console) => {
      await console.service.start();
      const { depths } = console.store;
      console.store.depths = () => Promise.reject(new StateError('full', 'bot.db'));
      expect((await readiness(console)).report.database).toEqual({ state: 'failed', problem: 'full' });
      console.store.depths = depths;
      expect((await readiness(console)).status).toBe(200);
    });
  });

  it('is not ready when the clock has not ticked for minutes', async () => {
    let now = Date.now();
    await withConsole({ now: () => now }, async (console) => {
      expect((await readiness(console)).report.clock).toEqual({ state: 'late' });
      await console.service.start();
      expect((await readiness(console)).report.clock).toMatchObject({ state: 'ready' });
      now += 200_000;
      expect((await readiness(console)).report.clock).toMatchObject({ state: 'late' });
    });
  });

  it('needs no password, and answers from outside too where the console listens there', async () => {
    await withConsole({ host: '0.0.0.0', password }, async ({ adapter }) => {
      const address = adapter.address()?.replace('0.0.0.0', '127.0.0.1') ?? '';
      expect((await get(address, '/healthz')).status).toBe(200);
      expect((await get(address, '/healthz/ready')).status).toBe(503);
      expect((await get(address, '/operations')).status).toBe(302);
    });
  });
});

describe('/metrics', () => {
  /** The value of a sample by its name and labels as they are written; undefined where there is none. */
  const sampleIn = (text: string, sample: string) => {
    const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
    return line === undefined ? undefined : Number(line.slice(sample.length + 1));
  };

  it('counts messages, answers by kind, and what found none, without a word of them', async () => {
    await withConsole({}, async (console) => {
      const { visit, submit } = console.visitor();
      await visit('/');
      for (const text of ['52号案例', '13号案例', '红烧肉怎么做', '哪些案例适用于海关部门'])
        await submit('/chat', { speaker: 'a', text });
      const { text, headers } = await get(console.address, '/metrics');
      expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      expect(sampleIn(text, 'anlitong_messages_total{channel="web"}')).toBe(4);
      expect(sampleIn(text, 'anlitong_answers_total{channel="web",intent="case"}')).toBe(2);
      expect(sampleIn(text, 'anlitong_answers_total{channel="web",intent="list"}')).toBe(1);
      expect(sampleIn(text, 'anlitong_answers_total{channel="web",intent="none"}')).toBe(1);
      expect(sampleIn(text, 'anlitong_no_answers_total{channel="web"}')).toBe(1);
      expect(sampleIn(text, 'anlitong_handling_seconds_count{channel="web"}')).toBe(4);
      expect(sampleIn(text, 'anlitong_handling_seconds_sum{channel="web"}')).toBeGreaterThan(0);
      expect(sampleIn(text, 'anlitong_handling_seconds_bucket{le="+Inf",channel="web"}')).toBe(4);
      expect(text).not.toMatch(/红烧肉|海关|案例/);
    });
  });

  it('counts sends by outcome and pushes by state, and measures what waits', async () => {
    await withConsole({}, async (console) => {
      const { visit, submit } = console.visitor();
      await visit('/');
      await submit('/chat', { speaker: 'a', text: '订阅每周精选' });
      const before = (await get(console.address, '/metrics')).text;
      expect(sampleIn(before, 'anlitong_outbox_replies{channel="web"}')).toBe(0);
      await submit('/operations/push', { channel: 'web', chat: 'console' });
      const waiting = (await get(console.address, '/metrics')).text;
      expect(sampleIn(waiting, 'anlitong_outbox_replies{channel="web"}')).toBe(1);
      expect(sampleIn(waiting, 'anlitong_pushes_total{channel="web",state="claimed"}')).toBe(1);
      await console.service.start();
      await console.service.stop();
      const after = (await get(console.address, '/metrics')).text;
      expect(sampleIn(after, 'anlitong_outbox_replies{channel="web"}')).toBe(0);
      expect(sampleIn(after, 'anlitong_sends_total{channel="web",outcome="sent"}')).toBe(1);
      expect(sampleIn(after, 'anlitong_pushes_total{channel="web",state="sent"}')).toBe(1);
    });
  });

  it('tells of database, clock, channels with what they count, and the process', async () => {
    await withConsole({ channels: [wechat('waiting', { starts: 3, errors: 2 })] }, async (console) => {
      await console.service.start();
      for (const _again of [1, 2]) {
        const { text } = await get(console.address, '/metrics');
        expect(sampleIn(text, 'anlitong_database_up')).toBe(1);
        expect(sampleIn(text, 'anlitong_clock_last_tick_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
        expect(sampleIn(text, 'anlitong_channel_up{channel="web",state="ready"}')).toBe(1);
        expect(sampleIn(text, 'anlitong_channel_up{channel="wechat",state="waiting"}')).toBe(0);
        expect(sampleIn(text, 'anlitong_channel_events_total{channel="wechat",event="starts"}')).toBe(3);
        expect(sampleIn(text, 'anlitong_channel_events_total{channel="wechat",event="errors"}')).toBe(2);
        expect(sampleIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
        expect(text).not.toMatch(/张三|login\.example/);
      }
    });
  });

  it('does not say that nothing waits while the database does not tell', async () => {
    await withConsole({ withStore: false }, async (console) => {
      const { text } = await get(console.address, '/metrics');
      expect(sampleIn(text, 'anlitong_database_up')).toBe(0);
      expect(sampleIn(text, 'anlitong_inbox_messages{channel="web"}')).toBeNaN();
    });
  });

  it('wants the password where the console has one, as Basic or Bearer, and tells nothing without', async () => {
    await withConsole({ password }, async ({ address, visitor }) => {
      const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
      const none = await get(address, '/metrics');
      expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="metrics"']);
      expect(none.text).not.toContain('anlitong_');
      for (const headers of [basic('prometheus:wrong'), { authorization: 'Bearer wrong' }])
        expect((await get(address, '/metrics', headers)).status).toBe(401);
      for (const headers of [basic(`prometheus:${password}`), { authorization: `Bearer ${password}` }])
        expect((await get(address, '/metrics', headers)).text).toContain('anlitong_messages_total');
      const { visit, submit } = visitor();
      await visit('/log-in');
      await submit('/log-in', { password });
      expect((await visit('/metrics')).status).toBe(200);
    });
  });

  it('looks at no password after five wrong ones, however many come at a time', async () => {
    await withConsole({ password }, async ({ address }) => {
      const tries = Array.from({ length: 12 }, (_, i) => get(address, '/metrics', { authorization: `Bearer x${i}` }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);
      expect((await get(address, '/metrics', { authorization: `Bearer ${password}` })).status).toBe(429);
    });
  });
});

describe('a console that cannot start', () => {
  it('says so in its health, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as { port: number }).port;
    await expect(aConsole({ port })).rejects.toThrow(/another program uses this port.*HTTP_PORT/);
    other.close();
  });
});
