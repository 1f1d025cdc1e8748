import { Client, type HttpInstance, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { z } from 'zod';
import type { FeishuConfig } from '../config.ts';
import type { SdkLogger } from '../log/sdk-logger.ts';
import { PlatformError } from './platform-error.ts';
import { createTokenCache, type TokenCache } from './token-cache.ts';

export type ClientParts = { http: HttpInstance; logger: SdkLogger; cache?: TokenCache };

/** The SDK's client with our HTTP, cache and log. */
export function createClient(config: Pick<FeishuConfig, 'appId' | 'appSecret' | 'domain'>, parts: ClientParts): Client {
  const { http, logger, cache = createTokenCache() } = parts;
  return new Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: config.domain,
    httpInstance: http,
    cache,
    logger,
    loggerLevel: LoggerLevel.warn,
  });
}

/** Takes an answer of the platform apart; a `PlatformError` where it is not of its documented form. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: unknown, path: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new PlatformError({ method: 'answer of', path, status: 200, reason: 'not of the documented form' });
}
