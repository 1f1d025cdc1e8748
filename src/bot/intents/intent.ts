import type { Casebook } from '../../knowledge/casebook.ts';
import type { SearchResult } from '../../knowledge/search/search.ts';
import type { Conversation } from '../conversation.ts';
import type { Question } from '../reading/question.ts';
import type { Reply } from '../reply.ts';
import type { Changes, Situation } from '../situation.ts';

/** What an intent looks at. Nothing here is changed by it. */
export type Request = {
  question: Question;
  conversation: Conversation;
  casebook: Casebook;
  /** The chat, the person and the time the question was asked in. */
  situation: Situation;
  /** The full-text search of the question, done once and only when asked for. */
  search(): SearchResult;
};

/** An answer and what it changes. */
export type Outcome = { reply: Reply } & Changes;

/** One kind of message the bot understands. */
export type Intent = {
  /** Name of the rule, shown by `--explain`. */
  name: string;
  /** The answer, or undefined when the message is not of this kind. Pure. */
  answer(request: Request): Outcome | undefined;
};
