import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk';
import { PlatformError, type PlatformFailure } from './platform-error.ts';

/** What is read of an answer, or of the error in its place. */
type Exchange = {
  code?: unknown;
  config?: { method?: string | undefined; url?: string | undefined } | undefined;
  response?: { status: number; data?: unknown; headers?: unknown } | undefined;
};

const maxAnswerBytes = 10_000_000;

/**
 * HTTP for the SDK: every call ends within `timeoutMs`, no redirect is followed, an answer whose code is not 0 is an
 * error whatever its status, and errors are `PlatformError`s, which hold neither credentials nor content.
 */
export function createHttp({ timeoutMs }: { timeoutMs: number }): HttpInstance {
  const axios = defaultHttpInstance.create({ maxRedirects: 0, maxContentLength: maxAnswerBytes });
  const request = async <R>(options: object): Promise<R> => {
    try {
      // The client's own timeout starts anew with every byte; a signal ends the whole exchange.
      const response = await axios.request({ ...options, signal: AbortSignal.timeout(timeoutMs) });
      const { code } = bodyOf(response.data);
      if (code !== undefined && code !== 0 && !isConnectionEndpoint(response.config.url))
        throw new PlatformError(failureOf({ config: response.config, response }));
      return response.data;
    } catch (error) {
      throw error instanceof PlatformError ? error : new PlatformError(failureOf(error as Exchange));
    }
  };
  const plain = (method: string) => (url: string, options?: object) => request<never>({ ...options, method, url });
  const withData = (method: string) => (url: string, data?: unknown, options?: object) =>
    request<never>({ ...options, method, url, data });
  return {
    request,
    get: plain('GET'),
    delete: plain('DELETE'),
    head: plain('HEAD'),
    options: plain('OPTIONS'),
    post: withData('POST'),
    put: withData('PUT'),
    patch: withData('PATCH'),
  };
}

/** The SDK reads the codes of this call itself. */
function isConnectionEndpoint(url: string | undefined): boolean {
  return pathOf(url).endsWith('/callback/ws/endpoint');
}

/** Codes of Node that say that no connection came about. */
const unsent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function failureOf({ config, response, code: nodeCode }: Exchange): PlatformFailure {
  const { code, msg, logId } = bodyOf(response?.data);
  return {
    method: (config?.method ?? 'get').toUpperCase(),
    path: pathOf(config?.url),
    ...(unsent.has(nodeCode) ? { isUnsent: true } : {}),
    status: response?.status,
    code,
    reason: msg ?? (response ? 'not an answer of the platform' : reasonOf(nodeCode)),
    logId,
    retryAfterMs: retryAfter(response?.headers),
  };
}

function bodyOf(data: unknown): { code?: number; msg?: string; logId?: string } {
  if (typeof data !== 'object' || data === null) return {};
  const { code, msg, error } = data as { code?: unknown; msg?: unknown; error?: { log_id?: unknown } };
  return {
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof msg === 'string' ? { msg: msg.slice(0, 300) } : {}),
    ...(typeof error?.log_id === 'string' ? { logId: error.log_id } : {}),
  };
}

function reasonOf(nodeCode: unknown): string {
  if (nodeCode === 'ERR_CANCELED') return 'timed out';
  return typeof nodeCode === 'string' ? nodeCode : 'no answer';
}

/** `x-ogw-ratelimit-reset`: seconds until calls are taken again (Feishu, "frequency control"). */
function retryAfter(headers: unknown): number | undefined {
  const seconds = Number((headers as Record<string, unknown> | undefined)?.['x-ogw-ratelimit-reset']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : undefined;
}

function pathOf(url: string | undefined): string {
  return URL.canParse(url ?? '') ? new URL(url ?? '').pathname : '';
}
