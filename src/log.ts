import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogOptions = {
  level: LogLevel;
  /** Values of the settings that are secret: never written, wherever they turn up. */
  secrets?: readonly string[];
  /** Left out: standard error, so that standard output stays for people. */
  stream?: DestinationStream;
};

/** What people wrote, what they are called, and what opens doors; however deep it lies in what is logged. */
const hidden = new Set([
  'text',
  'blocks',
  'senderName',
  'chatName',
  'appSecret',
  'encryptKey',
  'verificationToken',
  'accessToken',
  'token',
  'secret',
  'password',
  'authorization',
]);
/** People and chats: of these the name is hidden, and nothing else. */
const named = new Set(['sender', 'chat']);

/** Shorter ones would tear holes into ordinary words. */
const shortestSecret = 6;

/** Takes values that nobody may see out of a text. */
export function withoutSecrets(secrets: readonly string[]): (text: string) => string {
  const values = secrets.filter(({ length }) => length >= shortestSecret);
  return (text) => values.reduce((kept, value) => kept.replaceAll(value, '[secret]'), text);
}

/** The program's log: one JSON object a line, without message text, names and secrets. */
export function createLog({ level, secrets = [], stream }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { log: (fields: object) => withoutHidden(fields) },
    serializers: { err: describeError },
    hooks: { streamWrite: withoutSecrets(secrets.map((value) => JSON.stringify(value).slice(1, -1))) },
  };
  return pino(options, stream ?? destination({ fd: 2, sync: true }));
}

/** Deeper than anything that is meant to be logged; circles end there. */
const deepest = 6;

function withoutHidden(fields: object, isNamed = false, depth = 1): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (hidden.has(key) || (isNamed && key === 'name')) return [key, '[hidden]'];
      return [key, withoutHiddenIn(value, named.has(key), depth)];
    }),
  );
}

/** Objects of a class, such as errors, are left to their own way of being written. */
function withoutHiddenIn(value: unknown, isNamed: boolean, depth: number): unknown {
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain && !Array.isArray(value)) return value;
  if (depth >= deepest) return '[deep]';
  if (Array.isArray(value)) return value.map((one) => withoutHiddenIn(one, isNamed, depth + 1));
  return isPlain ? withoutHidden(value, isNamed, depth + 1) : value;
}

/** What an error says; not what a library has hung onto it, such as the request with its headers. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}
