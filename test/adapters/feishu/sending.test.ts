import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/bot/delivery/outgoing.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { aFeishu, type FeishuSketch } from '../../support/feishu.ts';
import type { PostedMessage } from '../../support/feishu-platform/messages/message.ts';
import type { FeishuPlatform } from '../../support/feishu-platform/platform.ts';
import { saying } from '../../support/reply.ts';

const group = 'oc_teahouse';
const question = 'om_question';
const replyTo = { messageId: question, senderId: 'ou_zhang' };
const minute = 60_000;

/** An adapter that need not be connected to send, and a question in a group. */
async function aSender(sketch?: FeishuSketch) {
  const feishu = await aFeishu(sketch);
  const { platform, adapter } = feishu;
  platform.chat({ id: group });
  platform.deliver(platform.events.text(group, '@{bot} 52号', { messageId: question, from: 'ou_zhang' }));
  const send = (reply: Reply = saying('茶好了'), options: Partial<Parameters<typeof adapter.send>[2]> = {}) =>
    adapter.send({ id: group }, reply, { idempotencyKey: 'answer:1', ...options });
  const answer = (reply?: Reply, options = {}) => send(reply, { replyTo, ...options });
  return { ...feishu, send, answer };
}

/** How a send failed. */
async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw error;
  return error;
}

function shownText(message: PostedMessage | undefined): string {
  return JSON.stringify(message?.content ?? {});
}

/** The calls that tried to show something. */
function sends({ calls }: FeishuPlatform) {
  return calls.filter(({ operation }) => operation === 'message.create' || operation === 'message.reply');
}

describe('a reply on Feishu', () => {
  it('is a card that quotes the question, and its receipt names it', async () => {
    const { platform, answer } = await aSender();
    const { messageIds } = await answer();
    const [message] = platform.shown(group);
    expect(message).toMatchObject({ type: 'interactive', parentId: question, pings: [] });
    expect(shownText(message)).toContain('茶好了');
    expect(messageIds).toEqual([message?.id]);
  });

  it('stands in the chat by itself where it answers nothing', async () => {
    const { platform, send } = await aSender();
    await send();
    expect(platform.shown(group)[0]).toMatchObject({ type: 'interactive' });
    expect(platform.shown(group)[0]?.parentId).toBeUndefined();
  });

  it('stays in the topic of its question', async () => {
    const { platform, adapter } = await aFeishu();
    const { id } = platform.chat({ mode: 'topic' });
    platform.deliver(platform.events.text(id, '@{bot} 52号', { messageId: 'om_topic', threadId: 'omt_1' }));
    const options = { messageId: 'om_topic', senderId: 'ou_zhang', thread: 'omt_1' };
    await adapter.send({ id }, saying('茶好了'), { idempotencyKey: 'answer:1', replyTo: options });
    expect(platform.shown(id)[0]).toMatchObject({ threadId: 'omt_1' });
  });

  it('to a click quotes the card that was clicked', async () => {
    const { platform, send } = await aSender();
    const { messageIds } = await send();
    const click = { messageId: `evt:e1/${messageIds[0]}`, senderId: 'ou_zhang' };
    await send(saying('流程'), { idempotencyKey: 'answer:2', replyTo: click });
    expect(platform.shown(group)[1]?.parentId).toBe(messageIds[0]);
  });

  it('carries a uuid that its key alone decides', async () => {
    const { platform, answer } = await aSender();
    await answer();
    await answer(saying('茶好了'), { idempotencyKey: 'answer:2' });
    await answer();
    const [first, second] = platform.shown(group);
    expect(first?.uuid).toMatch(/^[0-9a-f]{40}$/);
    expect(second?.uuid).not.toBe(first?.uuid);
    expect(first?.repeats).toBe(1);
    expect(platform.shown(group)).toHaveLength(2);
  });

  it('pings nobody, whatever stands in it', async () => {
    const { platform, answer, send } = await aSender();
    const text =
      '<at id=all></at> <at user_id="all">所有人</at> <at user_id="ou_li"></at> ![x](img_1) [茶](https://x.y)';
    await answer(saying(text));
    platform.faults.onCall('message.create', { kind: 'code', code: 230099 }, { times: 1 });
    await send(saying(text), { idempotencyKey: 'digest:1' });
    const [card, plain] = platform.shown(group);
    expect([card?.type, plain?.type]).toEqual(['interactive', 'text']);
    expect([card?.pings, plain?.pings]).toEqual([[], []]);
    expect(shownText(plain)).not.toMatch(/<|\]\(/);
  });
});

