/** Something wrong in a data file, told so that a person can find and mend it. */
export type Problem = {
  /** Path of the file, relative to the data folder. */
  file: string;
  /** Line in the file, from 1, where it is known. */
  line?: number;
  /** Dotted path of the field, such as `en.questions.3`; empty for the file as a whole. */
  field: string;
  message: string;
};

/** Thrown when data cannot be used; carries every problem found, not only the first. */
export class CasebookError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(describeProblems(problems));
    this.name = 'CasebookError';
    this.problems = problems;
  }
}

function describeProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map((problem) => problem.file)).size;
  const head = `The casebook data has ${problems.length} problem(s) in ${files} file(s). Mend them and start again:`;
  return [head, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join('\n');
}

/** One line: file, line, field and what is wrong. */
export function describeProblem({ file, line, field, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return field ? `${place}  ${field}: ${message}` : `${place}  ${message}`;
}
