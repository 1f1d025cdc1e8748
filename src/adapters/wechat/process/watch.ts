import type { Timers } from '../../../bot/timers.ts';
import type { ChildEvent } from '../protocol.ts';

const pingEveryMs = 30_000;
const answerWithinMs = 60_000;
/** wechaty with its puppet takes about 130 MB. */
const mostMemoryBytes = 512 * 1024 * 1024;

export type WatchParts = {
  timers: Timers;
  ping(id: number): void;
  /** The child hangs or grows; it has to go. */
  onBad(reason: string): void;
};

/** Asks a child again and again whether it lives, and how big it is. */
export function watchChild({ timers, ping, onBad }: WatchParts): { take(event: ChildEvent): void; stop(): void } {
  let id = 0;
  let callOff = timers.after(pingEveryMs, ask);
  return {
    take(event) {
      if (event.type !== 'pong' || event.id !== id) return;
      callOff();
      if (event.memoryBytes > mostMemoryBytes) {
        onBad(`it takes ${Math.round(event.memoryBytes / 1024 / 1024)} MB`);
        return;
      }
      callOff = timers.after(pingEveryMs, ask);
    },
    stop: () => callOff(),
  };

  function ask(): void {
    id += 1;
    callOff = timers.after(answerWithinMs, () => onBad(`no sign of life for ${answerWithinMs / 1000} s`));
    ping(id);
  }
}
