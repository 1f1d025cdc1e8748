import { createStartChild, type StartChild } from '../../../src/adapters/wechat/process/child.ts';
import type { Clock } from './clock.ts';
import { until } from './until.ts';

/**
 * Starts real children and knows what they still owe an answer to, so that a clock that is moved by hand does not run
 * ahead of them.
 */
export function countedChildren(environment: Readonly<Record<string, string>> = {}) {
  const startReal = createStartChild(environment);
  let owed = new Set<string>();
  let starts = 0;
  const startChild: StartChild = (listener) => {
    starts += 1;
    owed = new Set(['start']);
    const child = startReal({
      event(event) {
        if (event.type === 'pong') owed.delete(`ping ${event.id}`);
        if (event.type === 'sent' || event.type === 'send-failed') owed.delete(`send ${event.id}`);
        if (event.type === 'directory') owed.delete('list');
        if (event.type === 'message') owed.delete(`message ${event.id}`);
        if (event.type === 'directory' || event.type === 'scan') owed.delete('start');
        listener.event(event);
      },
      end(end) {
        owed.clear();
        listener.end(end);
      },
    });
    return {
      pid: child.pid,
      kill: child.kill,
      send(command) {
        if (command.type === 'ping' || command.type === 'send') owed.add(`${command.type} ${command.id}`);
        if (command.type === 'list') owed.add('list');
        child.send(command);
      },
    };
  };
  return {
    startChild,
    starts: () => starts,
    /** The child is to hand over this message. */
    awaits: (messageId: string) => owed.add(`message ${messageId}`),
    /** Children do not count while they are not expected to answer. */
    forgive: () => owed.clear(),
    /** Resolves when the child has nothing in hand, or something else is true, and the program nothing to do at once. */
    async idle(orElse: () => boolean = () => false) {
      const isIdle = () => owed.size === 0 || orElse();
      do {
        await until(isIdle, 1);
        for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
      } while (!isIdle());
    },
  };
}

export type CountedChildren = ReturnType<typeof countedChildren>;

/** Lets time pass alarm by alarm, giving the child and the program time for each. */
export async function letPass(clock: Clock, ms: number, children: CountedChildren): Promise<void> {
  const end = clock.now() + ms;
  do await children.idle();
  while (clock.toNext(end - clock.now()));
  clock.advance(end - clock.now());
  await children.idle();
}
