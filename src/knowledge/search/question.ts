import { hanTerms, latinKey, latinTerm, runsOf, type Term, type TermKind, wordsOf } from '../text/analyse.ts';
import { normalise } from '../text/normalise.ts';
import { englishStopWords, isStopPhrase } from '../text/stop-words.ts';

/** How much each kind of term counts: found on a public reading set, docs/evaluation.md. */
export const kindWeights: Readonly<Record<TermKind, number>> = { word: 1, pair: 0.7, char: 0.4 };

/** A question reduced to what it is about. */
export type QuestionTerms = {
  /** Nothing but fillers and function words was said. */
  isFiller: boolean;
  /** Stretches of the question without fillers and function words. */
  stretches: readonly string[];
  /** What the question names, in order: dictionary words, Latin words, numbers. */
  words: readonly string[];
  terms: readonly (Term & { weight: number })[];
};

/** Content words of a question with fillers between them; for looking at the parts that carry the subject. */
export function contentStretches(normalised: string): string[] {
  return runsOf(normalised).flatMap((run) => (run.han ? withoutFillers(run.text) : []));
}

/** Cuts the fillers away and turns the rest into weighted terms. A question of fillers only keeps its own words. */
export function termsOfQuestion(question: string): QuestionTerms {
  const runs = runsOf(normalise(question));
  const stretches = runs.flatMap((run) => (run.han ? withoutFillers(run.text) : isContent(run.text) ? [run.text] : []));
  const kept = stretches.length > 0 ? stretches : runs.map((run) => run.text);
  return {
    isFiller: stretches.length === 0,
    stretches: kept,
    words: kept.flatMap((stretch) => (isHan(stretch) ? wordsOf(stretch) : [latinKey(stretch)])),
    // Most readers of a message look at its words only.
    get terms() {
      return weightedTerms(kept);
    },
  };
}

function weightedTerms(stretches: readonly string[]): QuestionTerms['terms'] {
  const terms = new Map<string, Term & { weight: number }>();
  for (const stretch of stretches)
    for (const term of termsOf(stretch)) terms.set(term.key, { ...term, weight: kindWeights[term.kind] });
  return [...terms.values()];
}

export function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text);
}

function termsOf(stretch: string): Term[] {
  return isHan(stretch) ? hanTerms(stretch) : [latinTerm(stretch)];
}

function isContent(latin: string): boolean {
  return !englishStopWords.has(latin);
}

/**
 * Removes filler phrases at word borders: 所 is cut from 所 + 有 but not out of 研究所. The segmenter decides the
 * borders; a phrase of several words is cut where it stands as a whole.
 */
function withoutFillers(han: string): string[] {
  const words = wordsOf(han);
  const kept: string[] = [];
  let open = '';
  for (let i = 0; i < words.length; ) {
    const length = fillerLength(words, i);
    if (length > 0) {
      if (open) kept.push(open);
      open = '';
      i += length;
    } else {
      open += words[i];
      i += 1;
    }
  }
  if (open) kept.push(open);
  return kept;
}

/** How many words from `start` make up the longest filler phrase; 0 for none. */
function fillerLength(words: readonly string[], start: number): number {
  let best = 0;
  let phrase = '';
  for (let end = start; end < Math.min(words.length, start + 5); end++) {
    phrase += words[end];
    if (isStopPhrase(phrase)) best = end - start + 1;
  }
  return best;
}
