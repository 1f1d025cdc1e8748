import * as lark from '@larksuiteoapi/node-sdk';
import { onTestFinished } from 'vitest';
import type { FeishuPlatform, PlatformOptions } from '../support/feishu-platform/platform.ts';
import { startPlatform } from '../support/feishu-platform/start-platform.ts';

/** What the SDK logs; kept off the terminal. */
export interface SdkLog {
  readonly lines: string[];
  readonly logger: lark.Logger;
}

/** A logger that only remembers. */
export function sdkLog(): SdkLog {
  const lines: string[] = [];
  const keep = (...words: unknown[]) => void lines.push(words.flat(3).map(String).join(' '));
  return { lines, logger: { error: keep, warn: keep, info: keep, debug: keep, trace: keep } };
}

/** A platform that stops with the test. */
export async function platformForTest(options?: PlatformOptions): Promise<FeishuPlatform> {
  const platform = await startPlatform(options);
  onTestFinished(() => platform.stop());
  return platform;
}

/** The SDK's client for the platform's app, with an HTTP instance of its own as an adapter has one. */
export function sdkClient({ credentials }: FeishuPlatform): lark.Client {
  return new lark.Client({ ...credentials, httpInstance: httpInstance(), logger: sdkLog().logger });
}

/** The SDK's HTTP instance with a timeout for every call. */
export function httpInstance(): lark.HttpInstance {
  const { defaultHttpInstance: http } = lark;
  const limited = <Options>(options: Options) => ({ timeout: 15_000, proxy: false as const, ...options });
  return {
    request: (options) => http.request(limited(options)),
    get: (url, options) => http.get(url, limited(options)),
    delete: (url, options) => http.delete(url, limited(options)),
    head: (url, options) => http.head(url, limited(options)),
    options: (url, options) => http.options(url, limited(options)),
    post: (url, data, options) => http.post(url, data, limited(options)),
    put: (url, data, options) => http.put(url, data, limited(options)),
    patch: (url, data, options) => http.patch(url, data, limited(options)),
  } as lark.HttpInstance;
}

/** The handlers of an EventDispatcher, by event type. */
export type Handlers = Record<string, (data: Record<string, unknown>) => unknown>;

/** A long connection of the SDK that closes with the test. */
export interface SdkConnection {
  readonly client: lark.WSClient;
  readonly log: SdkLog;
  /** The lifecycle as its callbacks told it: ready, reconnecting, reconnected, error: …. */
  readonly life: string[];
  readonly ready: Promise<void>;
  /** Resolves when the SDK gives up. */
  readonly failed: Promise<void>;
}

/** Connects the SDK's WSClient and waits until both sides are ready. */
export async function connect(
  platform: FeishuPlatform,
  handlers: Handlers,
  options: Partial<ConstructorParameters<typeof lark.WSClient>[0]> = {},
): Promise<SdkConnection> {
  const open = platform.connections.length;
  const connection = start(platform, handlers, options);
  await connection.ready;
  await platform.until(() => platform.connections.length > open);
  return connection;
}

/** Starts the SDK's WSClient without waiting for anything. */
export function start(
  platform: FeishuPlatform,
  handlers: Handlers,
  options: Partial<ConstructorParameters<typeof lark.WSClient>[0]> = {},
): SdkConnection {
  const log = sdkLog();
  const life: string[] = [];
  const phase = (name: string) => {
    let enter: (detail?: string) => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      enter = (detail = '') => resolve(void life.push(name + detail));
    });
    return { promise, enter };
  };
  const ready = phase('ready');
  const failed = phase('error: ');
  const client = new lark.WSClient({
    ...platform.credentials,
    httpInstance: httpInstance(),
    logger: log.logger,
    handshakeTimeoutMs: 15_000,
    onReady: () => ready.enter(),
    onReconnecting: () => life.push('reconnecting'),
    onReconnected: () => life.push('reconnected'),
    onError: (error) => failed.enter(error.message),
    ...options,
  });
  const eventDispatcher = new lark.EventDispatcher({ logger: log.logger }).register(handlers as lark.EventHandles);
  onTestFinished(() => client.close({ force: true }));
  void client.start({ eventDispatcher });
  return { client, log, life, ready: ready.promise, failed: failed.promise };
}

/** The body of the platform's refusal that the SDK's client rejected with. */
export async function refusalOf(call: Promise<unknown>): Promise<{ status: number; code: number; msg: string }> {
  const error = await call.then(
    () => new Error('the call was not refused'),
    (reason: unknown) => reason,
  );
  const { response } = error as { response?: { status: number; data: { code: number; msg: string } } };
  if (!response) throw error;
  return { status: response.status, code: response.data.code, msg: response.data.msg };
}
