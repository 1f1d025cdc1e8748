import type { Log } from '../../../bot/log.ts';
import { PlatformError } from '../api/platform-error.ts';

/** What the SDK logs to. */
export type SdkLogger = Record<'error' | 'warn' | 'info' | 'debug' | 'trace', (...parts: unknown[]) => void>;

/**
 * A logger for the SDK that lets through what an operator needs: codes, messages, log_id, method and path. Requests,
 * headers and events never pass. What the SDK reports below a warning is of no use to anybody but its authors.
 */
export function createSdkLogger(log: Log, secrets: readonly string[]): SdkLogger {
  const write = (level: 'warn' | 'debug', parts: unknown[]) => {
    const pieces = parts.flat(2);
    const text = pieces
      .map((part) => describe(part))
      .filter((part) => part !== '' && part !== '[ws]')
      .join(' ');
    // A failed call is reported by whoever made it.
    const isReported = pieces.some((piece) => piece instanceof PlatformError);
    log[isReported ? 'debug' : level]({ sdk: redact(text, secrets) }, 'Feishu SDK');
  };
  const nothing = () => {};
  return {
    error: (...parts) => write('warn', parts),
    warn: (...parts) => write('debug', parts),
    info: nothing,
    debug: nothing,
    trace: nothing,
  };
}

function describe(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof PlatformError) return part.message;
  if (part instanceof Error) return part.name;
  if (typeof part !== 'object' || part === null) return '';
  const { code, msg, log_id: logId } = part as Record<string, unknown>;
  return [code, msg, logId].filter((value) => typeof value === 'string' || typeof value === 'number').join(' ');
}

/** Known secrets, tokens, and the pieces of a text that a parser quotes when it fails. */
function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((result, secret) => result.replaceAll(secret, '[secret]'), text)
    .replace(/\b(?:Bearer\s+\S+|[tua]-[\w.-]{12,})/g, '[token]')
    .replace(/\b(?:wss?|https?):\/\/\S+/g, '[address]')
    .replace(/"[^"]*"\.*(?= is not valid JSON)/g, '[text]')
    .slice(0, 300);
}
