import { Agent, request as httpRequest } from 'node:http';
import type { PushRequest, PushResult } from './push.ts';

/** Sends pushes and reads the answers. */
export interface PushSender {
  send(request: PushRequest): Promise<PushResult>;
  /** Ends every connection; pushes that still wait end with status 0. */
  stop(): void;
}

/** A sender with its own pool of connections. */
export function createPushSender(): PushSender {
  const agent = new Agent({ keepAlive: true });
  return { send: (request) => send(agent, request), stop: () => agent.destroy() };
}

function send(agent: Agent, push: PushRequest): Promise<PushResult> {
  const sentAt = performance.now();
  const result = (status: number, headers: PushResult['headers'], body: string): PushResult => ({
    status,
    headers,
    body,
    json: parse(body),
    latencyMs: performance.now() - sentAt,
    request: push,
  });
  return new Promise((resolve) => {
    const request = httpRequest(push.url, { agent, method: push.method, headers: push.headers });
    request.on('error', () => resolve(result(0, {}, '')));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      const headers = Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
      );
      const end = () => resolve(result(response.statusCode ?? 0, headers, Buffer.concat(chunks).toString()));
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', end).on('error', end);
    });
    const promised = Number(push.headers['content-length'] ?? push.body.length);
    if (push.body.length < promised) request.write(push.body, () => request.destroy());
    else request.end(push.body);
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
