import { logOdds, type Weights } from '../../knowledge/search/log-odds.ts';
import type { CategoryQuestion } from '../reading/category-question.ts';
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
};

/** Weights of a logistic regression over the questions of dev and recent that name categories (docs/evaluation.md). */
const weights: Weights<keyof ListEvidence> = {
  constant: 0.53,
  several: 3.6,
  perhaps: 1.02,
  residual: -0.71,
  foreign: -1.28,
  likeness: 0.53,
  categories: -1.09,
  party: 1.56,
  named: -2.3,
  size: -0.13,
  hits: 0.8,
  kind: 0.95,
  row: 2.8,
  how: -1.48,
};
const most = 10;
const best = 5;

const kind = /(的|类|方面|相关|有关|这块|那种|这些|这类)(有吗|有没|呢|啊|呀)?$/;
const longestName = 5;
const pointsAtOne = /那一?(个|项|条)|哪一?个案例/;
const how = /怎么|如何|咋|为啥|为什么|能不能|可不可以|多久|多少|几(天|年|块)|what is|how |can i|do i/;

/**
 * Log odds that a message which names categories asks for their list: "跟管船、选船、扣船有关的" has no word that says so.
 * Undefined where these do not decide: nothing is named, one is pointed at, or a bare name may be short for one case.
 */
export function listOdds(request: Request, read: CategoryQuestion, asked: ListRequest): number | undefined {
  const { text } = request.question;
  if (read.categories.length === 0 || pointsAtOne.test(text) || text.length <= longestName) return undefined;
  return logOdds(weights, evidenceOf(request, read, asked));
}

function evidenceOf({ question, casebook, search }: Request, read: CategoryQuestion, asked: ListRequest): ListEvidence {
  const text = question.request.replace(/[\s\p{P}]+$/gu, '');
  const { direct, wider } = selectCases(casebook, read);
  const numbers = new Set([...direct, ...wider].map(({ number }) => number));
  const { hits, evidence } = search();
  return {
    several: Number(asked === 'several'),
    perhaps: Number(asked === 'perhaps'),
    residual: read.residual.length,
    foreign: read.residual.filter((word) => !question.wording.isWrapping(word)).length,
    likeness: question.wording.likeness(question.references.rest || question.text, question.mentions),
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
