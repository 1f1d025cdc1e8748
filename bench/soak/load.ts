import type { Delivery, FeishuPlatform, PlatformEvent } from '../../test/support/feishu-platform/platform.ts';
import type { Asked } from '../../test/support/feishu-soak/soak.ts';

/** A question that was asked, and when (milliseconds since the epoch). */
export type Question = Asked & { at: number };

/** People who ask in many groups. */
export type Load = {
  readonly asked: Question[];
  /** Asks until so many were asked in all. */
  askUpTo(count: number): void;
  /** Delivers again what nobody has acknowledged for a while. */
  repeat(now: number): void;
  /** How many questions nobody has acknowledged. */
  unacknowledged(): number;
};

const cases = 144;
const people = 97;
/** Feishu's first pause before it delivers an event again; the longer ones that follow are not waited for here. */
const repeatAfterMs = 15_000;

export function createLoad(platform: FeishuPlatform, groups: number): Load {
  const chats = Array.from({ length: groups }, () => platform.chat().id);
  const asked: Question[] = [];
  const open = new Map<PlatformEvent, Delivery[]>();
  return {
    asked,
    askUpTo(count) {
      while (asked.length < count) ask(asked.length);
    },
    repeat(now) {
      for (const [event, deliveries] of open) {
        if (deliveries.some(({ ack }) => ack?.code === 200)) open.delete(event);
        else if (now - lastAt(deliveries) >= repeatAfterMs) deliveries.push(platform.deliver(event));
      }
    },
    unacknowledged: () => [...open.values()].filter((all) => !all.some(({ ack }) => ack?.code === 200)).length,
  };

  function ask(place: number): void {
    const number = 1 + (place % cases);
    const group = chats[place % groups] ?? '';
    const messageId = `om_question_${place}`;
    const from = `ou_person_${place % people}`;
    const event = platform.events.text(group, `@{bot} ${number}号案例`, { messageId, from });
    asked.push({ group, messageId, number, at: Date.now() });
    open.set(event, [platform.deliver(event)]);
  }
}

function lastAt(deliveries: readonly Delivery[]): number {
  return Math.max(...deliveries.flatMap(({ attempts }) => attempts.map(({ at }) => at)));
}
