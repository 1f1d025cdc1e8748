import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { postgresProblem } from './postgres-problem.ts';
import { StateError } from './state-error.ts';

/**
 * The driver's pool as kysely is given it: every failure of the database itself becomes a StateError, and a connection
 * that met one which it may not outlive is closed instead of being handed to the next query.
 */
export function withStateErrors(pool: Pool, place: string): PostgresPool {
  return {
    async connect() {
      try {
        return clientWithStateErrors(await pool.connect(), place);
      } catch (cause) {
        throw stateErrorOf(cause, place);
      }
    },
    end: () => pool.end(),
  };
}

function clientWithStateErrors(client: PoolClient, place: string): PostgresPoolClient {
  let isBroken = false;
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(isBroken || destroy),
  };

  async function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    // It may still be busy with the query that was given up.
    if (isBroken) throw new StateError('unreachable', place);
    try {
      return (await client.query(text, parameters.map(withoutNul))) as unknown as PostgresQueryResult<R>;
    } catch (cause) {
      const error = stateErrorOf(cause, place);
      if (error instanceof StateError && error.problem === 'unreachable') isBroken = true;
      throw error;
    }
  }
}

function stateErrorOf(cause: unknown, place: string): unknown {
  const problem = postgresProblem(cause);
  if (!problem) return cause;
  return new StateError(problem, place, { cause, detail: cause instanceof Error ? cause.message : '' });
}

/** PostgreSQL refuses a text with a NUL in it. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
