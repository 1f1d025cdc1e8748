import { describe, expect, it } from 'vitest';
import type { FeishuConfig } from '../../../src/adapters/feishu/index.ts';
import { aConnectedFeishu, aFeishu } from '../../support/feishu.ts';
import type { CallFault } from '../../support/feishu-platform/faults/faults.ts';
import type { FeishuPlatform } from '../../support/feishu-platform/platform.ts';

const group = 'oc_teahouse';

/** Delivers a question, again and again until it is acknowledged; whether the bot got it. */
async function isHeard({ platform, told }: Awaited<ReturnType<typeof aFeishu>>, text: string): Promise<boolean> {
  await platform.until(() => platform.connections.length > 0);
  const delivery = platform.deliver(platform.events.text(group, `@{bot} ${text}`));
  expect((await delivery.acked).code).toBe(200);
  return told.messages.some((message) => message.text === text);
}

/** Connections that were ever opened. */
function opened({ calls }: FeishuPlatform): number {
  return calls.filter(({ operation }) => operation === 'ws.endpoint').length;
}

describe('the long connection to Feishu', () => {
  it.each([
    ['is closed', (platform: FeishuPlatform) => platform.connections[0]?.close()],
    ['is cut', (platform: FeishuPlatform) => platform.connections[0]?.terminate()],
  ])('comes back when it %s', async (_what, end) => {
    const feishu = await aConnectedFeishu();
    const { platform } = feishu;
    for (const text of ['一', '二', '三']) {
      end(platform);
      await platform.until(() => platform.connections.length === 0);
      await platform.until(() => platform.connections.length === 1);
      expect(await isHeard(feishu, text)).toBe(true);
    }
    expect(feishu.adapter.health()).toMatchObject({ state: 'ready' });
  });

  it('comes back when it is half open: no answer to its ping', async () => {
    const feishu = await aConnectedFeishu({
      platform: { clientConfig: { PingInterval: 0.3 } },
      timing: { pong: 100 },
    });
    const { platform } = feishu;
    const [frozen] = platform.connections;
    frozen?.freeze();
    await platform.until(() => platform.connections.some(({ number }) => number > (frozen?.number ?? 0)));
    frozen?.terminate();
    await platform.until(() => platform.connections.every(({ frozen }) => !frozen));
    expect(await isHeard(feishu, '52号')).toBe(true);
  });

  it.each<[string, 'bot.info' | 'ws.endpoint' | 'token', CallFault]>([
    ['the system is busy', 'ws.endpoint', { kind: 'code', code: 1, status: 200 }],
    ['there are too many connections', 'ws.endpoint', { kind: 'code', code: 1000040350, status: 200 }],
    ['the platform fails', 'ws.endpoint', { kind: 'status', status: 502 }],
    ['the answer is lost', 'ws.endpoint', { kind: 'lose-reply' }],
    ['the bot cannot be asked for', 'bot.info', { kind: 'status', status: 500 }],
    ['there is no token', 'token', { kind: 'code', code: 20000 }],
  ])('is tried again however often it fails: %s', async (_what, operation, fault) => {
    const feishu = await aFeishu();
    feishu.platform.faults.onCall(operation, fault, { times: 5 });
    await feishu.start();
    expect(feishu.adapter.health()).toMatchObject({ state: 'degraded' });
    expect(await isHeard(feishu, '52号')).toBe(true);
  });

  it('is tried again when the handshake is refused, and when it never ends', async () => {
    const feishu = await aFeishu();
    feishu.platform.faults.onSocket({ on: 'handshake', kind: 'refuse', status: 503 }, { times: 3 });
    await feishu.start();
    expect(feishu.adapter.health().detail).toContain('handshake');
    expect(await isHeard(feishu, '52号')).toBe(true);
  });

  it('is tried again when the platform does not answer at all', async () => {
    const feishu = await aFeishu({ timing: { call: 300 } });
    const gate = feishu.platform.faults.hold('ws.endpoint', 'before', { times: 1 });
    await feishu.start();
    expect(feishu.adapter.health()).toMatchObject({ state: 'degraded' });
    gate.open();
    expect(await isHeard(feishu, '52号')).toBe(true);
  });

  it.each([
    ['the app may not connect', 'ws.endpoint', 403],
    ['the secret is wrong', 'ws.endpoint', 514],
    ['the secret is wrong for a token', 'token', 10014],
  ] as const)(
    'shows as failed when the platform refuses the app, and is tried again later: %s',
    async (_what, operation, code) => {
      const feishu = await aFeishu();
      const fault = feishu.platform.faults.onCall(operation, { kind: 'code', code, status: 200 });
      await feishu.start();
      const { state, detail } = feishu.adapter.health();
      expect(state).toBe('failed');
      expect(detail).toContain(`code ${code}`);
      fault.clear();
      expect(await isHeard(feishu, '52号')).toBe(true);
    },
  );

  it('is there once, however often it broke', async () => {
    const { platform } = await aConnectedFeishu();
    for (let i = 0; i < 20; i++) {
      const { number = 0 } = platform.connections[0] ?? {};
      platform.connections[0]?.terminate();
      await platform.until(() => platform.connections.some((connection) => connection.number > number));
    }
    await platform.until(() => platform.connections.length === 1);
    expect(opened(platform)).toBe(21);
  });

  it('brings an event again that broke off with it', async () => {
    const { platform, told } = await aConnectedFeishu();
    platform.faults.onSocket({ on: 'event', kind: 'drop-connection' }, { times: 1 });
    const delivery = platform.deliver(platform.events.text(group, '@{bot} 52号', { messageId: 'om_1' }));
    await platform.until(() => opened(platform) === 2 && platform.connections.length === 1);
    platform.redeliver();
    await delivery.acked;
    expect(new Set(told.messages.map(({ id }) => id))).toEqual(new Set(['om_1']));
  });
});

