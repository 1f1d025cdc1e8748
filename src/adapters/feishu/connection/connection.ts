import { EventDispatcher, type HttpInstance, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { PlatformError } from '../api/platform-error.ts';
import type { FeishuConfig, Timing } from '../config.ts';
import type { Receive } from '../inbound/receive.ts';
import type { SdkLogger } from '../log/sdk-logger.ts';

/** One long connection, from the asking to its end. It never comes back by itself. */
export type Connection = {
  /** Resolves when events can come; rejects with a `ConnectionError`. */
  opened: Promise<void>;
  /** Resolves when it is not open any more; stays pending before. */
  ended: Promise<void>;
  close(): void;
};

/** A connection that was not to be had. */
export class ConnectionError extends Error {
  /** The platform's code, where it answered with one. */
  readonly code: number | undefined;

  constructor(message: string, code?: number | undefined) {
    super(message);
    this.code = code;
  }
}

export type ConnectionParts = {
  config: FeishuConfig;
  http: HttpInstance;
  logger: SdkLogger;
  timing: Pick<Timing, 'call' | 'handshake' | 'pong' | 'watch'>;
};

/**
 * Opens a connection with the SDK's client. Its own reconnecting stays off: it waits up to two minutes at first failures,
 * gives up without a word after others, and reports no end of a connection; so it is watched, and replaced as a whole.
 */
export function openConnection({ config, http, logger, timing }: ConnectionParts, receive: Receive): Connection {
  let refusal: ConnectionError | undefined;
  let isClosed = false;
  let fail: (error: ConnectionError) => void = () => {};
  let open: () => void = () => {};
  let end: () => void = () => {};
  const opened = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const client = new WSClient({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: config.domain,
    httpInstance: tellingRefusals(
      http,
      (error) => {
        refusal = error;
      },
      () => isClosed,
    ),
    logger,
    loggerLevel: LoggerLevel.warn,
    autoReconnect: false,
    handshakeTimeoutMs: timing.handshake,
    wsConfig: { pingTimeout: timing.pong / 1000 },
    onReady: () => open(),
    onError: () => fail(refusal ?? new ConnectionError('the handshake failed')),
  });
  const patience = setTimeout(() => fail(new ConnectionError('timed out')), timing.call + timing.handshake);
  let watch: NodeJS.Timeout | undefined;
  opened.then(
    () => {
      clearTimeout(patience);
      watch = setInterval(() => {
        if (client.getConnectionStatus().state !== 'connected') end();
      }, timing.watch);
    },
    () => clearTimeout(patience),
  );
  void client.start({ eventDispatcher: dispatcherTo(receive, logger) });
  return {
    opened,
    ended,
    close() {
      isClosed = true;
      clearTimeout(patience);
      clearInterval(watch);
      client.close({ force: true });
      fail(new ConnectionError('closed'));
      end();
    },
  };
}

/**
 * The SDK's dispatcher flattens head and content of an event into one object, where either may cover the other; ours
 * gets the event as it came.
 */
function dispatcherTo(receive: Receive, logger: SdkLogger): EventDispatcher {
  const dispatcher = new EventDispatcher({ logger, loggerLevel: LoggerLevel.warn });
  return Object.assign(dispatcher, { invoke: (event: unknown) => receive(event) });
}

/**
 * Tells why a connection was refused: the SDK takes an answer without `data` for a fault of the network, and keeps the
 * reason to itself in either case. An answer that comes after the end opens nothing any more.
 */
function tellingRefusals(
  http: HttpInstance,
  onRefusal: (refusal: ConnectionError) => void,
  isClosed: () => boolean,
): HttpInstance {
  return {
    ...http,
    async request<T, R = T>(options: Parameters<HttpInstance['request']>[0]) {
      const answer = await http.request<Answer>(options).catch((error: unknown) => {
        if (error instanceof PlatformError) onRefusal(new ConnectionError(error.message, error.failure.code));
        throw error;
      });
      if (isClosed()) throw new ConnectionError('closed');
      const { code, msg = 'not an answer of the platform', data } = answer;
      if (code !== 0) onRefusal(new ConnectionError(code === undefined ? msg : `code ${code}: ${msg}`, code));
      return { code, msg, data: data ?? {} } as R;
    },
  };
}

type Answer = { code?: number; msg?: string; data?: object | null };
