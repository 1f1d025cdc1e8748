import type { StateProblem } from './state-error.ts';

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) by what they mean to an operator. */
const problems: readonly [code: RegExp, problem: StateProblem][] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'locked'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'read-only'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'corrupt'],
  [/^SQLITE_(CANTOPEN|IOERR|NOLFS)/, 'unusable'],
];

/** What a failure of SQLite says about the database; undefined where the query itself is at fault. */
export function sqliteProblem(error: unknown): StateProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  return problems.find(([pattern]) => pattern.test(code))?.[1];
}
