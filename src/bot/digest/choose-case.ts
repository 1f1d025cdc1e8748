import type { Case, ProcedureSource } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import { fittingCases } from './case-filter.ts';
import type { Push, Subscription } from './subscription.ts';

/**
 * The case to push next, or undefined when none fits the filter. No case comes again before all that fit were sent;
 * then a new round begins in another order. The order is fixed by the chat and the round: the same ledger always gives
 * the same case. Within it, cases whose steps the book has in words come first, and neighbours differ in their main
 * topic as long as that can be kept up. Pushes that failed or were skipped do not count.
 */
export function chooseCase(
  casebook: Casebook,
  subscription: Pick<Subscription, 'channel' | 'chatId' | 'filter'>,
  pushes: readonly Push[],
): Case | undefined {
  const sent = pushes.flatMap(({ number, state }) => (state === 'sent' || state === 'claimed' ? (number ?? []) : []));
  const times = new Map<number, number>();
  for (const number of sent) times.set(number, (times.get(number) ?? 0) + 1);
  const fitting = fittingCases(casebook, subscription.filter);
  const round = Math.min(...fitting.map(({ number }) => times.get(number) ?? 0));
  const due = fitting.filter(({ number }) => (times.get(number) ?? 0) === round);
  const last = casebook.get(sent.at(-1) ?? 0);
  return pick(inOrder(due, `${subscription.channel}:${subscription.chatId}:${round}`), last);
}

const fullness: Record<ProcedureSource, number> = { text: 0, partial: 1, figure: 2, missing: 3 };

function inOrder(cases: readonly Case[], seed: string): Case[] {
  return cases
    .map((entry) => ({ entry, rank: hash(`${seed}:${entry.number}`) }))
    .sort((a, b) => fullness[a.entry.procedureSource] - fullness[b.entry.procedureSource] || a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** The first of the order that is far enough from what was sent last; else the first that is at least another case. */
function pick(order: readonly Case[], last: Case | undefined): Case | undefined {
  const counts = new Map<string, number>();
  for (const entry of order) counts.set(mainTopicOf(entry), (counts.get(mainTopicOf(entry)) ?? 0) + 1);
  const others = order.filter((entry) => !last || mainTopicOf(entry) !== mainTopicOf(last));
  return (
    others.find((entry) => canGoOn(counts, mainTopicOf(entry))) ??
    others[0] ??
    order.find(({ number }) => number !== last?.number) ??
    order[0]
  );
}

/**
 * Whether the rest can be put in a row without equal neighbours after a case on `taken`: no topic may hold more than
 * half of the rest, rounded up, and `taken` itself no more than half, rounded down.
 */
function canGoOn(counts: ReadonlyMap<string, number>, taken: string): boolean {
  const left = [...counts.values()].reduce((sum, count) => sum + count, 0) - 1;
  return [...counts].every(([topic, count]) =>
    topic === taken ? count - 1 <= Math.floor(left / 2) : count <= Math.ceil(left / 2),
  );
}

/** The field a case belongs to first of all: the root of its first topic. */
export function mainTopicOf({ topics }: Case): string {
  return topics[0]?.split('/')[0] ?? '';
}

/** FNV-1a (Fowler, Noll, Vo) over the characters, mixed by the finaliser of MurmurHash3 (Appleby, public domain). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
