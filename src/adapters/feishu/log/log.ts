import type { Logger } from 'pino';

/** Where the adapter writes; never message text or secrets. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
