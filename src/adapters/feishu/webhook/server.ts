import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ledger } from '../inbound/ledger.ts';
import type { Receive } from '../inbound/receive.ts';
import { readBody } from './body.ts';
import { createReplayGuard } from './replays.ts';
import { Rejection, verifyRequest, type WebhookKeys } from './verify.ts';

/** The only address that is answered. */
export const webhookPath = '/feishu/events';

export type WebhookServer = {
  /** Resolves when it listens, with the port; rejects where the address cannot be had. */
  listen(): Promise<number>;
  /** Takes no more requests and waits for those in hand. */
  close(): Promise<void>;
};

type Parts = {
  address: { host: string; port: number };
  keys: WebhookKeys;
  receive: Receive;
  ledger: Ledger;
  now: () => number;
};

/** Takes the platform's posts. Nothing reaches the bot that does not carry both of the app's secrets. */
export function createWebhookServer({ address, keys, receive, ledger, now }: Parts): WebhookServer {
  const replays = createReplayGuard();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000 }, (...both) => {
    void respond(...both);
  });
  return {
    listen: () => listen(server, address),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      answer(response, 200, await take(request));
    } catch (error) {
      const status = error instanceof Rejection ? error.status : 500;
      if (error instanceof Rejection) ledger.rejected(error.message);
      answer(response, status, { msg: status === 500 ? 'try again' : 'rejected' });
    }
  }

  async function take(request: IncomingMessage): Promise<object> {
    if (request.url !== webhookPath) throw new Rejection(404, 'wrong path');
    if (request.method !== 'POST') throw new Rejection(405, 'wrong method');
    const body = await readBody(request).catch(() => {
      throw new Rejection(400, 'body broken off');
    });
    if (!body) throw new Rejection(413, 'body too large');
    const verified = verifyRequest(body, request.headers, keys, now());
    if ('challenge' in verified) return { challenge: verified.challenge };
    if (!replays.claim(verified.signature)) throw new Rejection(409, 'replayed');
    try {
      return (await receive(verified.envelope)) ?? {};
    } catch (error) {
      replays.release(verified.signature);
      throw error;
    }
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  // Unread bytes of a body must not be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
