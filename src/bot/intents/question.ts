import { answerFrom } from '../../knowledge/search/confidence.ts';
import { caseReply } from '../answers/case.ts';
import { findFact } from '../answers/fact.ts';
import type { Intent } from './intent.ts';

/** A second hit this near to the first is named as another possibility. */
const nearShare = 0.9;

/** A question in free text: the case that answers it, leading with the sentence that states what was asked. */
export const questionIntent: Intent = {
  name: 'question',
  answer({ question, casebook, conversation, search }) {
    const { hits, confidence } = search();
    const [best, ...others] = hits;
    if (!best || confidence < answerFrom) return undefined;
    const { language, aspect } = question;
    const near = others
      .filter(({ score }) => score >= best.score * nearShare)
      .slice(0, 3)
      .map((hit) => hit.case);
    const fact = aspect && aspect !== 'overview' ? undefined : findFact(casebook, best.case, question);
    const reply = caseReply(casebook, best.case, {
      language,
      aspect: aspect ?? fact?.aspect,
      lead: fact?.text,
      suggestions: near,
    });
    return {
      reply,
      conversation: {
        language,
        focus: best.case.number,
        ...(conversation.focus === undefined ? {} : { previous: conversation.focus }),
        ...(aspect ? { aspect } : {}),
        ...(near.length > 0
          ? { list: { title: '', groups: [{ numbers: near.map(({ number }) => number) }], page: 0 } }
          : {}),
      },
    };
  },
};
