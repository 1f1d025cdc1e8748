import { analyse } from '../../knowledge/text/analyse.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { isStopPhrase } from '../../knowledge/text/stop-words.ts';
import type { UnansweredQuestion } from '../state/unanswered.ts';

/** Questions that ask for much the same; the one asked most often speaks for them. */
export type QuestionGroup = { questions: readonly UnansweredQuestion[]; count: number; lastAt: number };

/** Two questions are alike from this share of common words on (Jaccard index). */
const alikeFrom = 0.4;

/** Groups questions by the words that they share; each joins the first group whose leading question it is like. */
export function groupByLikeness(questions: readonly UnansweredQuestion[]): QuestionGroup[] {
  const groups: { words: ReadonlySet<string>; questions: UnansweredQuestion[] }[] = [];
  for (const question of [...questions].sort((a, b) => b.count - a.count || b.lastAt - a.lastAt)) {
    const words = wordsOf(question.text);
    const group = groups.find((one) => jaccard(one.words, words) >= alikeFrom);
    if (group) group.questions.push(question);
    else groups.push({ words, questions: [question] });
  }
  return groups
    .map(({ questions: members }) => ({
      questions: members,
      count: members.reduce((sum, { count }) => sum + count, 0),
      lastAt: Math.max(...members.map(({ lastAt }) => lastAt)),
    }))
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

/** Words that say what a question is about; all of its words where none does. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = analyse(normalise(text)).filter(({ kind }) => kind === 'word');
  const telling = words.filter(({ key }) => !isStopPhrase(key));
  return new Set((telling.length > 0 ? telling : words).map(({ key }) => key));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
