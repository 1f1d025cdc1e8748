import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSdkLogger } from '../../../src/adapters/feishu/log/sdk-logger.ts';
import { aConnectedFeishu, aFeishu, capturedLog } from '../../support/feishu.ts';
import type { CallFault } from '../../support/feishu-platform/faults/faults.ts';
import type { Operation } from '../../support/feishu-platform/http/call.ts';
import type { FeishuPlatform } from '../../support/feishu-platform/platform.ts';
import { saying } from '../../support/reply.ts';

const words = '只有客人知道的话';

/** Everything that the process writes besides the log. */
let written: string[];
beforeEach(() => {
  written = [];
  const keep = (chunk: unknown) => {
    written.push(String(chunk));
    return true;
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, method).mockImplementation((...parts) => keep(JSON.stringify(parts)));
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

/** What nobody may read in any output. */
function secretsOf({ app, calls }: FeishuPlatform): string[] {
  const tokens = calls.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));
  return [app.appSecret, app.encryptKey, app.verificationToken, words, ...tokens].filter((text) => text !== undefined);
}

function expectNoSecrets(platform: FeishuPlatform, log: { text(): string }): void {
  const output = log.text() + written.join('');
  expect(output.length).toBeGreaterThan(0);
  for (const secret of secretsOf(platform)) expect(output).not.toContain(secret);
}

describe('the log of the Feishu adapter', () => {
  const operations: Operation[] = [
    'token',
    'bot.info',
    'ws.endpoint',
    'message.create',
    'message.reply',
    'image.upload',
  ];
  const faults: CallFault[] = [
    { kind: 'code', code: 10014 },
    { kind: 'code', code: 99991663 },
    { kind: 'code', code: 230099, status: 200 },
    { kind: 'status', status: 502 },
    { kind: 'lose-reply' },
    { kind: 'lose-request' },
  ];
  const cases = operations.flatMap((operation) => faults.map((fault) => [operation, fault] as const));

  it.each(cases)('holds no secret and no words of people when %s fails: %j', async (operation, fault) => {
    const { platform, adapter, log, start } = await aFeishu();
    platform.chat({ id: 'oc_1' });
    await start();
    platform.faults.onCall(operation, fault, { times: 4 });
    if (operation !== 'message.create' && operation !== 'message.reply') platform.revokeTokens();
    for (const connection of platform.connections) connection.terminate();
    platform.deliver(platform.events.text('oc_1', `@{bot} ${words}`, { messageId: 'om_1' }));
    const replyTo = { messageId: 'om_1', senderId: 'ou_zhang' };
    await adapter.send({ id: 'oc_1' }, saying(words), { idempotencyKey: 'answer:1' }).catch(() => {});
    await adapter.send({ id: 'oc_1' }, saying(words), { idempotencyKey: 'answer:2', replyTo }).catch(() => {});
    await adapter.stop();
    expectNoSecrets(platform, log);
  });

  it('holds no words of people when a message cannot be kept or read', async () => {
    const { platform, log } = await aConnectedFeishu({
      async take() {
        throw new Error('the disk is full');
      },
    });
    await platform.deliver(platform.events.text('oc_1', `@{bot} ${words}`)).acked;
    await platform.deliver(platform.events.message('oc_1', 'text', words)).acked;
    expect(log.text()).toContain('the disk is full');
    expectNoSecrets(platform, log);
  });

  it('says what failed, with the code, the log_id, the method and the path', async () => {
    const { platform, adapter, log } = await aFeishu();
    platform.chat({ id: 'oc_1' });
    platform.faults.onCall('message.create', { kind: 'code', code: 230022 });
    await adapter.send({ id: 'oc_1' }, saying(words), { idempotencyKey: 'answer:1' }).catch(() => {});
    expect(log.text()).toMatch(/POST \/open-apis\/im\/v1\/messages: code 230022, HTTP 400: .*log_id \w+/);
  });

  it('is the only place that the SDK writes to', async () => {
    const { platform } = await aConnectedFeishu();
    platform.connections[0]?.terminate();
    await platform.until(() => platform.connections.length === 0);
    await platform.until(() => platform.connections.length === 1);
    expect(written).toEqual([]);
  });
});

describe('what the SDK reports', () => {
  /** What is logged of it. */
  function logged(...parts: unknown[]): string {
    const log = capturedLog();
    createSdkLogger(log.logger, ['app-secret-1']).error(...parts);
    return log.text();
  }

  it.each([
    ['the app secret', 'failed with app-secret-1'],
    ['a token', 'Authorization: Bearer t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234'],
    ['a token without its word', 'token t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234'],
    ['the address of a connection', 'ws url: wss://msg.feishu.cn/ws/v2?access_key=g1044q&ticket=g1044q'],
    ['what a parser quotes', `Unexpected token 'g', "g1044q" is not valid JSON`],
  ])('is logged without %s', (_what, text) => {
    expect(logged('[ws]', text)).not.toMatch(/app-secret-1|g1044q/);
  });

  it('is logged without requests, headers and events', () => {
    const error = Object.assign(new Error('Request failed'), { config: { data: 'g1044q', headers: 'g1044q' } });
    expect(logged([error, { config: 'g1044q', code: 99, msg: 'no' }, ['g1044q']])).not.toMatch(/config|headers/);
    expect(logged([{ code: 99, msg: 'no', log_id: 'l1', event: 'g1044q' }])).toMatch(/99 no l1/);
  });
});
