import type { Pace } from '../../../bot/delivery/pace.ts';

export type MeterParts = { pace: Pace; now: () => number; random: () => number };

/**
 * Keeps single messages apart, where the outbox counts replies: a reply may be several messages. Pauses are those of
 * the account's pace.
 */
export type Meter = {
  /** When the next message may go, in milliseconds since the epoch. */
  opensAt(chatId: string): number;
  /** A message goes now. */
  count(chatId: string): void;
};

const minuteMs = 60_000;

export function createMeter({ pace, now, random }: MeterParts): Meter {
  const { chatGapMs, accountGapMs, jitterMs = 0, perMinute = Number.POSITIVE_INFINITY } = pace;
  let recent: { at: number; chatId: string }[] = [];
  let gapMs = accountGapMs;
  return {
    opensAt(chatId) {
      const last = recent.at(-1);
      const lastHere = recent.findLast((message) => message.chatId === chatId);
      const first = recent.length >= perMinute ? recent.at(-perMinute) : undefined;
      return Math.max(
        now(),
        last ? last.at + gapMs : 0,
        lastHere ? lastHere.at + chatGapMs : 0,
        first ? first.at + minuteMs : 0,
      );
    },
    count(chatId) {
      const at = now();
      recent = [...recent.filter((message) => at - message.at < minuteMs), { at, chatId }];
      gapMs = accountGapMs + Math.round(random() * jitterMs);
    },
  };
}
