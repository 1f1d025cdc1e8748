import type { Kysely } from 'kysely';
import { type AnswerCounts, createAnswerCounts } from './answers.ts';
import { type Chats, createChats } from './chats.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import type { Engine, Tables } from './engine.ts';
import { createFeedbackBook, type FeedbackBook } from './feedback.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPushes, type Pushes } from './pushes.ts';
import { deleteOld } from './retention.ts';
import type { Schema } from './schema.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createUnanswered, type Unanswered } from './unanswered.ts';

/**
 * Everything that outlives the process. Whatever fails because of the database rejects with a `StateError`, and then
 * nothing has changed.
 */
export type Store = {
  chats: Chats;
  subscriptions: Subscriptions;
  pushes: Pushes;
  inbox: Inbox;
  outbox: Outbox;
  dispatch: Dispatch;
  feedback: FeedbackBook;
  answers: AnswerCounts;
  unanswered: Unanswered;
  conversations: Conversations;
  /** Deletes what is older than a span of milliseconds and done with. */
  deleteOld(spanMs: number, now: number): Promise<void>;
  /**
   * All of the work or, when it rejects, none of it. The work has to use the store that it is given: the other one
   * would wait for the transaction to end.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export function createStore(db: Kysely<Schema>, engine: Engine): Store {
  return {
    ...repositories(db, engine),
    transaction: (work) => db.transaction().execute((tables) => work(withinTransaction(tables, engine))),
    close: () => db.destroy(),
  };
}

function withinTransaction(tables: Tables, engine: Engine): Store {
  const store: Store = {
    ...repositories(tables, engine),
    transaction: (work) => work(store),
    close: async () => {
      throw new Error('a store is not closed from within a transaction');
    },
  };
  return store;
}

function repositories(tables: Tables, engine: Engine): Omit<Store, 'transaction' | 'close'> {
  return {
    chats: createChats(tables),
    subscriptions: createSubscriptions(tables, engine),
    pushes: createPushes(tables),
    inbox: createInbox(tables, engine),
    outbox: createOutbox(tables),
    dispatch: createDispatch(tables, engine),
    feedback: createFeedbackBook(tables),
    answers: createAnswerCounts(tables),
    unanswered: createUnanswered(tables),
    conversations: createConversations(tables),
    deleteOld: (spanMs, now) => deleteOld(tables, spanMs, now),
  };
}
