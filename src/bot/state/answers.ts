import type { IntentName } from '../reply.ts';
import type { Tables } from './engine.ts';

/** How often answers of a kind were given on a local day (YYYY-MM-DD). */
export type AnswerCount = { day: string; channel: string; intent: IntentName; count: number };

/** Counts of answers by day and kind; nothing of what was asked is kept with them. */
export type AnswerCounts = {
  add(day: string, channel: string, intent: IntentName): Promise<void>;
  /** From a day on, in the order of the days. */
  since(day: string): Promise<AnswerCount[]>;
};

export function createAnswerCounts(tables: Tables): AnswerCounts {
  return {
    async add(day, channel, intent) {
      await tables
        .insertInto('answers')
        .values({ day, channel, intent, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['day', 'channel', 'intent'])
            .doUpdateSet({ count: ({ eb }) => eb('answers.count', '+', 1) }),
        )
        .execute();
    },
    since: (day) => tables.selectFrom('answers').selectAll().where('day', '>=', day).orderBy('day').execute(),
  };
}
