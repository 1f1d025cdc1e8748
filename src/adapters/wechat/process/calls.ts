import type { Timers } from '../../../bot/timers.ts';
import type { ChildEvent, SendFault } from '../protocol.ts';

/** How handing a message to the child ended; `lost`: it may be shown, and nobody can tell. */
export type CallResult =
  | { end: 'sent' }
  | { end: 'failed'; fault: SendFault; detail: string }
  | { end: 'not-begun' }
  | { end: 'lost' };

type Call = { hasBegun: boolean; settle(result: CallResult): void };

/** The messages that one child has in hand. */
export type Calls = {
  /** Waits for a message's end, which `begin` hands to the child under an id. */
  make(timeoutMs: number, begin: (id: number) => void): Promise<CallResult>;
  /** Takes what the child tells of them. */
  take(event: ChildEvent): void;
  /** The child is gone. What it had not begun was not shown. */
  dropAll(): void;
};

export function createCalls(timers: Timers): Calls {
  const calls = new Map<number, Call>();
  let lastId = 0;
  return {
    make(timeoutMs, begin) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const callOff = timers.after(timeoutMs, () => settle({ end: 'lost' }));
        const settle = (result: CallResult) => {
          callOff();
          calls.delete(id);
          resolve(result);
        };
        calls.set(id, { hasBegun: false, settle });
        begin(id);
      });
    },
    take(event) {
      if (event.type !== 'sending' && event.type !== 'sent' && event.type !== 'send-failed') return;
      const call = calls.get(event.id);
      if (!call) return;
      if (event.type === 'sending') call.hasBegun = true;
      else if (event.type === 'sent') call.settle({ end: 'sent' });
      else call.settle({ end: 'failed', fault: event.fault, detail: event.detail });
    },
    dropAll() {
      for (const call of [...calls.values()]) call.settle({ end: call.hasBegun ? 'lost' : 'not-begun' });
    },
  };
}
