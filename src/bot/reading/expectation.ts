import type { Evidence } from '../../knowledge/search/confidence.ts';
import { readAttribute } from './attributes.ts';
import type { Question } from './question.ts';

/** Words of somebody who knows, or takes it, that the book has it: 那项, 有这么个经验吧, 在第几页, which case. */
const presupposing =
  /那一?(项|条|笔|款|套)|那个|这么个|这种|这一?项|哪一?(项|条)|案例|先例|经验|做法|是哪一?个|第几页|哪一?页|页码|书里|书上|有这么|\bwhich (case|one|page)\b|\bcase\b/;

/**
 * What the form of a question adds to the log-odds that the book answers it. People who speak of "that one" or ask for
 * its page mostly have a case in mind; a fee, a limit or a date, asked without the name of a case, is mostly that of
 * something else. Found on the development questions like the weights of the evidence (docs/evaluation.md).
 */
export function expectationOf({ text, aspect, language }: Question, evidence: Evidence | undefined): number {
  const presupposes = presupposing.test(text) || aspect === 'page' || aspect === 'audience';
  const asksForUnnamed = readAttribute(text) !== undefined && !evidence?.named;
  return 0.6 + (language === 'en' ? 0.5 : 0) + (presupposes ? 2 : 0) - (asksForUnnamed ? 1 : 0);
}
