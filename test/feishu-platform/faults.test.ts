import { describe, expect, it } from 'vitest';
import type { FeishuPlatform } from '../support/feishu-platform/platform.ts';
import { connect, platformForTest, refusalOf, sdkClient, start } from './sdk.ts';

/** Sends a text with a uuid to the group `oc_1` through the SDK. */
function sender(platform: FeishuPlatform) {
  platform.chat({ id: 'oc_1' });
  const client = sdkClient(platform);
  return (uuid?: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: 'oc_1',
        msg_type: 'text',
        content: '{"text":"好"}',
        ...(uuid !== undefined && { uuid }),
      },
    });
}

describe('a fault of a call', () => {
  it('loses the reply of what was carried out; the same uuid brings no double', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    const fault = platform.faults.onCall('message.create', { kind: 'lose-reply' }, { times: 1 });
    await expect(send('answer-1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(platform.calls.at(-1)).toMatchObject({ carriedOut: true, state: 'cut' });
    await send('answer-1');
    expect(fault.hits).toBe(1);
    expect(platform.shown('oc_1')).toMatchObject([{ repeats: 1 }]);
  });

  it('loses the request itself', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    platform.faults.onCall('message.create', { kind: 'lose-request' }, { times: 1 });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(platform.calls.at(-1)).toMatchObject({ carriedOut: false, state: 'cut' });
    expect(platform.shown('oc_1')).toEqual([]);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('answers 502, carried out: %s', async (carriedOut, shown) => {
    const platform = await platformForTest();
    const send = sender(platform);
    platform.faults.onCall('message.create', { kind: 'status', status: 502, carriedOut }, { times: 1 });
    await expect(send()).rejects.toMatchObject({ response: { status: 502, data: expect.stringContaining('<html>') } });
    expect(platform.calls.at(-1)).toMatchObject({ carriedOut, status: 502 });
    expect(platform.shown('oc_1')).toHaveLength(shown);
  });

  it('answers with any code of the platform', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    const refuse = (code: number, more: object = {}) =>
      platform.faults.onCall('message.create', { kind: 'code', code, ...more }, { times: 1 });
    refuse(99991663);
    expect(await refusalOf(send())).toMatchObject({ status: 400, code: 99991663 });
    refuse(99991400, { headers: { 'x-ogw-ratelimit-reset': '7' } });
    const limited = await send().catch((error) => error.response);
    expect(limited).toMatchObject({ status: 429, headers: { 'x-ogw-ratelimit-reset': '7' }, data: { code: 99991400 } });
    refuse(11232, { status: 400, message: 'create message trigger system rate limit' });
    expect(await refusalOf(send())).toMatchObject({
      status: 400,
      code: 11232,
      msg: expect.stringContaining('rate limit'),
    });
    await send();
    expect(platform.shown('oc_1')).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('holds calls %s they are carried out, until released', async (when) => {
    const platform = await platformForTest();
    const send = sender(platform);
    const gate = platform.faults.hold('message.create', when);
    const sent = [send(), send(), send()];
    await platform.until(() => gate.waiting === 3);
    expect(platform.shown('oc_1')).toHaveLength(when === 'before' ? 0 : 3);
    gate.release(1);
    const answered = () => platform.calls.filter(({ operation, status }) => operation === 'message.create' && status);
    await platform.until(() => answered().length === 1);
    expect(gate.waiting).toBe(2);
    gate.open();
    await Promise.all(sent);
    await send();
    expect(platform.shown('oc_1')).toHaveLength(4);
    expect(gate.hits).toBe(3);
  });

  it('strikes at its rate, repeatably for a seed', async () => {
    const run = async (seed: number) => {
      const platform = await platformForTest({ seed });
      const send = sender(platform);
      const fault = platform.faults.onCall('message.create', { kind: 'lose-reply' }, { rate: 0.2 });
      const outcomes = [];
      for (let count = 0; count < 50; count += 1)
        outcomes.push(
          await send().then(
            () => 'ok',
            () => 'lost',
          ),
        );
      expect(fault.hits).toBe(outcomes.filter((outcome) => outcome === 'lost').length);
      return outcomes;
    };
    const first = await run(3);
    expect(first).toContain('lost');
    expect(first).toContain('ok');
    expect(await run(3)).toEqual(first);
    expect(await run(4)).not.toEqual(first);
  });

  it('can spare the first cases, strike each third one, and be cleared', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    const fault = platform.faults.onCall(
      ['message.create', 'token'],
      { kind: 'code', code: 230020 },
      { skip: 1, every: 3 },
    );
    const outcomes: string[] = [];
    const attempt = async () =>
      outcomes.push(
        await send().then(
          () => 'ok',
          () => 'limited',
        ),
      );
    for (let count = 0; count < 6; count += 1) await attempt();
    // The token call is the first case.
    expect(outcomes).toEqual(['ok', 'ok', 'limited', 'ok', 'ok', 'limited']);
    fault.clear();
    for (let count = 0; count < 3; count += 1) await attempt();
    expect(outcomes.slice(6)).toEqual(['ok', 'ok', 'ok']);
  });

  it('can be slow', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    platform.faults.onCall('message.create', { kind: 'delay', ms: 60_000 });
    const sent = send();
    await platform.until(() => platform.calls.at(-1)?.operation === 'message.create');
    expect(platform.calls.at(-1)?.state).toBe('running');
    await platform.stop();
    await expect(sent).rejects.toThrow();
  });
});

describe('a fault of the long connection', () => {
  const silent = { 'im.message.receive_v1': () => undefined };

  it('sends an event twice', async () => {
    const platform = await platformForTest();
    const received: unknown[] = [];
    await connect(platform, { 'im.message.receive_v1': ({ event_id }) => void received.push(event_id) });
    platform.faults.onSocket({ on: 'event', kind: 'duplicate' });
    const delivery = platform.deliver(platform.events.text('oc_1', '你好'));
    await platform.until(() => delivery.attempts.length === 2 && delivery.attempts.every(({ ack }) => ack));
    expect(received).toEqual([delivery.event.header.event_id, delivery.event.header.event_id]);
  });

  it('loses an event on the way, or the ack on the way back, and retries both', async () => {
    const platform = await platformForTest();
    const received: unknown[] = [];
    await connect(platform, { 'im.message.receive_v1': ({ event_id }) => void received.push(event_id) });
    platform.faults.onSocket({ on: 'event', kind: 'lose' }, { times: 1 });
    const lost = platform.deliver(platform.events.text('oc_1', '一'));
    const ack = platform.faults.onSocket({ on: 'ack', kind: 'lose' }, { times: 1 });
    const unheard = platform.deliver(platform.events.text('oc_1', '二'));
    await platform.deliver(platform.events.text('oc_1', '三')).acked;
    expect([received.length, ack.hits, lost.ack, unheard.ack]).toEqual([2, 1, undefined, undefined]);
    expect(platform.redeliver()).toEqual([lost, unheard]);
    await Promise.all([lost.acked, unheard.acked]);
    expect(received).toHaveLength(4);
  });

  it('drops the connection after each second event, and the SDK comes back', async () => {
    const platform = await platformForTest();
    const received = new Set<unknown>();
    await connect(platform, { 'im.message.receive_v1': ({ event_id }) => void received.add(event_id) });
    const drops = platform.faults.onSocket({ on: 'event', kind: 'drop-connection' }, { every: 2 });
    for (let count = 1; count <= 6; count += 1) {
      platform.deliver(platform.events.text('oc_1', `第${count}问`));
      await platform.until(
        () => drops.hits === Math.floor(count / 2) && platform.connections.length === 1 && received.size >= count - 1,
      );
    }
    drops.clear();
    await platform.until(() => platform.connections.at(-1)?.number === 4);
    for (const { acked } of platform.redeliver()) await acked;
    expect(received.size).toBe(6);
  });

  it('ignores pings, which the SDK notices only when told to', async () => {
    const platform = await platformForTest({ clientConfig: { PingInterval: 0.05 } });
    platform.faults.onSocket({ on: 'ping', kind: 'ignore' }, { times: 2 });
    const careless = await connect(platform, silent);
    await platform.until(() => (platform.connections[0]?.pings ?? 0) >= 3);
    expect(careless.life).toEqual(['ready']);
    careless.client.close({ force: true });
    await platform.until(() => platform.connections.length === 0);
    platform.faults.onSocket({ on: 'ping', kind: 'ignore' }, { times: 1 });
    await connect(platform, silent, { wsConfig: { pingTimeout: 0.02 } });
    await platform.until(() => (platform.connections.at(-1)?.number ?? 0) >= 3);
  });

  it('refuses handshakes, after which the SDK tries again', async () => {
    const platform = await platformForTest();
    const refused = platform.faults.onSocket({ on: 'handshake', kind: 'refuse', status: 503 }, { times: 3 });
    const { log } = start(platform, silent, {});
    // The settings arrive with the endpoint call, so that its retries are quick.
    await platform.until(() => platform.connections.length === 1);
    expect(refused.hits).toBe(3);
    expect(log.lines.join('\n')).toContain('ws connect failed');
  });

  it('answers the endpoint call without data, which the SDK takes for a hiccup', async () => {
    const platform = await platformForTest();
    const { client } = await connect(platform, silent);
    platform.faults.onCall('ws.endpoint', { kind: 'code', code: 1000040350, data: null }, { times: 2 });
    platform.connections[0]?.terminate();
    await platform.until(() => platform.connections[0]?.number === 2);
    expect(client.getConnectionStatus().state).toBe('connected');
  });

  it('ends the SDK for good once its reconnects are used up', async () => {
    const platform = await platformForTest({ clientConfig: { ReconnectCount: 1 } });
    const { client, failed, life } = await connect(platform, silent);
    platform.faults.onCall('ws.endpoint', { kind: 'status', status: 502 }, { times: 1 });
    platform.connections[0]?.terminate();
    await failed;
    expect(life).toEqual(['ready', 'reconnecting', 'error: WebSocket reconnect exhausted after 1 attempts']);
    expect(client.getConnectionStatus().state).toBe('failed');
  });
});

describe('a platform', () => {
  it('lets nobody wait for ever when it stops', async () => {
    const platform = await platformForTest();
    const send = sender(platform);
    const gate = platform.faults.hold('message.create');
    const held = send();
    await platform.until(() => gate.waiting === 1);
    const never = platform.until(() => false);
    await Promise.all([platform.stop(), expect(never).rejects.toThrow('stopped'), expect(held).rejects.toThrow()]);
    await expect(platform.until(() => false)).rejects.toThrow('stopped');
    await platform.stop();
    await expect(fetch(platform.url)).rejects.toThrow();
  });

  it('passes on what a probe throws', async () => {
    const platform = await platformForTest();
    const probe = () => {
      if (platform.calls.length > 0) throw new Error('too many calls');
      return false;
    };
    const waiting = platform.until(probe);
    await Promise.all([expect(waiting).rejects.toThrow('too many calls'), fetch(platform.url)]);
  });
});
