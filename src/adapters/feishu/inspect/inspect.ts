import { z } from 'zod';
import { silentLog } from '../../../bot/log.ts';
import { createClient, readAnswer } from '../api/client.ts';
import { createHttp } from '../api/http.ts';
import { PlatformError, type PlatformFailure } from '../api/platform-error.ts';
import type { FeishuConfig } from '../config.ts';
import { createSdkLogger } from '../log/sdk-logger.ts';

/** The answer to one question, or why there is none. */
export type Asked<T> = { told: T } | { failure: PlatformFailure };

/** The bot of an app. */
export type BotFacts = {
  name: string;
  /** Published and switched on in the tenant. */
  isActive: boolean;
  /** How far the platform's clock is ahead of ours, in milliseconds, to a second; undefined where it does not say. */
  aheadMs: number | undefined;
};

/** What the developer console says of events or callbacks: how they come, and which. */
export type Subscribed = { mode: string | undefined; names: readonly string[] };

/** Asks the platform about an app. Nothing is changed there, and no connection is opened that would take events. */
export type Inspector = {
  bot(): Promise<Asked<BotFacts>>;
  /** Names of the scopes that are granted, and of those that were asked for and are not. */
  scopes(): Promise<Asked<{ granted: readonly string[]; pending: readonly string[] }>>;
  /** Needs the scope `application:application:self_manage`. */
  subscriptions(): Promise<Asked<{ events: Subscribed; callbacks: Subscribed }>>;
  /** Whether the platform would give the app one more long connection. */
  connection(): Promise<Asked<true>>;
};

const botSchema = z.object({
  bot: z.object({ app_name: z.string().default(''), activate_status: z.number().optional() }),
});
const scopesSchema = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).default([]) }),
});
const names = z.array(z.string()).nullish();
const appSchema = z.object({
  data: z.object({
    app: z.object({
      event: z.object({ subscription_type: z.string().nullish(), subscribed_events: names }).nullish(),
      callback: z.object({ callback_type: z.string().nullish(), subscribed_callbacks: names }).nullish(),
      callback_info: z.object({ callback_type: z.string().nullish(), subscribed_callbacks: names }).nullish(),
    }),
  }),
});
const endpointSchema = z.object({ code: z.number(), msg: z.string().default('') });

/** `activate_status` of a bot in use (Feishu, "obtain bot info"). */
const active = 2;
/** `grant_status` of a scope that is granted (Feishu, "query the authorization status of a tenant"). */
const granted = 1;

/** `timeoutMs` bounds each call. */
export function createInspector(config: FeishuConfig, timeoutMs: number, now: () => number = Date.now): Inspector {
  let aheadMs: number | undefined;
  const onDate = (date: number) => {
    aheadMs = Number.isNaN(date) ? undefined : date - now();
  };
  const http = createHttp({ timeoutMs, onDate });
  const client = createClient(config, { http, logger: createSdkLogger(silentLog, []) });
  const get = (url: string) => client.request({ method: 'GET', url });
  return {
    bot: () =>
      asked(async () => {
        const path = '/open-apis/bot/v3/info';
        const { bot } = readAnswer(botSchema, await get(path), path);
        return { name: bot.app_name, isActive: (bot.activate_status ?? active) === active, aheadMs };
      }),
    scopes: () =>
      asked(async () => {
        const path = '/open-apis/application/v6/scopes';
        const { scopes } = readAnswer(scopesSchema, await get(path), path).data;
        const namesWith = (isGranted: boolean) =>
          scopes.filter(({ grant_status }) => (grant_status === granted) === isGranted).map((each) => each.scope_name);
        return { granted: namesWith(true), pending: namesWith(false) };
      }),
    subscriptions: () =>
      asked(async () => {
        const path = '/open-apis/application/v6/applications/me';
        const { app } = readAnswer(appSchema, await get(`${path}?lang=zh_cn`), path).data;
        const callback = app.callback ?? app.callback_info;
        return {
          events: { mode: app.event?.subscription_type ?? undefined, names: app.event?.subscribed_events ?? [] },
          callbacks: { mode: callback?.callback_type ?? undefined, names: callback?.subscribed_callbacks ?? [] },
        };
      }),
    connection: () =>
      asked<true>(async () => {
        const path = '/callback/ws/endpoint';
        const data = { AppID: config.appId, AppSecret: config.appSecret };
        const answer = await http.request({ method: 'POST', url: `${config.domain}${path}`, data });
        const { code, msg: reason } = readAnswer(endpointSchema, answer, path);
        if (code !== 0) throw new PlatformError({ method: 'POST', path, status: 200, code, reason });
        return true;
      }),
  };
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { told: await ask() };
  } catch (error) {
    if (error instanceof PlatformError) return { failure: error.failure };
    throw error;
  }
}
