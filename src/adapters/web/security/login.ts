import { randomBytes, scryptSync } from 'node:crypto';
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

/** Guards the console with one password. */
export type Login = {
  /** Lets only people who logged in through; sends the others to the log-in page. */
  required: MiddlewareHandler;
  /** Whether the password was right: then the browser is logged in. `blocked`: too many wrong ones. */
  logIn(c: Context, password: string): 'ok' | 'wrong' | 'blocked';
  logOut(c: Context): void;
  isLoggedIn(c: Context): boolean;
};

/** The password is kept and compared as a slow salted hash (scrypt) only. */
export function createLogin(password: string, now: () => number): Login {
  const salt = randomBytes(16);
  const hashOf = (text: string) => scryptSync(text, salt, 32).toString('hex');
  const wanted = hashOf(password);
  const sessions = new Map<string, number>();
  const failures = new Map<string, number[]>();
  return {
    required: async (c, next) => {
      if (isLoggedIn(c)) return next();
      return c.req.method === 'GET' ? c.redirect('/log-in') : c.text('Log in first.', 401);
    },
    logIn(c, given) {
      const from = addressOf(c);
      const recent = (failures.get(from) ?? []).filter((at) => now() - at < attemptWindowMs);
      if (recent.length >= attemptsAllowed) return 'blocked';
      if (given.length > 200 || !sameText(hashOf(given.slice(0, 200)), wanted)) {
        failures.set(from, [...recent, now()]);
        return 'wrong';
      }
      failures.delete(from);
      const session = randomBytes(32).toString('hex');
      sessions.set(session, now() + sessionLifetimeMs);
      setCookie(c, cookieName, session, { ...cookieOptions, maxAge: sessionLifetimeMs / 1000 });
      return 'ok';
    },
    logOut(c) {
      sessions.delete(getCookie(c, cookieName) ?? '');
      deleteCookie(c, cookieName, { path: '/' });
    },
    isLoggedIn,
  };

  function isLoggedIn(c: Context): boolean {
    for (const [session, until] of sessions) if (until <= now()) sessions.delete(session);
    return sessions.has(getCookie(c, cookieName) ?? '');
  }
}

function addressOf(c: Context): string {
  return getConnInfo(c).remote.address ?? '';
}
