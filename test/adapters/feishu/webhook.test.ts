import { Agent, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createWebhookServer } from '../../../src/adapters/feishu/webhook/server.ts';
import { aFeishu, type FeishuSketch } from '../../support/feishu.ts';
import { appIdentity } from '../../support/feishu-platform/app.ts';
import { seededRandom } from '../../support/feishu-platform/random.ts';
import type { PushDefect } from '../../support/feishu-platform/webhook/push.ts';
import { saying } from '../../support/reply.ts';

const group = 'oc_teahouse';
const hour = 3_600_000;

/** The adapter behind a webhook on a free port, with the platform that knows its address. */
async function aWebhook(sketch: FeishuSketch = {}) {
  const app = appIdentity();
  const { encryptKey, verificationToken } = app;
  const transport = { kind: 'webhook', host: '127.0.0.1', port: 0, encryptKey, verificationToken } as const;
  const feishu = await aFeishu({
    ...sketch,
    platform: { app, ...(sketch.now ? { now: sketch.now } : {}), ...sketch.platform },
    config: { transport, ...sketch.config },
  });
  await feishu.start();
  const port = /port (\d+)/.exec(feishu.adapter.health().detail ?? '')?.[1];
  const url = `http://127.0.0.1:${port}/feishu/events`;
  const question = (text = '@{bot} 52号', options = {}) => feishu.platform.events.text(group, text, options);
  return { ...feishu, url, question, isAlive: () => isAlive(feishu.platform.push(url, question('@{bot} 活着'))) };
}

async function isAlive(push: Promise<{ status: number }>): Promise<boolean> {
  return (await push).status === 200;
}

describe('the webhook', () => {
  it('takes what the platform signed', async () => {
    const { platform, url, question, told, adapter } = await aWebhook();
    expect(adapter.health()).toMatchObject({ state: 'ready' });
    expect(await platform.push(url, question())).toMatchObject({ status: 200, json: {} });
    expect(told.messages).toMatchObject([{ text: '52号', chat: { id: group } }]);
  });

  it('answers the check of its address', async () => {
    const { platform, url } = await aWebhook();
    const { status, json } = await platform.challenge(url);
    expect(status).toBe(200);
    expect(json).toEqual({ challenge: expect.stringMatching(/.+/) });
  });

  it('does not answer a check of its address with another token', async () => {
    const { platform, url } = await aWebhook();
    expect(await platform.challenge(url, { defect: 'wrong-token' })).toMatchObject({ status: 401 });
  });

  it('answers clicks with toasts', async () => {
    const ours = { key: 'answer:1', chatId: group, reply: saying('茶好了') };
    const { platform, url, adapter, told } = await aWebhook({ sent: () => ours });
    platform.chat({ id: group });
    const { messageIds } = await adapter.send({ id: group }, ours.reply, { idempotencyKey: ours.key });
    const card = platform.message(messageIds[0] ?? '');
    if (!card) throw new Error('no card is shown');
    const push = await platform.push(url, platform.events.click(card, { v: 1, k: ours.key, useful: 1 }));
    expect(push).toMatchObject({ status: 200, json: { toast: { type: 'success' } } });
    expect(told.feedback).toMatchObject([{ useful: true }]);
  });

  it('asks for another delivery when the bot could not keep a message', async () => {
    let isFull = true;
    const { platform, url, question } = await aWebhook({
      async take() {
        if (isFull) throw new Error('the disk is full');
        return undefined;
      },
    });
    const refused = await platform.push(url, question());
    expect(refused.status).toBe(500);
    isFull = false;
    expect((await platform.pushRaw(refused.request)).status).toBe(200);
  });

  it('takes a delivery that comes hours later', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, url, question, told } = await aWebhook({ now: () => now });
    const event = question();
    now += 7 * hour;
    expect((await platform.push(url, event)).status).toBe(200);
    expect(told.messages).toHaveLength(1);
  });

  it('can be had again as soon as it has stopped', async () => {
    const { adapter, url } = await aWebhook();
    await adapter.stop();
    await adapter.stop();
    expect(adapter.health().state).toBe('stopped');
    const ledger = { received() {}, ignored() {}, rejected() {}, summary: () => ({}) as never };
    const server = createWebhookServer({
      address: { host: '127.0.0.1', port: Number(new URL(url).port) },
      keys: { appId: 'a', encryptKey: 'b', verificationToken: 'c' },
      receive: async () => undefined,
      ledger,
      now: Date.now,
    });
    expect(await server.listen()).toBe(Number(new URL(url).port));
    await server.close();
  });

  it('says when its address is taken', async () => {
    const { url } = await aWebhook();
    const port = Number(new URL(url).port);
    const transport = { kind: 'webhook', host: '127.0.0.1', port, encryptKey: 'b', verificationToken: 'c' } as const;
    const { start } = await aFeishu({ config: { transport } });
    await expect(start()).rejects.toThrow('EADDRINUSE');
  });
});

