import type { Explanation, Reply } from '../../../bot/reply.ts';

/** A line of the console's chat: somebody's message, or the bot's. */
export type Entry =
  | { id: number; from: string; text: string }
  | { id: number; from: 'bot'; reply: Reply; key: string; explanation?: Explanation };

/** An entry before it has its place. */
type NewEntry = { from: string; text: string } | { from: 'bot'; reply: Reply; key: string; explanation?: Explanation };

/** The console's one chat: what was said lately, and who listens. */
export type Room = {
  entries(): readonly Entry[];
  add(entry: NewEntry): Entry;
  /** The bot's message with this key. */
  find(key: string): Reply | undefined;
  /** Calls back for each new entry, until the returned function is called. */
  listen(listener: (entry: Entry) => void): () => void;
};

/** So much of the talk is kept. */
const capacity = 60;

export function createRoom(): Room {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  let count = 0;
  return {
    entries: () => entries,
    add(entry) {
      count += 1;
      const placed: Entry = { ...entry, id: count };
      entries.push(placed);
      if (entries.length > capacity) entries.shift();
      for (const listener of listeners) listener(placed);
      return placed;
    },
    find(key) {
      const entry = entries.find((one) => 'reply' in one && one.key === key);
      return entry && 'reply' in entry ? entry.reply : undefined;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
