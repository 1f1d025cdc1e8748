import type { Casebook } from '../knowledge/casebook.ts';
import type { SearchResult } from '../knowledge/search/search.ts';
import type { Conversation } from './conversation.ts';
import { broadCategoryIntent, categoryIntent } from './intents/bare-name.ts';
import { compareIntent } from './intents/compare.ts';
import { fallbackListIntent } from './intents/fallback-list.ts';
import { focusIntent } from './intents/focus.ts';
import { aspectIntent, ordinalIntent } from './intents/follow-up.ts';
import { helpIntent } from './intents/help.ts';
import { insteadIntent } from './intents/instead.ts';
import { instructionIntent } from './intents/instruction.ts';
import type { Intent, Outcome, Request } from './intents/intent.ts';
import { listIntent } from './intents/list.ts';
import { listCountIntent } from './intents/list-count.ts';
import { narrowIntent } from './intents/narrow.ts';
import { notFoundIntent } from './intents/not-found.ts';
import { numberIntent } from './intents/number.ts';
import { pageIntent } from './intents/page.ts';
import { pagingIntent } from './intents/paging.ts';
import { questionIntent } from './intents/question.ts';
import { relatedIntent } from './intents/related.ts';
import { smallTalkIntent } from './intents/small-talk.ts';
import { statsIntent } from './intents/stats.ts';
import { changeIntent } from './intents/subscription/change.ts';
import { endIntent } from './intents/subscription/end.ts';
import { excludeIntent } from './intents/subscription/exclude.ts';
import { howIntent } from './intents/subscription/how.ts';
import { issuesIntent } from './intents/subscription/issues.ts';
import { narrowIntent as narrowSubscriptionIntent } from './intents/subscription/narrow.ts';
import { nowIntent } from './intents/subscription/now.ts';
import { pauseIntent } from './intents/subscription/pause.ts';
import { resumeIntent } from './intents/subscription/resume.ts';
import { statusIntent } from './intents/subscription/status.ts';
import { subscribeIntent } from './intents/subscription/subscribe.ts';
import { widenIntent } from './intents/subscription/widen.ts';
import { titleIntent } from './intents/title.ts';
import { unreadableIntent } from './intents/unreadable.ts';
import { createQuestionReader } from './reading/question.ts';
import type { Explanation } from './reply.ts';
import type { Situation } from './situation.ts';

/** All intents, in the order they are tried; the first that answers decides, the last always does. */
export const intents: readonly Intent[] = [
  unreadableIntent,
  helpIntent,
  howIntent,
  statusIntent,
  issuesIntent,
  nowIntent,
  excludeIntent,
  pauseIntent,
  resumeIntent,
  endIntent,
  widenIntent,
  subscribeIntent,
  narrowSubscriptionIntent,
  changeIntent,
  smallTalkIntent,
  instructionIntent,
  pagingIntent,
  titleIntent,
  listCountIntent,
  statsIntent,
  compareIntent,
  relatedIntent,
  ordinalIntent,
  pageIntent,
  numberIntent,
  insteadIntent,
  narrowIntent,
  aspectIntent,
  focusIntent,
  listIntent,
  broadCategoryIntent,
  questionIntent,
  categoryIntent,
  fallbackListIntent,
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
      if (outcome)
        return {
          ...settled(outcome, situation.conversation),
          explanation: explain(intent.name, question.text, result),
        };
    }
    throw new Error('no intent answered: the last one must always answer');
  };
}

/** An answer about the cases ends the talk about the subscription. */
function settled(outcome: Outcome, before: Conversation): Outcome {
  const { about, ...conversation } = outcome.conversation ?? before;
  const goesOn = ['subscription', 'smalltalk', 'help', 'none'].includes(outcome.reply.intent);
  return about && !goesOn ? { ...outcome, conversation } : outcome;
}

function explain(rule: string, read: string, result: SearchResult | undefined): Explanation {
  return {
    rule,
    read,
    words: result?.words ?? [],
    unknown: result?.unknown ?? [],
    hits: (result?.hits ?? []).slice(0, 5).map((hit) => ({
      number: hit.case.number,
      score: Number(hit.score.toFixed(3)),
      get matched() {
        return hit.matched;
      },
    })),
  };
}
