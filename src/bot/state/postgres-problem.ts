import type { StateProblem } from './state-error.ts';

/** Codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of the network. */
const problems: readonly [code: RegExp, problem: StateProblem][] = [
  [/^25006$/, 'read-only'],
  [/^53100$/, 'full'],
  [/^(55P03|57014)$/, 'locked'],
  [/^(40001|40P01)$/, 'conflict'],
  [/^XX00[12]$/, 'corrupt'],
  [/^(08...|25P03|57P0.|53[34]00|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|E(HOST|NET)UNREACH)$/, 'unreachable'],
  [/^(28...|3D000|42501)$/, 'unusable'],
];

/** What a failure of PostgreSQL says about the database; undefined where the query itself is at fault. */
export function postgresProblem(error: unknown): StateProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  // What the driver itself finds out has no code.
  if (code === '') return /connection|timeout|client was closed/i.test(error.message) ? 'unreachable' : undefined;
  return problems.find(([pattern]) => pattern.test(code))?.[1];
}
