import type { JsonObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import type { Operation, RunningCall } from './call.ts';

/** What a route is asked. */
export interface ApiRequest {
  /** The parts of the path that the route's pattern captures. */
  readonly ids: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** Where the route notes what it did. */
  readonly call: RunningCall;
}

/** What a route answers. */
export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly body: JsonObject;
}

/** One operation of the API. */
export interface Route {
  readonly operation: Operation;
  readonly method: string;
  /** Matches the whole path; its groups are the ids. */
  readonly path: RegExp;
  /** True where no tenant token is demanded. */
  readonly open?: boolean;
  /** One of these scopes must be granted; without a list, none is needed. */
  readonly scopes?: readonly string[];
  readonly handle: (request: ApiRequest, state: State) => Answer;
}

/** The usual form of an answer. */
export function success(data: JsonObject): Answer {
  return { body: { code: 0, msg: 'success', data } };
}
