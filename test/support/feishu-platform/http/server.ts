import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallFault } from '../faults/faults.ts';
import { newId } from '../ids.ts';
import { isObject, type JsonObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import { readBody } from './body.ts';
import type { RunningCall } from './call.ts';
import { PlatformError } from './errors.ts';
import type { Answer, Route } from './route.ts';

/** The HTTP side of the platform. */
export interface ApiServer {
  readonly server: Server;
  readonly calls: readonly RunningCall[];
}

interface Reply extends Answer {
  readonly headers?: Readonly<Record<string, string>>;
  /** An answer that is no JSON, as a proxy sends it. */
  readonly html?: string;
}

/** A server of the given routes, not listening yet. Delays end at once when `stopping` is aborted. */
export function createApiServer(state: State, routes: readonly Route[], stopping: AbortSignal): ApiServer {
  const calls: RunningCall[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://local');
    const route = routes.find(({ method, path }) => method === request.method && path.test(url.pathname));
    const body = await readBody(request).catch(() => 'broken' as const);
    // A caller that hangs up in the middle of its request has not called.
    if (body === 'broken') return response.destroy();
    const call = recordOf(request, url, route, body, calls.length + 1, state.now());
    calls.push(call);
    state.watch.notify();
    const { gate, holdWhen, fault } = state.faults.forCall(call.operation);
    const hold = async (when: 'before' | 'after') => {
      if (gate === undefined || holdWhen !== when) return;
      call.state = 'held';
      const passed = gate.pass();
      state.watch.notify();
      await passed;
      call.state = 'running';
    };

    await hold('before');
    const early = earlyReply(fault, call);
    const reply = early ?? carryOut(state, route, url, body, call);
    await hold('after');
    if (fault?.kind === 'delay')
      await pause(fault.ms, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    finish(response, call, early ?? lateReply(fault) ?? reply);
    state.watch.notify();
  };

  return { server: createServer((request, response) => void serve(request, response)), calls };
}

function recordOf(
  request: IncomingMessage,
  url: URL,
  route: Route | undefined,
  body: unknown,
  number: number,
  at: number,
): RunningCall {
  return {
    number,
    operation: route?.operation ?? 'unknown',
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body,
    at,
    carriedOut: false,
    state: 'running',
    repeated: false,
  };
}

/** The outcome that a fault brings before anything is carried out; `cut` is no answer at all. */
function earlyReply(fault: CallFault | undefined, call: RunningCall): Reply | 'cut' | undefined {
  if (fault?.kind === 'lose-request') return 'cut';
  if (fault?.kind === 'status' && fault.carriedOut !== true) return page(fault.status);
  if (fault?.kind !== 'code') return undefined;
  const { code, status, message, headers } = fault;
  const error = new PlatformError(code, {
    ...(status !== undefined && { status }),
    headers: { ...(code === 99991400 && { 'x-ogw-ratelimit-reset': '1' }), ...headers },
  });
  return refusal(error, call, {
    ...(message !== undefined && { msg: message }),
    ...(fault.data !== undefined && { data: fault.data }),
  });
}

function lateReply(fault: CallFault | undefined): Reply | 'cut' | undefined {
  if (fault?.kind === 'lose-reply') return 'cut';
  return fault?.kind === 'status' ? page(fault.status) : undefined;
}

function carryOut(state: State, route: Route | undefined, url: URL, body: unknown, call: RunningCall): Reply {
  if (route === undefined) return { status: 404, body: {}, html: '404 page not found' };
  try {
    if (route.open !== true) state.tokens.check(call.headers.authorization);
    checkScopes(route, state);
    const ids = (route.path.exec(url.pathname) ?? []).slice(1);
    const answer = route.handle({ ids, query: call.query, body: isObject(body) ? body : {}, call }, state);
    call.carriedOut = true;
    return answer;
  } catch (error) {
    if (error instanceof PlatformError) return refusal(error, call);
    throw error;
  }
}

function checkScopes({ scopes }: Route, { console }: State): void {
  if (scopes === undefined || scopes.some((scope) => console.grantedScopes.includes(scope))) return;
  throw new PlatformError(99991672, { detail: `one of the following scopes is required: [${scopes.join(', ')}]` });
}

function refusal({ code, message, status, headers }: PlatformError, call: RunningCall, more: JsonObject = {}): Reply {
  const error = { log_id: newId('2026'), troubleshooter: `https://open.feishu.cn/search?code=${code}` };
  const data = call.operation === 'ws.endpoint' ? { data: {} } : {};
  return { status, headers, body: { code, msg: message, error, ...data, ...more } };
}

function page(status: number): Reply {
  return { status, body: {}, html: `<html><body><h1>${status}</h1></body></html>` };
}

function finish(response: ServerResponse, call: RunningCall, reply: Reply | 'cut'): void {
  if (reply === 'cut' || response.destroyed) {
    call.state = 'cut';
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body, html } = reply;
  call.state = 'answered';
  call.status = status;
  if (typeof body.code === 'number') call.code = body.code;
  response.writeHead(status, {
    'content-type': html === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'x-tt-logid': newId('2026'),
    ...headers,
  });
  response.end(html ?? JSON.stringify(body));
}
