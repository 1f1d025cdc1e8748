import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Category } from '../../knowledge/taxonomy.ts';
import { foreignWords, readCategoryQuestion } from '../reading/category-question.ts';
import { namesWhatNoneHas } from '../reading/in-words.ts';
import { numbersFiledUnder, type Selection } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** Nearer than this, in the units of `overOutside`, a question is that of somebody who asks for what the book lacks. */
const clearlyOutside = -0.25;
/** The same where it names a thing that no case of the list has. */
const nearOutside = -0.3;
const unlikely = -3;
/** A case this far from being the answer does not speak against it. */
const hopeless = -4;
/** "渔船柴油补助的案例有吗" where no case is about all of it. */
const whether = /有没有|有无|有(吗|么|不|没)|\bis there\b|\bany(thing)?\b/;
/** No case is near to being the answer. */
const farOff = -2;
/** Who asks for several has a kind of case in mind. */
const plural = /哪些|哪几|几(个|项|条)|列|全|所有|都|清单|\b(cases|which|list|all)\b/;

/**
 * "邮轮母港通关便利有吗", "加油站建设审批的案例": the message names categories of the book, but what it asks for is nearer to a
 * question that no case answers than to anything in the book. Their list would be no answer. Who names nothing but parties
 * and places, or nothing but one subject, asks what there is on it.
 */
export function asksOutside(request: Request, { categories, direct, wider }: Selection): boolean {
  const { casebook, question, search } = request;
  if (categories.every(({ facet }) => facet !== 'topics')) return false;
  if (namesElse(request, [...direct, ...wider])) return true;
  if (plural.test(question.text)) return false;
  if (categories.length === 1 && readCategoryQuestion(question).residual.length === 0) return false;
  const { evidence, confidence } = search();
  if (whether.test(question.text) && confidence < farOff && !anyHasAll(casebook, categories)) return true;
  // Who asks for cases by nothing but names of the book, however seldom they stand together, asks for what there is.
  if (/案例|\bcases?\b/.test(question.text) && foreignWords(question).length === 0) return false;
  return evidence !== undefined && evidence.overOutside < clearlyOutside && confidence < hopeless;
}

/** 飞机融资租赁的案例发我: a thing is named that none of these cases has, and the question is nearer to what the book lacks. */
function namesElse({ casebook, question, search }: Request, cases: readonly Case[]): boolean {
  const { evidence, confidence } = search();
  if (!evidence || evidence.overOutside > nearOutside || confidence > unlikely) return false;
  return namesWhatNoneHas(casebook, foreignWords(question), cases);
}

/** Whether some case is filed under all of these. */
function anyHasAll(casebook: Casebook, categories: readonly Category[]): boolean {
  const filed = categories.map((category) => new Set(numbersFiledUnder(casebook, [category])));
  return casebook.cases.some(({ number }) => filed.every((numbers) => numbers.has(number)));
}
