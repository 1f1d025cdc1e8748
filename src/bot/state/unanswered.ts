import type { Tables } from './engine.ts';

/** A question that found no answer; times in milliseconds since the epoch. */
export type UnansweredQuestion = { channel: string; text: string; count: number; firstAt: number; lastAt: number };

/** Longer ones are cut: they are for people to read in a list. */
const longestText = 200;

/** The questions that found no answer. Nobody's name is kept with them. */
export type Unanswered = {
  add(channel: string, text: string, now: number): Promise<void>;
  /** The most frequent ones first. */
  list(limit: number): Promise<UnansweredQuestion[]>;
  /** Somebody saw to a question: it leaves the list, in all channels. */
  remove(text: string): Promise<void>;
};

export function createUnanswered(tables: Tables): Unanswered {
  return {
    async add(channel, question, now) {
      const text = [...question.replace(/[\p{Cc}\s]+/gu, ' ').trim()].slice(0, longestText).join('');
      if (!text) return;
      await tables
        .insertInto('unanswered')
        .values({ channel, text, count: 1, first_at: now, last_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['channel', 'text'])
            .doUpdateSet({ count: ({ eb }) => eb('unanswered.count', '+', 1), last_at: now }),
        )
        .execute();
    },
    async list(limit) {
      const rows = await tables
        .selectFrom('unanswered')
        .selectAll()
        .orderBy('count', 'desc')
        .orderBy('last_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ channel, text, count, first_at, last_at }) => ({
        channel,
        text,
        count,
        firstAt: first_at,
        lastAt: last_at,
      }));
    },
    async remove(text) {
      await tables.deleteFrom('unanswered').where('text', '=', text).execute();
    },
  };
}
