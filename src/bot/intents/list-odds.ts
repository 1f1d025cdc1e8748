import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import { readAttribute } from '../reading/attributes.ts';
import { type CategoryQuestion, foreignWords } from '../reading/category-question.ts';
import type { ListRequest } from '../reading/requests.ts';
import { selectCases } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** What speaks for a message that names categories asking for their list, and against it. */
type ListEvidence = {
  /** 1 when it has words that only ask for several cases. */
  several: number;
  /** 1 when it has words that ask for cases, be it one or several. */
  perhaps: number;
  /** Number of words besides the categories. */
  residual: number;
  /** Number of those among them that people do not wrap requests in. */
  foreign: number;
  /** How much the words around the names sound like a request for a list. */
  likeness: number;
  categories: number;
  /** 1 when it names a party. */
  party: number;
  /** 1 when it has the coined name of a case. */
  named: number;
  /** Number of cases that the categories have in common, at most 10. */
  size: number;
  /** How many of the five best hits are among them. */
  hits: number;
  /** 1 when it ends like the name of a kind: …的, …类, …方面的有吗. */
  kind: number;
  /** 1 when it names things in a row. */
  row: number;
  /** 1 when it asks how, why, how long, whether one can. */
  how: number;
  /** 1 when it asks which one: 走海外仓的是哪一个. */
  one: number;
  /** 1 when it asks for a part of a case: its steps, its effect, its page. */
  part: number;
  /** 1 when it asks for a figure, a place, somebody. */
  attribute: number;
  /** How much better the best sentence of the best case fits than any question that no case answers. */
  overOutside: number;
  /** How much likelier its terms are among questions to the cases than among those that no case answers. */
  inBook: number;
  /** Number of foreign words where nothing but places is named: 济南的火锅店. */
  foreignToPlace: number;
};

/** Weights of a logistic regression over the questions of dev and recent that name categories (docs/evaluation.md). */
const weights: Weights<keyof ListEvidence> = {
  constant: 1.2,
  several: 3.48,
  perhaps: 0.66,
  residual: -0.91,
  foreign: -1.11,
  likeness: 0.55,
  categories: -1.27,
  party: 1.29,
  named: -2.28,
  size: -0.13,
  hits: 0.78,
  kind: 0.91,
  row: 2.72,
  how: -1.08,
  one: -0.31,
  part: -1.5,
  attribute: -1.34,
  overOutside: -1.32,
  inBook: 0.36,
  foreignToPlace: -1.11,
};
const most = 10;
const best = 5;

const kind = /(的|类|方面|相关|有关|这块|那种|这些|这类)(有吗|有没|呢|啊|呀)?$/;
const one = /哪一?(个|条|项|款|篇|份|家)|\bwhich (one|case)\b/;
const how = /怎么|如何|咋|为啥|为什么|能不能|可不可以|多久|多少|几(天|年|块)|what is|how |can i|do i/;

/**
 * Log odds that a message which names categories asks for their list: "跟管船、选船、扣船有关的" has no word that says so.
 * Undefined where none is named.
 */
export function listOdds(request: Request, read: CategoryQuestion, asked: ListRequest): number | undefined {
  return read.categories.length === 0 ? undefined : logOdds(weights, evidenceOf(request, read, asked));
}

function evidenceOf({ question, casebook, search }: Request, read: CategoryQuestion, asked: ListRequest): ListEvidence {
  const text = question.request.replace(/[\s\p{P}]+$/gu, '');
  const { direct, wider } = selectCases(casebook, read);
  const numbers = new Set([...direct, ...wider].map(({ number }) => number));
  const { hits, evidence } = search();
  const foreign = foreignWords(question).length;
  const namesPlaceOnly = read.categories.every(({ facet }) => facet === 'areas');
  return {
    several: Number(asked === 'several'),
    perhaps: Number(asked === 'perhaps'),
    residual: read.residual.length,
    foreign,
    likeness: question.wording.likeness(question.references.rest || question.text, question.mentions),
    categories: read.categories.length,
    party: Number(read.categories.some(({ facet }) => facet === 'audiences')),
    named: evidence?.named ?? 0,
    size: Math.min(most, numbers.size),
    hits: hits.slice(0, best).filter((hit) => numbers.has(hit.case.number)).length,
    kind: Number(kind.test(text)),
    row: Number(read.rows.length > 0 || /、|\/|\+/.test(text)),
    how: Number(how.test(text)),
    one: Number(one.test(text)),
    part: Number(['process', 'effect', 'page', 'original', 'overview'].includes(question.aspect ?? '')),
    attribute: Number(readAttribute(question.text) !== undefined),
    overOutside: evidence?.overOutside ?? 0,
    inBook: evidence?.likeness ?? 0,
    foreignToPlace: namesPlaceOnly ? foreign : 0,
  };
}