describe('what the platform refuses', () => {
  it.each([230025, 230099, 200621, 200860, 300305, 11310, 230001])(
    'as a card (%i) is sent once as plain text, with a uuid of its own',
    async (code) => {
      const { platform, answer } = await aSender();
      platform.faults.onCall('message.reply', { kind: 'code', code }, { times: 1 });
      await answer();
      const [message] = platform.shown(group);
      expect(message).toMatchObject({ type: 'text', content: { text: '茶好了' }, parentId: question });
      const uuids = sends(platform).map(({ body }) => (body as { uuid: string }).uuid);
      expect(new Set(uuids).size).toBe(2);
    },
  );

  it('as text as well is refused', async () => {
    const { platform, answer } = await aSender();
    platform.faults.onCall('message.reply', { kind: 'code', code: 230099 });
    expect(await failureOf(answer())).toMatchObject({ outcome: 'refused' });
    expect(sends(platform)).toHaveLength(2);
  });

  it.each([230110, 230019, 231003])('since the question is gone (%i) is sent to the chat', async (code) => {
    const { platform, answer } = await aSender();
    platform.faults.onCall('message.reply', { kind: 'code', code });
    await answer();
    expect(platform.shown(group)).toMatchObject([{ type: 'interactive', pings: [] }]);
    expect(platform.shown(group)[0]?.parentId).toBeUndefined();
  });

  it('since the question was recalled is not sent at all', async () => {
    const { platform, answer } = await aSender();
    platform.deliver(platform.events.recalled(question));
    expect(await failureOf(answer())).toMatchObject({ outcome: 'refused' });
    expect(platform.shown(group)).toEqual([]);
  });

  it('since the group has no threads is a quote', async () => {
    const { platform, answer } = await aSender();
    platform.chat({ id: group }).threads = false;
    await answer(saying('茶好了'), { replyTo: { ...replyTo, thread: 'omt_1' } });
    expect(platform.shown(group)).toMatchObject([{ parentId: question }]);
  });

  it.each([
    ['is not in the group any more', { botIsMember: false }],
    ['finds the group dissolved', { dissolved: true }],
  ])('since the bot %s ends the chat', async (_what, change) => {
    const { platform, send } = await aSender();
    Object.assign(platform.chat({ id: group }), change);
    expect(await failureOf(send())).toMatchObject({ outcome: 'gone' });
  });

  it.each([
    [230022, 'refused'],
    [230035, 'refused'],
    [299_999, 'refused'],
    [230053, 'gone'],
    [230020, 'retry'],
    [11232, 'retry'],
    [230049, 'retry'],
    [99991672, 'retry'],
  ])('with code %i means %s', async (code, outcome) => {
    const { platform, send } = await aSender();
    platform.faults.onCall('message.create', { kind: 'code', code });
    const error = await failureOf(send());
    expect(error).toMatchObject({ outcome });
    expect(error.message).toContain(String(code));
    expect(sends(platform)).toHaveLength(1);
  });

  it('is refused with HTTP 200 as well', async () => {
    const { platform, send } = await aSender();
    platform.faults.onCall('message.create', { kind: 'code', code: 230022, status: 200 });
    expect(await failureOf(send())).toMatchObject({ outcome: 'refused' });
  });

  it('for too many calls waits as long as it was told', async () => {
    const { platform, send } = await aSender();
    platform.faults.onCall('message.create', {
      kind: 'code',
      code: 99991400,
      status: 429,
      headers: { 'x-ogw-ratelimit-reset': '7' },
    });
    expect(await failureOf(send())).toMatchObject({ outcome: 'retry', retryAfterMs: 7000 });
  });
});

