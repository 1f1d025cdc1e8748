import type { Casebook } from '../knowledge/casebook.ts';
import type { SearchResult } from '../knowledge/search/search.ts';
import { compareIntent } from './intents/compare.ts';
import { aspectIntent, narrowIntent, ordinalIntent } from './intents/follow-up.ts';
import { helpIntent } from './intents/help.ts';
import type { Intent, Outcome, Request } from './intents/intent.ts';
import { broadCategoryIntent, categoryIntent, listIntent } from './intents/list.ts';
import { notFoundIntent } from './intents/not-found.ts';
import { numberIntent } from './intents/number.ts';
import { pageIntent } from './intents/page.ts';
import { pagingIntent } from './intents/paging.ts';
import { questionIntent } from './intents/question.ts';
import { relatedIntent } from './intents/related.ts';
import { smallTalkIntent } from './intents/small-talk.ts';
import { statsIntent } from './intents/stats.ts';
import { unreadableIntent } from './intents/unreadable.ts';
import { createQuestionReader } from './reading/question.ts';
import type { Explanation } from './reply.ts';
import type { Situation } from './situation.ts';

/** All intents, in the order they are tried; the first that answers decides, the last always does. */
export const intents: readonly Intent[] = [
  unreadableIntent,
  helpIntent,
  smallTalkIntent,
  pagingIntent,
  statsIntent,
  compareIntent,
  relatedIntent,
  ordinalIntent,
  pageIntent,
  numberIntent,
  narrowIntent,
  aspectIntent,
  listIntent,
  broadCategoryIntent,
  questionIntent,
  categoryIntent,
  notFoundIntent,
];

/** Reads a message and lets the intents answer it. */
export type Router = (text: string, situation: Situation) => Outcome & { explanation: Explanation };

export function createRouter(casebook: Casebook): Router {
  const readQuestion = createQuestionReader(casebook);
  return (text, situation) => {
    const question = readQuestion(text);
    let result: SearchResult | undefined;
    const search = () => {
      result ??= casebook.search.find(question.text);
      return result;
    };
    const request: Request = { question, conversation: situation.conversation, casebook, situation, search };
    for (const intent of intents) {
      const outcome = intent.answer(request);
      if (outcome) return { ...outcome, explanation: explain(intent.name, question.text, result) };
    }
    throw new Error('no intent answered: the last one must always answer');
  };
}

function explain(rule: string, read: string, result: SearchResult | undefined): Explanation {
  return {
    rule,
    read,
    words: result?.words ?? [],
    unknown: result?.unknown ?? [],
    hits: (result?.hits ?? [])
      .slice(0, 5)
      .map((hit) => ({ number: hit.case.number, score: Number(hit.score.toFixed(3)), matched: hit.matched })),
  };
}
