import { LoggerLevel } from '@larksuiteoapi/node-sdk';
import { describe, expect, it } from 'vitest';
import type { FeishuPlatform, PostedMessage } from '../support/feishu-platform/platform.ts';
import { connect, platformForTest, sdkClient, sdkLog, start } from './sdk.ts';

/** A question that is asked now, as the message that it is. */
function question(platform: FeishuPlatform, text: string): PostedMessage {
  platform.deliver(platform.events.text('oc_1', text, { messageId: `om_${text}` }));
  const message = platform.message(`om_${text}`);
  if (!message) throw new Error('the message does not exist');
  return message;
}

describe('the long connection', () => {
  it('brings an event to the SDK and records the ack with its latency', async () => {
    const platform = await platformForTest();
    const received: Record<string, unknown>[] = [];
    await connect(platform, { 'im.message.receive_v1': (data) => void received.push(data) });
    const event = platform.events.text('oc_1', '@{bot} 52号案例');
    const delivery = platform.deliver(event);
    const ack = await delivery.acked;
    expect(ack.code).toBe(200);
    expect(ack.response).toBeUndefined();
    expect(ack.latencyMs).toBeGreaterThan(0);
    expect(delivery.attempts).toEqual([{ connection: 1, at: expect.any(Number), ack }]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      event_id: event.header.event_id,
      app_id: platform.app.appId,
      tenant_key: platform.app.tenantKey,
      message: {
        chat_id: 'oc_1',
        chat_type: 'group',
        content: '{"text":"@_user_1 52号案例"}',
        mentions: [{ key: '@_user_1', id: { open_id: platform.app.botOpenId }, name: '案例通' }],
      },
    });
  });

  it('reports a handler that throws as an ack of 500', async () => {
    const platform = await platformForTest();
    const refuse = () => Promise.reject(new Error('database is gone'));
    await connect(platform, { 'im.message.receive_v1': refuse });
    expect((await platform.deliver(platform.events.text('oc_1', '你好')).acked).code).toBe(500);
  });

  it('carries the answer to a click in the ack and shows the card in it', async () => {
    const platform = await platformForTest();
    const { id: chatId } = platform.chat({ name: '自贸区' });
    const card = (text: string) => ({
      schema: '2.0',
      config: { update_multi: true },
      body: {
        elements: [
          { tag: 'markdown', content: text },
          {
            tag: 'button',
            text: { tag: 'plain_text', content: '办理流程' },
            behaviors: [{ type: 'callback', value: { v: 1, id: '52' } }],
          },
        ],
      },
    });
    await sdkClient(platform).im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chatId, msg_type: 'interactive', content: JSON.stringify(card('摘要')) },
    });
    const clicks: unknown[] = [];
    await connect(platform, {
      'card.action.trigger': (data) => {
        clicks.push(data);
        return { toast: { type: 'success', content: '好的' }, card: { type: 'raw', data: card('流程') } };
      },
    });
    const [message] = platform.shown(chatId);
    if (!message) throw new Error('no card is shown');
    const ack = await platform.press(message, '办理流程', 'ou_zhang').acked;
    expect(ack).toMatchObject({ code: 200, response: { toast: { type: 'success', content: '好的' } } });
    expect(ack.problem).toBeUndefined();
    expect(clicks).toMatchObject([
      {
        operator: { open_id: 'ou_zhang' },
        action: { tag: 'button', value: { v: 1, id: '52' } },
        context: { open_message_id: message.id, open_chat_id: chatId },
      },
    ]);
    expect(platform.message(message.id)).toMatchObject({ content: card('流程'), revisions: [card('摘要')] });
  });

  it('tells which error the person sees when the answer to a click is no good', async () => {
    const platform = await platformForTest();
    let answer: () => unknown = () => undefined;
    await connect(platform, { 'card.action.trigger': () => answer() });
    const message = question(platform, '你好');
    const problemOf = async (next: () => unknown) => {
      answer = next;
      return (await platform.deliver(platform.events.click(message, {})).acked).problem;
    };
    expect(await problemOf(() => ({ toast: { type: 'info', content: '好' } }))).toBeUndefined();
    expect(await problemOf(() => undefined)).toBeUndefined();
    expect(await problemOf(() => ({ toast: { type: 'ok', content: '好' } }))).toMatch('200672');
    expect(await problemOf(() => '好')).toMatch('200672');
    expect(await problemOf(() => ({ card: { type: 'raw', data: 'text' } }))).toMatch('200673');
    expect(await problemOf(() => Promise.reject(new Error('no')))).toMatch('200671');
  });

  it('cuts an event into frames that the SDK puts together', async () => {
    const platform = await platformForTest();
    const texts: unknown[] = [];
    await connect(platform, { 'im.message.receive_v1': (data) => void texts.push(data.message) });
    const long = '增值税留抵退税'.repeat(2000);
    await platform.deliver(platform.events.text('oc_1', long), { fragments: 7 }).acked;
    expect(texts).toMatchObject([{ content: JSON.stringify({ text: long }) }]);
  });

  it('gives each event to one of several connections', async () => {
    const platform = await platformForTest({ seed: 7 });
    const received: [string, unknown][] = [];
    const handler = (name: string) => ({
      'im.message.receive_v1': (data: Record<string, unknown>) => void received.push([name, data.event_id]),
    });
    await connect(platform, handler('first'));
    await connect(platform, handler('second'));
    const deliveries = Array.from({ length: 40 }, (_, at) =>
      platform.deliver(platform.events.text('oc_1', `第${at}问`)),
    );
    await Promise.all(deliveries.map(({ acked }) => acked));
    expect(received).toHaveLength(40);
    expect(new Set(received.map(([, id]) => id)).size).toBe(40);
    expect(new Set(received.map(([name]) => name))).toEqual(new Set(['first', 'second']));
  });

  it('retries what was not acked, four times, but never a click', async () => {
    const platform = await platformForTest();
    platform.deliver(platform.events.click(question(platform, '你好'), {}));
    const rounds = [1, 2, 3, 4, 5].map(() => platform.redeliver().map(({ event }) => event.header.event_type));
    const type = 'im.message.receive_v1';
    expect(rounds).toEqual([[type], [type], [type], [type], []]);
    expect(platform.deliveries.map(({ attempts }) => attempts.length)).toEqual([5, 1]);
  });

  it('brings an event to a client that connected too late, once it is retried', async () => {
    const platform = await platformForTest();
    const delivery = platform.deliver(platform.events.text('oc_1', '你好'));
    await connect(platform, { 'im.message.receive_v1': () => undefined });
    expect(delivery.ack).toBeUndefined();
    platform.redeliver();
    expect((await delivery.acked).code).toBe(200);
    expect(platform.redeliver()).toEqual([]);
  });

  it('answers pings with the settings, which the SDK takes over', async () => {
    const platform = await platformForTest();
    let takeOver: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => {
      takeOver = resolve;
    });
    const trace = (...words: unknown[]) => {
      if (String(words).includes('update wsConfig with pong data')) takeOver();
    };
    const logger = { ...sdkLog().logger, trace };
    const { client } = start(platform, {}, { logger, loggerLevel: LoggerLevel.trace });
    await platform.until(() => platform.calls[0]?.status === 200);
    platform.clientConfig.ReconnectInterval = 7;
    await taken;
    const { wsConfig } = client as unknown as { wsConfig: { getWS(key: string): number } };
    expect(wsConfig.getWS('reconnectInterval')).toBe(7000);
    expect(platform.connections[0]?.pings).toBe(1);
  });

  it.each(['terminate', 'close'] as const)('is taken up again by the SDK after %s', async (how) => {
    const platform = await platformForTest();
    const { life, client } = await connect(platform, { 'im.message.receive_v1': () => undefined });
    platform.connections[0]?.[how]();
    await platform.until(() => platform.connections[0]?.number === 2);
    expect((await platform.deliver(platform.events.text('oc_1', '在吗')).acked).code).toBe(200);
    expect(life).toEqual(['ready', 'reconnecting', 'reconnected']);
    expect(client.getConnectionStatus().state).toBe('connected');
  });

  it('stays half-open until the SDK misses its pong', async () => {
    // A pause between pings shorter than the timeout would start the SDK's watch anew each time: it would never bite.
    const platform = await platformForTest({ clientConfig: { PingInterval: 1 } });
    const { life } = await connect(
      platform,
      { 'im.message.receive_v1': () => undefined },
      { wsConfig: { pingTimeout: 0.9 } },
    );
    platform.connections[0]?.freeze();
    const lost = platform.deliver(platform.events.text('oc_1', '在吗'));
    expect(lost.attempts).toMatchObject([{ connection: 1 }]);
    await platform.until(() => platform.connections[0]?.number === 2);
    expect(lost.ack).toBeUndefined();
    platform.redeliver();
    expect((await lost.acked).code).toBe(200);
    expect(life).toContain('reconnecting');
  });

  it.each([1, 514, 403, 1000040350])('ends the SDK for good with code %i of the endpoint call', async (code) => {
    const platform = await platformForTest();
    platform.faults.onCall('ws.endpoint', { kind: 'code', code }, { times: 1 });
    const { life, client, failed } = start(platform, {});
    await failed;
    expect(client.getConnectionStatus().state).toBe('failed');
    expect(life).toEqual([expect.stringMatching(`^error: pullConnectConfig failed: code=${code}`)]);
  });

  it('refuses a wrong secret, an unknown ticket and the connection over the limit', async () => {
    const platform = await platformForTest();
    const wrong = start(platform, {}, { appSecret: 'wrong' });
    await wrong.failed;
    expect(wrong.life).toEqual([expect.stringContaining('code=514')]);

    for (let number = 0; number < 50; number += 1) await connect(platform, {});
    const last = start(platform, {});
    await last.failed;
    expect(last.life).toEqual([expect.stringContaining('code=1000040350')]);
    expect(platform.connections).toHaveLength(50);
  });

  it('shows that the SDK loses an event that comes with the answer to its handshake, until it is retried', async () => {
    const platform = await platformForTest({ eventsAtOnce: true });
    const { ready } = start(platform, { 'im.message.receive_v1': () => undefined });
    await platform.until(() => platform.connections.length === 1);
    const early = platform.deliver(platform.events.text('oc_1', '在吗'));
    await ready;
    const late = platform.deliver(platform.events.text('oc_1', '你好'));
    await late.acked;
    expect(early.ack).toBeUndefined();
    platform.redeliver();
    expect((await early.acked).code).toBe(200);
  });
});
