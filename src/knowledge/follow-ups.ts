import type { Problem } from './problem.ts';

/**
 * What answers a message that follows a case: a part of the case; `unstated`: the book does not say; `elsewhere`: it is about
 * something else, and no case answers it.
 */
export const followUpParts = ['overview', 'audience', 'process', 'effect', 'unstated', 'elsewhere'] as const;
export type FollowUpPart = (typeof followUpParts)[number];

/** What people type once a case is spoken of, in words that name no case: 谁出钱, 从哪进去. */
export type FollowUp = { number: number; part: FollowUpPart; text: string };

const linePattern = new RegExp(`^(\\d{1,4}) (${followUpParts.join('|')}) (\\S.*)$`);

/**
 * Reads `follow-ups.txt`: one follow-up a line, as `52 process 谁审批`; lines that begin with `#` are notes. The search
 * holds a short message against them where a case is spoken of.
 */
export function parseFollowUps(text: string, file: string): { value: FollowUp[]; problems: Problem[] } {
  const value: FollowUp[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, number, part, question] = linePattern.exec(line) ?? [];
    if (question) value.push({ number: Number(number), part: part as FollowUpPart, text: question });
    else
      problems.push({
        file,
        line: index + 1,
        field: '',
        message: `must be a case number, one of ${followUpParts.join(', ')}, and a question`,
      });
  }
  return { value, problems };
}