describe('a webhook request that is not the platform’s', () => {
  const defects: [PushDefect, number][] = [
    ['bad-signature', 401],
    ['missing-signature', 401],
    ['tampered-body', 401],
    ['wrong-token', 401],
    ['wrong-app', 403],
    ['old-timestamp', 401],
    ['garbage-ciphertext', 400],
    ['wrong-key', 400],
    ['plaintext', 400],
    ['unprotected', 401],
    ['broken-json', 400],
    ['empty-body', 400],
    ['huge-body', 413],
    ['wrong-path', 404],
    ['query-string', 404],
    ['wrong-method', 405],
  ];
  it.each(defects)('is turned away: %s', async (defect, status) => {
    const { platform, url, question, told, adapter, isAlive } = await aWebhook();
    const result = await platform.push(url, question(), { defect });
    expect(result.status).toBe(status);
    expect(told.messages).toEqual([]);
    expect(adapter.health().detail).toContain('rejected 1');
    expect(await isAlive()).toBe(true);
  });

  it('is turned away when it breaks off', async () => {
    const { platform, url, question, told, isAlive } = await aWebhook();
    const { status } = await platform.push(url, question(), { defect: 'truncated-body' });
    expect([0, 400]).toContain(status);
    expect(await isAlive()).toBe(true);
    expect(told.messages.map(({ text }) => text)).toEqual(['活着']);
  });

  it('is turned away when it repeats one that was taken', async () => {
    const { platform, url, question, told } = await aWebhook();
    const { request: taken } = await platform.push(url, question());
    const headers = { ...taken.headers, 'X-Lark-Signature': taken.headers['X-Lark-Signature']?.toUpperCase() ?? '' };
    expect((await platform.pushRaw(taken)).status).toBe(409);
    expect((await platform.pushRaw({ ...taken, headers })).status).toBeGreaterThanOrEqual(400);
    expect(told.messages).toHaveLength(1);
  });

  it('is turned away when its time lies ahead', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, url, question } = await aWebhook({ now: () => now });
    const { request: earlier } = await platform.push(url, question());
    now -= hour;
    expect((await platform.pushRaw(earlier)).status).toBe(401);
  });

  it('hears the same whatever is wrong with it when it is not signed', async () => {
    const { platform, url } = await aWebhook();
    const answers = await Promise.all(
      (['garbage-ciphertext', 'wrong-key', 'broken-json', 'empty-body'] as const).map(async (defect) => {
        const { status, body } = await platform.challenge(url, { defect });
        return `${status} ${body}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('of ten thousand kinds never gets an answer of 200, reaches the bot or ends the process', async () => {
    const { platform, url, told, isAlive } = await aWebhook();
    const random = seededRandom(7);
    const { encryptKey: _key, ...known } = platform.app;
    const statuses = new Set<number>();
    for (let i = 0; i < 10_000; i += 100) {
      const round = Array.from({ length: 100 }, () => strangeRequest(url, random, known.verificationToken));
      for (const status of await Promise.all(round.map(send))) statuses.add(status);
    }
    expect([...statuses].filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(told.messages).toEqual([]);
    expect(await isAlive()).toBe(true);
  });
});

const agent = new Agent({ keepAlive: true, maxSockets: 20 });

type Strange = { url: string; headers: Record<string, string>; body: Buffer };

/** Bytes, broken JSON, or JSON of a form that resembles the platform's, with and without headers that do. */
function strangeRequest(url: string, random: () => number, token: string): Strange {
  const bytes = Buffer.from(Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256)));
  const bodies = [
    () => bytes,
    () => Buffer.from(`{"encrypt":"${bytes.toString('base64')}"}`),
    () => Buffer.from(JSON.stringify({ encrypt: bytes.length })),
    () => Buffer.from(`{"encrypt":${'['.repeat(bytes.length)}`),
    () => Buffer.from(JSON.stringify({ type: 'url_verification', challenge: 'x', token })),
    () => Buffer.from(JSON.stringify({ __proto__: { encrypt: 'x' }, constructor: bytes.toString('latin1') })),
    () => Buffer.from('null'),
    () => Buffer.alloc(0),
  ];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const headers: Record<string, string> = {};
  if (random() < 0.5) headers['x-lark-signature'] = bytes.toString('hex').slice(0, 64);
  if (random() < 0.5)
    headers['x-lark-request-timestamp'] = pick([String(Math.floor(random() * 1e10)), '', 'x', '-1', '1e9']);
  if (random() < 0.5) headers['x-lark-request-nonce'] = bytes.toString('hex').slice(0, 16);
  return { url, headers, body: pick(bodies)() };
}

/** Sends it; the status of the answer. */
function send({ url, headers, body }: Strange): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}
