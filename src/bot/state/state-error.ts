export const stateProblems = ['read-only', 'full', 'locked', 'corrupt', 'unreachable', 'newer', 'unusable'] as const;
/** What is wrong with the database; `newer`: a later version of the program has written it. */
export type StateProblem = (typeof stateProblems)[number];

/**
 * The state cannot be read or written; the message says why and what to do next. Nothing that was stored is lost by it:
 * a transaction that fails leaves everything as it was.
 */
export class StateError extends Error {
  readonly problem: StateProblem;

  constructor(problem: StateProblem, place: string, options: { detail?: string; cause?: unknown } = {}) {
    const detail = options.detail ? ` (${options.detail})` : '';
    super(`The database ${place} ${sentences[problem]}${detail}. ${nextSteps[problem]}`, { cause: options.cause });
    this.problem = problem;
  }
}

const sentences: Record<StateProblem, string> = {
  'read-only': 'cannot be written',
  full: 'has no room left',
  locked: 'is locked by another program',
  corrupt: 'is damaged or is no database of this program',
  unreachable: 'cannot be reached',
  newer: 'was written by a newer version of this program',
  unusable: 'cannot be used',
};

const nextSteps: Record<StateProblem, string> = {
  'read-only': 'Give the user who runs the bot the right to write this file and its folder.',
  full: 'Make room on the disk; the bot goes on by itself.',
  locked: 'Close the program that holds it, such as a database viewer or a backup; the bot goes on by itself.',
  corrupt: 'Keep a copy of the file, then put back your last backup, or move it away to begin with an empty one.',
  unreachable:
    'Check that the database server runs and that STATE_URL names it rightly; the bot tries again by itself.',
  newer: 'Start that version again, or put back the backup made before it was installed.',
  unusable: 'Check STATE_URL: sqlite:path/to/bot.db or postgres://user@host/database.',
};
