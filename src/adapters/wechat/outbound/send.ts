import { type Receipt, SendError, type SendOutcome } from '../../../bot/delivery/outgoing.ts';
import type { Timers } from '../../../bot/timers.ts';
import { pause } from '../../../bot/timers.ts';
import type { Adapter } from '../../adapter.ts';
import type { AddressBook } from '../people/address-book.ts';
import type { CallResult } from '../process/calls.ts';
import type { SendContent } from '../protocol.ts';
import { type ComposeParts, compose } from './compose.ts';
import type { Meter } from './meter.ts';
import type { Rest } from './rest.ts';

export type SendParts = ComposeParts & {
  book: AddressBook;
  meter: Meter;
  rest: Rest;
  timers: Timers;
  /** When sending begins after a log-in; undefined while there is no log-in. */
  opensAt(): number | undefined;
  hand(to: string, content: SendContent): Promise<CallResult>;
  onSent(): void;
  onTooOften(): void;
};

/** A reply that would have to wait longer for its turn tries again later: one that waits here is lost at a crash. */
const patienceToBeginMs = 8_000;
/** A reply that was begun goes on for so long, and tries again before its lease in the outbox ends. */
const patienceMs = 80_000;
const findAgainMs = 5 * 60_000;
const keptProgress = 1_000;

/**
 * Sends replies one after the other. What was shown of a reply is remembered, so that a later try goes on behind it;
 * where nobody knows whether a message was shown, the reply ends there.
 */
export function createSend(parts: SendParts): Adapter['send'] {
  const progress = new Map<string, number>();
  let line: Promise<unknown> = Promise.resolve();
  return (chat, reply, options) => {
    const calledAt = parts.timers.now();
    const sending = line.then(async () => {
      const contents = compose(chat.id, reply, options.replyTo, parts);
      await sendRest(chat.id, contents, options.idempotencyKey, calledAt);
      return receiptOf(options.idempotencyKey, contents.length);
    });
    line = sending.catch(() => {});
    return sending;
  };

  async function sendRest(
    chatId: string,
    contents: readonly SendContent[],
    key: string,
    calledAt: number,
  ): Promise<void> {
    const first = progress.get(key) ?? 0;
    for (let next = first; next < contents.length; next++) {
      const content = contents[next];
      if (!content) break;
      await sendOne(chatId, content, calledAt + (next === first ? patienceToBeginMs : patienceMs));
      remember(key, next + 1);
    }
    // Kept on purpose: the same key may come again, and then all of it was shown.
  }

  async function sendOne(chatId: string, content: SendContent, until: number): Promise<void> {
    await waitForTurn(chatId, until);
    const found = parts.book.find(chatId);
    if ('problem' in found) throw retry(`the chat is ${found.problem}`, findAgainMs);
    parts.meter.count(chatId);
    const result = await parts.hand(found.conversation, content);
    if (result.end === 'sent') return parts.onSent();
    throw failureOf(result);
  }

  async function waitForTurn(chatId: string, until: number): Promise<void> {
    const now = parts.timers.now();
    const opensAt = parts.opensAt();
    if (opensAt === undefined) throw retry('not logged in');
    const at = Math.max(opensAt, parts.rest.until() ?? 0, parts.meter.opensAt(chatId));
    if (at > until || now > until) throw retry('not its turn yet', Math.max(0, at - now));
    if (at > now) await pause(parts.timers, at - now);
  }

  function failureOf(result: Exclude<CallResult, { end: 'sent' }>): SendError {
    if (result.end === 'not-begun') return retry('the process that runs wechaty was not there');
    if (result.end === 'lost') return new SendError('the process that runs wechaty broke off', { outcome: 'unknown' });
    if (result.fault === 'too-often') {
      parts.rest.begin();
      parts.onTooOften();
      return retry(result.detail, (parts.rest.until() ?? 0) - parts.timers.now());
    }
    return new SendError(result.detail, { outcome: outcomes[result.fault] });
  }

  function remember(key: string, shown: number): void {
    progress.delete(key);
    progress.set(key, shown);
    const [oldest] = progress.keys();
    if (progress.size > keptProgress && oldest !== undefined) progress.delete(oldest);
  }
}

/** WeChat does not tell what it calls a message, so they are named after the reply. */
function receiptOf(key: string, count: number): Receipt {
  return { messageIds: Array.from({ length: count }, (_, i) => `${key}/${i + 1}`) };
}

const outcomes = {
  'logged-out': 'retry',
  unreached: 'retry',
  refused: 'refused',
  unclear: 'unknown',
} as const satisfies Record<string, SendOutcome>;

function retry(message: string, retryAfterMs?: number): SendError {
  return new SendError(message, { outcome: 'retry', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}
