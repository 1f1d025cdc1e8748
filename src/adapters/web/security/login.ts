import { randomBytes, scrypt, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { cookieOptions, sameText } from './csrf.ts';

const cookieName = 'session';
/** A log-in lasts a working day. */
const sessionLifetimeMs = 12 * 60 * 60 * 1000;
/** After so many wrong passwords from one address, none is looked at for a while. */
const attemptsAllowed = 5;
const attemptWindowMs = 15 * 60 * 1000;
const longestPassword = 200;
const hashBytes = 32;
const hashed = promisify<string, Buffer, number, Buffer>(scrypt);

/** `blocked`: too many wrong passwords from this address. */
export type Admission = 'ok' | 'wrong' | 'blocked';

/** Guards the console with one password. */
export type Login = {
  /** Lets only people who logged in through; sends the others to the log-in page. */
  required: MiddlewareHandler;
  /** Whether the password was right: then the browser is logged in. */
  logIn(c: Context, password: string): Promise<Admission>;
  /** Whether a request without pages comes from somebody who is logged in, or brings the password in its head. */
  admits(c: Context): Promise<Admission>;
  logOut(c: Context): void;
  isLoggedIn(c: Context): boolean;
};

/** The password is kept and compared as a slow salted hash (scrypt) only. */
export function createLogin(password: string, now: () => number): Login {
  const salt = randomBytes(16);
  const wanted = scryptSync(password, salt, hashBytes).toString('hex');
  const sessions = new Map<string, number>();
  const failures = new Map<string, number[]>();
  return {
    required: async (c, next) => {
      if (isLoggedIn(c)) return next();
      return c.req.method === 'GET' ? c.redirect('/log-in') : c.text('Log in first.', 401);
    },
    async logIn(c, given) {
      const admission = await check(c, given);
      if (admission !== 'ok') return admission;
      const session = randomBytes(32).toString('hex');
      sessions.set(session, now() + sessionLifetimeMs);
      setCookie(c, cookieName, session, { ...cookieOptions, maxAge: sessionLifetimeMs / 1000 });
      return 'ok';
    },
    logOut(c) {
      sessions.delete(getCookie(c, cookieName) ?? '');
      deleteCookie(c, cookieName, { path: '/' });
    },
    admits: async (c) => (isLoggedIn(c) ? 'ok' : check(c, passwordIn(c.req.header('authorization') ?? ''))),
    isLoggedIn,
  };

  /** A try counts as wrong until it is known to be right, so that many at a time are no way around the limit. */
  async function check(c: Context, given: string): Promise<Admission> {
    if (given === '') return 'wrong';
    const from = addressOf(c);
    for (const [address, times] of failures)
      if (times.every((at) => now() - at >= attemptWindowMs)) failures.delete(address);
    const recent = (failures.get(from) ?? []).filter((at) => now() - at < attemptWindowMs);
    if (recent.length >= attemptsAllowed) return 'blocked';
    failures.set(from, [...recent, now()]);
    const hash = await hashed(given.slice(0, longestPassword), salt, hashBytes);
    if (given.length > longestPassword || !sameText(hash.toString('hex'), wanted)) return 'wrong';
    failures.delete(from);
    return 'ok';
  }

  function isLoggedIn(c: Context): boolean {
    for (const [session, until] of sessions) if (until <= now()) sessions.delete(session);
    return sessions.has(getCookie(c, cookieName) ?? '');
  }
}

/** The password of an `Authorization` header, whatever the user is called; empty where there is none. */
function passwordIn(header: string): string {
  const [, scheme = '', credentials = ''] = /^(Basic|Bearer) +(\S+)$/i.exec(header) ?? [];
  if (scheme.toLowerCase() !== 'basic') return credentials;
  const text = Buffer.from(credentials, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}

function addressOf(c: Context): string {
  return getConnInfo(c).remote.address ?? '';
}
