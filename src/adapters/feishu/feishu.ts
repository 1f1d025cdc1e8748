import type { Log } from '../../bot/log.ts';
import type { Adapter } from '../adapter.ts';
import type { FigureFiles } from '../figure-files.ts';
import { type Api, createApi } from './api/api.ts';
import { createHttp } from './api/http.ts';
import { defaultTiming, type FeishuConfig, type Timing } from './config.ts';
import { createHandlers } from './inbound/handlers.ts';
import { createLedger } from './inbound/ledger.ts';
import { createReceive, type Receive } from './inbound/receive.ts';
import { createSdkLogger } from './log/sdk-logger.ts';
import { createPictureKeys } from './outbound/picture-keys.ts';
import { createPictures, type Pictures } from './outbound/pictures.ts';
import { createSend } from './outbound/send.ts';
import { createTransport, type Transport } from './transport.ts';

export type FeishuParts = {
  config: FeishuConfig;
  log: Log;
  now?: () => number;
  timing?: Partial<Timing>;
  /** Pictures of charts, and the file that keeps the platform's keys for them; without, cards have no pictures. */
  pictures?: { figures: FigureFiles; keysFile: string };
};

/**
 * The bot on Feishu (or Lark). `start` rejects where the webhook's address cannot be had; everything else that may fail
 * is tried again for ever and shows in `health`.
 */
export function createFeishuAdapter(parts: FeishuParts): Adapter {
  const { config, log, now = Date.now, timing: given } = parts;
  checkConfig(config);
  const timing = { ...defaultTiming, ...given };
  const ledger = createLedger(log, now);
  const http = createHttp({ timeoutMs: timing.call });
  const sdkLogger = createSdkLogger(log, secretsOf(config));
  const api = createApi(config, { http, logger: sdkLogger });
  const inHand = new Set<Promise<unknown>>();
  let transport: Transport | undefined;
  return {
    name: 'feishu',
    capabilities: {
      buttons: true,
      images: true,
      idempotent: true,
      // Below the platform's limits: 5 a second in a group, shared by all its bots, and 50 a second, 1000 a minute of an
      // app. Pushes are spread, since the platform itself is busiest on full and half hours.
      pace: { chatGapMs: 250, accountGapMs: 50, perMinute: 900, digestGapMs: [500, 1500] },
    },
    async start(inbound) {
      const handlers = createHandlers({ config, identity: api.identity, inbound, ledger, log, now, timing });
      const receive = tracked(createReceive({ config, handlers, ledger, log }), inHand);
      transport = createTransport({ config, api, http, sdkLogger, ledger, log, now, timing }, receive);
      await transport.start();
    },
    send: createSend({ api, pictures: picturesOf(parts, api), log, now }),
    async stop() {
      // What is in hand is acknowledged before the line goes down.
      await Promise.allSettled(inHand);
      await transport?.stop();
    },
    health() {
      const health = transport?.health() ?? { state: 'stopped' as const };
      const { received, ignored, rejected, lastAt } = ledger.summary();
      const last = lastAt === undefined ? 'no event yet' : `last event ${new Date(lastAt).toISOString()}`;
      const counts = `events ${received}, ignored ${ignored}, rejected ${rejected}, ${last}`;
      return { ...health, detail: [health.detail, counts].filter(Boolean).join('; ') };
    },
  };
}

function tracked(receive: Receive, inHand: Set<Promise<unknown>>): Receive {
  return (envelope) => {
    const work = receive(envelope).finally(() => inHand.delete(work));
    inHand.add(work);
    return work;
  };
}

function picturesOf({ config: { appId }, log, pictures }: FeishuParts, api: Api): Pictures {
  if (!pictures) return async () => new Map();
  const { figures, keysFile } = pictures;
  return createPictures({ api, appId, figures, keys: createPictureKeys(keysFile, log), log });
}

/** What the settings check before; here for whoever makes an adapter otherwise. */
function checkConfig({ appId, appSecret, transport }: FeishuConfig): void {
  if (!/^cli_[0-9a-fA-F]{16}$/.test(appId)) throw new Error('the app id must be cli_ and 16 hexadecimal digits');
  if (!appSecret) throw new Error('the app secret is missing');
  if (transport.kind === 'webhook' && !(transport.encryptKey && transport.verificationToken))
    throw new Error('the webhook needs an encrypt key and a verification token');
}

function secretsOf({ appSecret, transport }: FeishuConfig): string[] {
  return transport.kind === 'webhook' ? [appSecret, transport.encryptKey, transport.verificationToken] : [appSecret];
}
