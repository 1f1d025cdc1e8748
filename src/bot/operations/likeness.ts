import { termsOfQuestion } from '../../knowledge/search/question.ts';
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

/** What a question is about: words and pairs of characters, without fillers. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(termsOfQuestion(text).terms.map(({ key }) => key));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