describe('a send whose end is not known', () => {
  it.each([
    ['the answer is lost', { kind: 'lose-reply' }],
    ['a proxy fails behind it', { kind: 'status', status: 502, carriedOut: true }],
    ['a proxy fails before it', { kind: 'status', status: 503 }],
    ['the call is lost', { kind: 'lose-request' }],
    ['it is led elsewhere', { kind: 'status', status: 302 }],
  ] as const)('is repeated, and shows once: %s', async (_what, fault) => {
    const { platform, answer } = await aSender();
    platform.faults.onCall('message.reply', fault, { times: 1 });
    expect(await failureOf(answer())).toMatchObject({ outcome: 'retry' });
    const { messageIds } = await answer();
    expect(platform.shown(group).map(({ id }) => id)).toEqual(messageIds);
  });

  it('ends by itself when no answer comes', async () => {
    const { platform, answer } = await aSender({ timing: { call: 500 } });
    const gate = platform.faults.hold('message.reply', 'after', { times: 1 });
    expect(await failureOf(answer())).toMatchObject({ outcome: 'retry' });
    gate.open();
    await answer();
    expect(platform.shown(group)).toHaveLength(1);
  });

  it('is not repeated when the platform may have forgotten it', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, answer } = await aSender({ now: () => now });
    platform.faults.onCall('message.reply', { kind: 'lose-reply' }, { times: 1 });
    await failureOf(answer());
    now += 56 * minute;
    expect(await failureOf(answer())).toMatchObject({ outcome: 'unknown' });
    expect(sends(platform)).toHaveLength(1);
  });

  it('of an earlier process is repeated within the hour, and not after it', async () => {
    const now = Date.UTC(2026, 0, 5);
    const { platform, send } = await aSender({ now: () => now });
    await send(saying('茶好了'), { triedSince: now - 20 * minute });
    const late = send(saying('茶好了'), { idempotencyKey: 'digest:2', triedSince: now - 56 * minute });
    expect(await failureOf(late)).toMatchObject({ outcome: 'unknown' });
    expect(platform.shown(group)).toHaveLength(1);
  });

  it('is worth any number of tries while the platform is out of reach', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, send } = await aSender({ now: () => now });
    await send();
    await platform.stop();
    // A connection that was kept open breaks within a call; the others are not even made.
    await failureOf(send(saying('茶好了'), { idempotencyKey: 'answer:2' }));
    const next = () => failureOf(send(saying('茶好了'), { idempotencyKey: 'digest:2' }));
    expect(await next()).toMatchObject({ outcome: 'retry' });
    now += 56 * minute;
    expect(await next()).toMatchObject({ outcome: 'retry' });
  });

  it.each([230001, 231003, 299_999])('is not sent in another way when its repeat is answered with %i', async (code) => {
    const { platform, answer } = await aSender({ platform: { repeatedUuid: code } });
    platform.faults.onCall('message.reply', { kind: 'lose-reply' }, { times: 1 });
    await failureOf(answer());
    expect(await failureOf(answer())).toMatchObject({ outcome: 'unknown' });
    expect(platform.shown(group)).toHaveLength(1);
  });

  it('is not sent beside a question that went meanwhile', async () => {
    const { platform, answer } = await aSender();
    platform.faults.onCall('message.reply', { kind: 'lose-reply' }, { times: 1 });
    await failureOf(answer());
    platform.faults.onCall('message.reply', { kind: 'code', code: 230110 });
    expect(await failureOf(answer())).toMatchObject({ outcome: 'unknown' });
    expect(platform.shown(group)).toHaveLength(1);
  });
});

describe('the token of the app', () => {
  it('is asked for once and kept', async () => {
    const { platform, send } = await aSender();
    await send();
    await send(saying('茶好了'), { idempotencyKey: 'answer:2' });
    expect(platform.calls.filter(({ operation }) => operation === 'token')).toHaveLength(1);
  });

  it('is asked for anew when the platform has revoked it', async () => {
    const { platform, send } = await aSender();
    await send();
    platform.revokeTokens();
    await send(saying('茶好了'), { idempotencyKey: 'answer:2' });
    expect(platform.shown(group)).toHaveLength(2);
    expect(platform.calls.filter(({ operation }) => operation === 'token')).toHaveLength(2);
  });

  it('that is refused again and again is left to a later try', async () => {
    const { platform, send } = await aSender();
    platform.faults.onCall('message.create', { kind: 'code', code: 99991663 });
    expect(await failureOf(send())).toMatchObject({ outcome: 'retry' });
    expect(sends(platform)).toHaveLength(2);
  });

  it.each([
    [{ kind: 'code', code: 10014 } as const],
    [{ kind: 'lose-reply' } as const],
    [{ kind: 'status', status: 500 } as const],
  ])('that is not to be had sends nothing, and a later try is safe: %j', async (fault) => {
    let now = Date.UTC(2026, 0, 5);
    const { platform, send } = await aSender({ now: () => now });
    const failing = platform.faults.onCall('token', fault);
    expect(await failureOf(send())).toMatchObject({ outcome: 'retry' });
    now += 56 * minute;
    expect(await failureOf(send())).toMatchObject({ outcome: 'retry' });
    failing.clear();
    await send();
    expect(platform.shown(group)).toHaveLength(1);
  });
});