describe('starting and stopping on Feishu', () => {
  it('starts while the platform is out of reach, and says so', async () => {
    const { platform, adapter, start } = await aFeishu();
    await platform.stop();
    await start();
    expect(adapter.health()).toMatchObject({ state: 'degraded', detail: expect.stringContaining('ECONNREFUSED') });
    await adapter.stop();
    expect(adapter.health().state).toBe('stopped');
  });

  it('stops in the middle of a pause', async () => {
    const { platform, adapter, start } = await aFeishu({ timing: { firstPause: 3_600_000, longestPause: 3_600_000 } });
    platform.faults.onCall('ws.endpoint', { kind: 'status', status: 500 });
    await start();
    await adapter.stop();
    expect(adapter.health().state).toBe('stopped');
  });

  it('stops in the middle of connecting', async () => {
    const { platform, adapter, start } = await aFeishu();
    const gate = platform.faults.hold('ws.endpoint');
    const starting = start();
    await platform.until(() => opened(platform) === 1);
    await adapter.stop();
    await starting;
    gate.open();
    expect(adapter.health().state).toBe('stopped');
    expect(platform.connections).toHaveLength(0);
  });

  it('acknowledges what is in hand before it stops', async () => {
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const { platform, adapter, told } = await aConnectedFeishu({ take: () => held });
    const delivery = platform.deliver(platform.events.text(group, '@{bot} 52号'));
    await platform.until(() => delivery.attempts.length > 0);
    await eventually(() => told.messages.length > 0);
    const stopping = adapter.stop();
    release();
    await stopping;
    expect((await delivery.acked).code).toBe(200);
    await platform.until(() => platform.connections.length === 0);
  });

  it.each<[string, Partial<FeishuConfig>, RegExp]>([
    ['an app id of another form', { appId: 'tea' }, /app id/],
    ['no secret', { appSecret: '' }, /secret/],
    [
      'a webhook without an encrypt key',
      { transport: { kind: 'webhook', host: '127.0.0.1', port: 0, encryptKey: '', verificationToken: 'x' } },
      /encrypt key/,
    ],
  ])('is not even made with %s', async (_what, config, reason) => {
    await expect(aFeishu({ config })).rejects.toThrow(reason);
  });
});

/** Resolves when the probe says so; it is asked at every turn of the event loop. */
async function eventually(probe: () => boolean): Promise<void> {
  while (!probe()) await new Promise((resolve) => setImmediate(resolve));
}
