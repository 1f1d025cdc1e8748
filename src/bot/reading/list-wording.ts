import { slots } from '../../knowledge/list-requests.ts';
import { createLikelihoodRatio } from '../../knowledge/search/likelihood.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { CategoryReader, Mention } from './categories.ts';

/** How the words around the names in a message sound: like a request for a list, or like a question about one matter. */
export type ListWording = {
  /** How much likelier the words around the names are in a request for a list: log odds, over the root of their number. */
  likeness(text: string, mentions: readonly Mention[]): number;
  /** Whether a word is one that people wrap requests in (麻烦, 发来, 逐个), and names nothing. */
  isWrapping(word: string): boolean;
};

type WordingSources = {
  /** Requests with slots where the names stand (data/list-requests.txt). */
  requests: readonly string[];
  /** Questions about one matter each; those without a name of a category are passed over. */
  questions: readonly string[];
  readCategories: CategoryReader;
};

/** Stands for a name, whichever it is: told apart, parties and subjects made nothing better (measured). */
const slot = '\uE001';

/**
 * Learns the wording from requests and from other questions. Single characters and pairs of them, the ends of a message and
 * the places beside a name included, tell them apart better than words do, and better than longer runs.
 */
export function createListWording({ requests, questions, readCategories }: WordingSources): ListWording {
  const asked = requests.map((request) => gramsOf(normalise(request).replace(slots, slot)));
  const others = questions.flatMap((question) => {
    const text = normalise(question);
    const mentions = readCategories(text);
    return mentions.length > 0 ? [gramsOf(masked(text, mentions))] : [];
  });
  const ratio = createLikelihoodRatio(asked, others);
  return {
    likeness: (text, mentions) => ratio(gramsOf(masked(text, mentions))),
    isWrapping: (word) => ratio(pairsWithin(word)) > 0,
  };
}

/** A text with a slot in the place of each name. */
function masked(text: string, mentions: readonly Mention[]): string {
  return [...mentions]
    .reverse()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}${slot}${rest.slice(end)}`, text);
}

/** Characters, Latin words, marks and slots; all numbers are one. */
function tokensOf(text: string): string[] {
  const tokens = text.match(/\uE001|\p{Script=Han}|[a-z]+|\d+|\S/gu) ?? [];
  return tokens.map((token) => (/^\d/.test(token) ? '0' : /^[\p{P}\p{S}]/u.test(token) ? ',' : token));
}

function gramsOf(text: string): Set<string> {
  const tokens = ['^', ...tokensOf(text.replace(/[\s\p{P}]+$/u, '')), '$'];
  return new Set([...tokens, ...pairsOf(tokens)]);
}

function pairsWithin(word: string): readonly string[] {
  const tokens = tokensOf(word);
  return tokens.length > 1 ? pairsOf(tokens) : tokens;
}

function pairsOf(tokens: readonly string[]): string[] {
  return tokens.slice(1).map((token, i) => `${tokens[i]} ${token}`);
}
