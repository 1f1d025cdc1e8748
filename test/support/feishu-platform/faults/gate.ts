import type { Gate } from './faults.ts';
import type { Trigger } from './trigger.ts';

/** A gate with its inner side, where calls wait. */
export interface InnerGate extends Gate {
  /** Resolves when the call may go on. */
  pass(): Promise<void>;
}

/** A closed gate; `onOpen` runs once, when it opens for good. */
export function createGate(trigger: Trigger, onOpen: () => void): InnerGate {
  let waiting: (() => void)[] = [];
  let open = false;
  const release = (count = waiting.length) => {
    const released = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const go of released) go();
  };
  const openForGood = () => {
    open = true;
    onOpen();
    release();
  };
  return {
    get hits() {
      return trigger.hits;
    },
    get waiting() {
      return waiting.length;
    },
    release,
    open: openForGood,
    clear: openForGood,
    pass: () =>
      new Promise((resolve) => {
        if (open) resolve();
        else waiting.push(resolve);
      }),
  };
}
