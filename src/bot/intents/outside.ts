import type { Category } from '../../knowledge/taxonomy.ts';
import type { Request } from './intent.ts';

/** Nearer than this, in the units of `overOutside`, a question is that of somebody who asks for what the book lacks. */
const clearlyOutside = -0.25;
/** A case this far from being the answer does not speak against it. */
const hopeless = -4;
/** Who asks for several has a kind of case in mind. */
const plural = /哪些|哪几|几(个|项|条)|列|全|所有|都|清单|\b(cases|which|list|all)\b/;

/**
 * "邮轮母港通关便利有吗", "加油站建设审批的案例": the message names categories of the book, but what it asks for is nearer to a
 * question that no case answers than to anything in the book. Their list would be no answer. Who names nothing but a party
 * asks what there is for it.
 */
export function asksOutside({ question, search }: Request, categories: readonly Category[]): boolean {
  if (plural.test(question.text) || categories.every(({ facet }) => facet === 'audiences')) return false;
  const { evidence, confidence } = search();
  return evidence !== undefined && evidence.overOutside < clearlyOutside && confidence < hopeless;
}
