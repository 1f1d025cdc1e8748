import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { aDatabase, start } from '../../support/crash/run.ts';

describe('two processes on one database', () => {
  it('share the work: each push and each answer is handed over by one of them, once', async () => {
    const database = await aDatabase(5);
    const messages = Array.from({ length: 200 }, (_, i) => `m${i}`);
    // Both are offered every message, as a platform does that is not sure of an acknowledgement.
    const children = ['one', 'two'].map((owner) => start(database.job({ owner, messages, untilDone: true })));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0]);
    const handedOver = database.handedOver();
    const wanted = [
      ...messages.map((id) => `answer:test:${id}`),
      ...Array.from({ length: 5 }, (_, i) => `digest:test:chat-${i}:${database.slot}`),
    ];
    expect(handedOver.map(({ key }) => key).sort()).toEqual(wanted.sort());
    expect(new Set(handedOver.map(({ owner }) => owner))).toEqual(new Set(['one', 'two']));
  }, 60_000);
});
