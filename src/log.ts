import { type DestinationStream, destination, type Logger, pino } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogOptions = {
  level: LogLevel;
  /** Values of the settings that are secret: never written, wherever they turn up. */
  secrets?: readonly string[];
  /** Left out: standard error, so that standard output stays for people. */
  stream?: DestinationStream;
};

/** What people wrote, who they are, and what opens doors; at the top of a line and one and two levels down. */
const hidden = [
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
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Shorter ones would tear holes into ordinary words. */
const shortestSecret = 6;

/** The program's log: one JSON object a line, without message text, names and secrets. */
export function createLog({ level, secrets = [], stream }: LogOptions): Logger {
  const values = secrets
    .filter(({ length }) => length >= shortestSecret)
    .map((value) => JSON.stringify(value).slice(1, -1));
  const withoutSecrets = (line: string) => values.reduce((kept, value) => kept.replaceAll(value, '[secret]'), line);
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: hidden, censor: '[hidden]' },
    hooks: { streamWrite: withoutSecrets },
  };
  return pino(options, stream ?? destination({ fd: 2, sync: true }));
}
