import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as lark from '@larksuiteoapi/node-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppIdentity, FeishuPlatform, PushDefect } from '../support/feishu-platform/platform.ts';
import { type Handlers, platformForTest, sdkLog } from './sdk.ts';

const PATH = '/feishu/events';

/** A web server that ends with the test; returns the address of the webhook. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
}

/** The SDK's own webhook, with signature check and decryption. */
function sdkWebhook({ app }: FeishuPlatform, handlers: Handlers): Promise<string> {
  const { encryptKey, verificationToken } = app;
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, logger: sdkLog().logger });
  dispatcher.register(handlers as lark.EventHandles);
  return serve(lark.adaptDefault(PATH, dispatcher, { autoChallenge: true }));
}

interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly whole: boolean;
}

/** A webhook that only remembers what arrived. */
async function recorder(): Promise<{ url: string; next: () => Promise<Arrived> }> {
  const arrived: Arrived[] = [];
  const waiting: ((request: Arrived) => void)[] = [];
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('close', () => {
      const { method, url, headers, complete: whole } = request;
      const seen = { method, url, headers, body, whole };
      const taker = waiting.shift();
      if (taker) taker(seen);
      else arrived.push(seen);
    });
    request.on('end', () => response.end('{}'));
  });
  const next = () =>
    new Promise<Arrived>((resolve) => {
      const seen = arrived.shift();
      if (seen) resolve(seen);
      else waiting.push(resolve);
    });
  return { url, next };
}

/** What a careful receiver finds out about a request, by the public description of the scheme and the SDK's cipher. */
function findings({ method, url, headers, body, whole }: Arrived, { encryptKey }: AppIdentity) {
  const header = (name: string) => String(headers[`x-lark-${name}`] ?? '');
  const basis = header('request-timestamp') + header('request-nonce') + encryptKey + body;
  const signed = header('signature') === createHash('sha256').update(basis).digest('hex');
  const timestamp = Number(header('request-timestamp')) * 1000;
  return { method, url, whole, signed, timestamp, bytes: body.length, ...opened(body, encryptKey) };
}

function opened(body: string, encryptKey: string): { encrypted: boolean; content?: lark.RawMessageEvent | unknown } {
  try {
    const outer = JSON.parse(body);
    if (outer.encrypt === undefined) return { encrypted: false, content: outer };
    return { encrypted: true, content: JSON.parse(new lark.AESCipher(encryptKey).decrypt(outer.encrypt)) };
  } catch {
    return { encrypted: body.includes('"encrypt"') };
  }
}

