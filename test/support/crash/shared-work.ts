import { once } from 'node:events';
import { expect } from 'vitest';
import { aDatabase, start } from './run.ts';

/** Several processes do the work of one database; two on SQLite unless more and an address are named. */
export async function expectSharedWork({
  address,
  owners = ['one', 'two'],
}: {
  address?: string;
  owners?: readonly string[];
} = {}): Promise<void> {
  const database = await aDatabase(5, address);
  const messages = Array.from({ length: 200 }, (_, i) => `m${i}`);
  // All are offered every message, as a platform does that is not sure of an acknowledgement.
  const job = { messages, leaseMs: 60_000, untilDone: true, isAwaited: true };
  const children = owners.map((owner) => start(database.job({ ...job, owner })));
  // One that begins earlier might have done it all before another has loaded.
  await Promise.all(children.map((child) => once(child, 'message')));
  for (const child of children) child.send('begin');
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
  expect(codes).toEqual(owners.map(() => 0));
  const handedOver = database.handedOver();
  const wanted = [
    ...messages.map((id) => `answer:test:${id}`),
    ...Array.from({ length: 5 }, (_, i) => `digest:test:chat-${i}:${database.slot}`),
  ];
  expect(handedOver.map(({ key }) => key).sort()).toEqual(wanted.sort());
  expect(new Set(handedOver.map(({ owner }) => owner))).toEqual(new Set(owners));
}
