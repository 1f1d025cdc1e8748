import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import type { CategoryQuestion } from '../reading/category-question.ts';
import type { ListRequest } from '../reading/requests.ts';
import { selectCases } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/** What speaks for a message that names categories asking for their list, and against it. */
type ListEvidence = {
  /** 1 when it has words that ask for cases, be it one or several. */
  perhaps: number;
  /** Number of words besides the categories. */
  residual: number;
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
};

/**
 * Weights of a logistic regression over the questions of dev and recent that name categories and have no words that only
 * ask for several cases (docs/evaluation.md).
 */
const weights: Weights<keyof ListEvidence> = {
  constant: -0.15,
  perhaps: 1.38,
  residual: -2.21,
  categories: -1.07,
  party: 1.13,
  named: -2.57,
  size: -0.18,
  hits: 0.86,
  kind: 2.01,
  row: 2.96,
  how: -2.33,
};
const listFrom = 1;
const most = 10;
const best = 5;

const kind = /(的|类|方面|相关|有关|这块|那种|这些|这类)(有吗|有没|呢|啊|呀)?$/;
const longestName = 5;
const pointsAtOne = /那一?(个|项|条)|哪一?个案例/;
const how = /怎么|如何|咋|为啥|为什么|能不能|可不可以|多久|多少|几(天|年|块)|what is|how |can i|do i/;

/** "信用监管、用信用换便利的", "跟管船、选船、扣船有关的": a list is asked for without a word that says so. */
export function asksForList(request: Request, read: CategoryQuestion, asked: ListRequest): boolean {
  const { text } = request.question;
  // A bare name may be somebody's short name for one case.
  if (read.categories.length === 0 || pointsAtOne.test(text) || text.length <= longestName) return false;
  return logOdds(weights, evidenceOf(request, read, asked)) > listFrom;
}

function evidenceOf({ question, casebook, search }: Request, read: CategoryQuestion, asked: ListRequest): ListEvidence {
  const text = question.request.replace(/[\s\p{P}]+$/gu, '');
  const { direct, wider } = selectCases(casebook, read);
  const numbers = new Set([...direct, ...wider].map(({ number }) => number));
  const { hits, evidence } = search();
  return {
    perhaps: Number(asked === 'perhaps'),
    residual: read.residual.length,
    categories: read.categories.length,
    party: Number(read.categories.some(({ facet }) => facet === 'audiences')),
    named: evidence?.named ?? 0,
    size: Math.min(most, numbers.size),
    hits: hits.slice(0, best).filter((hit) => numbers.has(hit.case.number)).length,
    kind: Number(kind.test(text)),
    row: Number(read.rows.length > 0 || /、|\/|\+/.test(text)),
    how: Number(how.test(text)),
  };
}