describe('a webhook push', () => {
  it('passes the signature check and the decryption of the SDK', async () => {
    const platform = await platformForTest();
    const received: unknown[] = [];
    const url = await sdkWebhook(platform, { 'im.message.receive_v1': (data) => void received.push(data) });
    const event = platform.events.text('oc_1', '@{bot} 52号案例', { messageId: 'om_1' });
    const result = await platform.push(url, event);
    expect(result).toMatchObject({ status: 200, latencyMs: expect.any(Number) });
    expect(received).toMatchObject([{ event_id: event.header.event_id, message: { message_id: 'om_1' } }]);
    expect(platform.message('om_1')).toMatchObject({ from: 'ou_asker', content: { text: '@_user_1 52号案例' } });
  });

  it('checks the address with a challenge', async () => {
    const platform = await platformForTest();
    const url = await sdkWebhook(platform, {});
    const { status, json } = await platform.challenge(url);
    expect([status, json]).toEqual([200, { challenge: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
  });

  it('brings a click and judges the answer', async () => {
    const platform = await platformForTest();
    platform.deliver(platform.events.text('oc_1', '问', { messageId: 'om_1' }));
    const message = platform.message('om_1');
    if (!message) throw new Error('no message');
    let answer: unknown = { toast: { type: 'success', content: '好的' } };
    const url = await sdkWebhook(platform, { 'card.action.trigger': () => answer });
    const click = () => platform.push(url, platform.events.click(message, { id: '52' }));
    const good = await click();
    expect(good).toMatchObject({ status: 200, json: answer });
    expect(good.problem).toBeUndefined();
    answer = { toast: '好的' };
    expect((await click()).problem).toMatch('200672');
  });

  it('can be sent again byte by byte', async () => {
    const platform = await platformForTest();
    const received: unknown[] = [];
    const url = await sdkWebhook(platform, { 'im.message.receive_v1': ({ event_id }) => void received.push(event_id) });
    const first = await platform.push(url, platform.events.text('oc_1', '问'));
    const again = await platform.pushRaw(first.request);
    expect(again.request).toBe(first.request);
    expect(received[0]).toBe(received[1]);
    expect(received).toHaveLength(2);
  });

  const GOOD = { method: 'POST', url: PATH, whole: true, signed: true, encrypted: true };
  it.each<[PushDefect | undefined, object]>([
    [undefined, {}],
    ['bad-signature', { signed: false }],
    ['missing-signature', { signed: false }],
    ['tampered-body', { signed: false }],
    ['old-timestamp', { timestamp: 0 }],
    ['wrong-path', { url: `${PATH}/elsewhere` }],
    ['query-string', { url: `${PATH}?debug=1` }],
    ['wrong-method', { method: 'PUT' }],
    ['plaintext', { encrypted: false }],
    ['unprotected', { signed: false, encrypted: false }],
    ['wrong-token', {}],
    ['wrong-app', {}],
    ['huge-body', {}],
  ])('with the defect %s differs from a good one in nothing else', async (defect, difference) => {
    const now = 1_700_000_000_000;
    const platform = await platformForTest({ now: () => now });
    const { url, next } = await recorder();
    const event = platform.events.text('oc_1', '问');
    await platform.push(url, event, defect === undefined ? {} : { defect });
    const found = findings(await next(), platform.app);
    const timestamp = defect === 'unprotected' || defect === 'missing-signature' ? 0 : now;
    expect(found).toMatchObject({
      ...GOOD,
      timestamp,
      ...difference,
      ...(defect === 'old-timestamp' && { timestamp: now - 172_800_000 }),
    });
    const { content, bytes } = found;
    if (defect === 'tampered-body') return expect(content).not.toEqual(event);
    if (defect === 'huge-body') return expect(bytes).toBeGreaterThan(2_000_000);
    const wrong = { 'wrong-token': { token: 'wrong' }, 'wrong-app': { app_id: 'wrong' } }[String(defect)];
    return expect(content).toEqual({ ...event, header: { ...event.header, ...wrong } });
  });

  it.each<[PushDefect, object]>([
    ['garbage-ciphertext', { ...GOOD, bytes: '{"encrypt":"AAAA"}'.length }],
    ['wrong-key', GOOD],
    ['broken-json', GOOD],
    ['empty-body', { ...GOOD, bytes: 0, encrypted: false }],
    ['truncated-body', { ...GOOD, whole: false, signed: false }],
  ])('with the defect %s cannot be read', async (defect, expected) => {
    const platform = await platformForTest();
    const { url, next } = await recorder();
    const result = await platform.push(url, platform.events.text('oc_1', '问'), { defect });
    const found = findings(await next(), platform.app);
    expect(found).toMatchObject(expected);
    expect(found.content).toBeUndefined();
    expect(result.status).toBe(defect === 'truncated-body' ? 0 : 200);
  });

  it.each<[PushDefect, boolean]>([
    ['bad-signature', false],
    ['missing-signature', false],
    ['plaintext', true],
    ['wrong-token', true],
    ['wrong-app', true],
    ['old-timestamp', true],
  ])('with the defect %s reaches the handlers of the SDK: %s', async (defect, dispatched) => {
    const platform = await platformForTest();
    const received: unknown[] = [];
    const url = await sdkWebhook(platform, { 'im.message.receive_v1': (data) => void received.push(data) });
    const { status } = await platform.push(url, platform.events.text('oc_1', '问'), { defect });
    expect([status, received.length]).toEqual([200, dispatched ? 1 : 0]);
  });

  it('ends without an answer when nobody listens, and when the platform stops', async () => {
    const platform = await platformForTest();
    const event = platform.events.text('oc_1', '问');
    expect(await platform.push('http://127.0.0.1:1/', event)).toMatchObject({ status: 0, body: '' });
    const arrived = new Promise<string>((resolve) => {
      void serve(() => resolve('arrived')).then((url) => {
        waiting = platform.push(url, event);
      });
    });
    let waiting: Promise<{ status: number }> | undefined;
    await arrived;
    await platform.stop();
    expect(await waiting).toMatchObject({ status: 0 });
  });
});
