import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { steps } from '../../support/crash/pipeline-steps.ts';
import { aDatabase, run, start } from '../../support/crash/run.ts';

const chats = 5;

/** Everything that was acknowledged or due was handed over, and each of it under one key only. */
function expectEverythingOnce({ slot, acknowledged, handedOver }: Awaited<ReturnType<typeof aDatabase>>): void {
  const keys = new Set(handedOver().map(({ key }) => key));
  const due = Array.from({ length: chats }, (_, i) => `digest:test:chat-${i}:${slot}`);
  const wanted = [...due, ...new Set(acknowledged().map((id) => `answer:test:${id}`))];
  expect([...keys].sort()).toEqual(wanted.sort());
}

const messages = (run: number, count: number) => Array.from({ length: count }, (_, i) => `m${run * 100 + i}`);

describe('a process that is killed', () => {
  it('at each step loses nothing that was due or acknowledged, and hands nothing over under two keys', async () => {
    const database = await aDatabase(chats);
    let runs = 0;
    for (const step of steps)
      for (const count of [1, 2, 4]) {
        runs += 1;
        const ended = await run(database.job({ messages: messages(runs, 4), dieAt: { step, count }, untilDone: true }));
        expect(ended, `${step} ${count}`).toBe('SIGKILL');
      }
    expect(await run(database.job({ messages: messages(0, 2), untilDone: true }))).toBeUndefined();
    // A message that was kept but not acknowledged before the kill is answered as well.
    const kept = new Set(database.handedOver().map(({ key }) => key));
    for (const id of database.acknowledged()) expect(kept).toContain(`answer:test:${id}`);
    for (let i = 0; i < chats; i++) expect(kept).toContain(`digest:test:chat-${i}:${database.slot}`);
    expect([...kept].filter((key) => key.startsWith('digest:'))).toHaveLength(chats);
  }, 120_000);

  it('thirty times at random moments loses nothing and doubles nothing', async () => {
    const database = await aDatabase(chats);
    let seed = 20260302;
    // Park and Miller's minimal standard generator (1988).
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let i = 0; i < 30; i++) {
      const child = start(database.job({ messages: messages(i, 50) }));
      const before = database.acknowledged().length;
      const until = before + Math.floor(random() * 40);
      const ended = once(child, 'exit');
      while (database.acknowledged().length < until && child.exitCode === null)
        await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGKILL');
      await ended;
    }
    const rest = [...new Set(Array.from({ length: 30 }, (_, i) => messages(i, 50)).flat())];
    await run(database.job({ messages: rest, untilDone: true }));
    expectEverythingOnce(database);
  }, 180_000);
});
