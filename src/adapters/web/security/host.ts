import type { MiddlewareHandler } from 'hono';

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether a host names this machine only. */
export function isLoopback(host: string): boolean {
  return loopback.test(host) || host === '::1';
}

/**
 * A console that listens on this machine only answers to its own names only: a page elsewhere whose name was made to
 * point here (DNS rebinding) sends another one.
 */
export const requireLoopbackHost: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  if (!isLoopback(host)) return c.text('The console answers to localhost and 127.0.0.1 only.', 421);
  return next();
};
