import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../bot/log.ts';
import type { Health } from '../adapter.ts';
import type { Api } from './api/api.ts';
import type { FeishuConfig, Timing } from './config.ts';
import { openConnection } from './connection/connection.ts';
import { createSupervisor } from './connection/supervisor.ts';
import type { Ledger } from './inbound/ledger.ts';
import type { Receive } from './inbound/receive.ts';
import type { SdkLogger } from './log/sdk-logger.ts';
import { createWebhookServer } from './webhook/server.ts';

/** How events come in. */
export type Transport = {
  /** Resolves when events can come, or when it goes on trying by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
};

export type TransportParts = {
  config: FeishuConfig;
  api: Api;
  http: HttpInstance;
  sdkLogger: SdkLogger;
  ledger: Ledger;
  log: Log;
  now: () => number;
  timing: Timing;
};

/** The transport that the settings ask for. */
export function createTransport(parts: TransportParts, receive: Receive): Transport {
  return parts.config.transport.kind === 'websocket'
    ? createLongConnection(parts, receive)
    : createWebhook(parts, parts.config.transport, receive);
}

function createLongConnection(parts: TransportParts, receive: Receive): Transport {
  const { config, api, http, sdkLogger, timing } = parts;
  const supervisor = createSupervisor({
    ...parts,
    async open() {
      // Without knowing itself the bot could not tell who is addressed.
      await api.identity();
      return openConnection({ config, http, logger: sdkLogger, timing }, receive);
    },
  });
  return {
    start: supervisor.start,
    stop: supervisor.stop,
    health() {
      const { state, since, reason, connections } = supervisor.state();
      const opened = `long connection, opened ${connections} times`;
      return { state, since, detail: reason ? `${opened}; ${reason}` : opened };
    },
  };
}

type WebhookTransport = Extract<FeishuConfig['transport'], { kind: 'webhook' }>;

function createWebhook(parts: TransportParts, transport: WebhookTransport, receive: Receive): Transport {
  const { config, api, log, now } = parts;
  const { host, encryptKey, verificationToken } = transport;
  const server = createWebhookServer({
    ...parts,
    address: { host, port: transport.port },
    keys: { appId: config.appId, encryptKey, verificationToken },
    receive,
  });
  let port: number | undefined;
  let since = now();
  return {
    async start() {
      port = await server.listen();
      since = now();
      log.info({ host, port }, 'webhook listening');
      await api.identity().catch((error: Error) => {
        log.warn({ reason: error.message }, 'the bot of the app is not known yet');
      });
    },
    async stop() {
      if (port === undefined) return;
      port = undefined;
      since = now();
      await server.close();
    },
    health() {
      if (port === undefined) return { state: 'stopped', since };
      const listening = `webhook on port ${port}`;
      const problem = api.identityProblem();
      return problem === undefined
        ? { state: 'ready', since, detail: listening }
        : { state: 'degraded', since, detail: `${listening}; ${problem}` };
    },
  };
}
