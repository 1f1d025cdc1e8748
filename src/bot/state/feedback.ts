import type { Feedback } from '../inbound.ts';
import type { Reply } from '../reply.ts';
import type { Tables } from './engine.ts';

/** A person's judgement of an answer; the time is in milliseconds since the epoch. */
export type JudgedAnswer = { channel: string; useful: boolean; at: number; reply?: Reply };

/** What people said of answers: one word a person and answer, the last one counts. */
export type FeedbackBook = {
  save(feedback: Feedback, now: number): Promise<void>;
  /** How often answers were found useful, and how often not. */
  count(): Promise<{ useful: number; useless: number }>;
  /** The newest first, each with the answer it is about where that is still kept. */
  latest(limit: number): Promise<JudgedAnswer[]>;
};

export function createFeedbackBook(tables: Tables): FeedbackBook {
  return {
    async save({ channel, chatId, senderId, key, useful }, now) {
      const word = { chat_id: chatId, useful: useful ? 1 : 0, at: now };
      await tables
        .insertInto('feedback')
        .values({ channel, key, sender_id: senderId, ...word })
        .onConflict((conflict) => conflict.columns(['channel', 'key', 'sender_id']).doUpdateSet(word))
        .execute();
    },
    async count() {
      const rows = await tables
        .selectFrom('feedback')
        .select(['useful', ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy('useful')
        .execute();
      const of = (value: number) => rows.find(({ useful }) => useful === value)?.count ?? 0;
      return { useful: of(1), useless: of(0) };
    },
    async latest(limit) {
      const rows = await tables
        .selectFrom('feedback as f')
        .leftJoin('outbox as o', 'o.key', 'f.key')
        .select(['f.channel', 'f.useful', 'f.at', 'o.reply'])
        .orderBy('f.at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ channel, useful, at, reply }) => ({
        channel,
        useful: useful === 1,
        at,
        ...(reply === null ? {} : { reply: JSON.parse(reply) }),
      }));
    },
  };
}
