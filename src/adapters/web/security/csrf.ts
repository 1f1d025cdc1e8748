import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookieName = 'csrf';

/** Settings of every cookie of the console: no script reads them, no other site sends them. */
export const cookieOptions = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 31_536_000 } as const;

/** The token of this browser; a new browser gets one. Pages put it into their forms. */
export function csrfToken(c: Context): string {
  const known = c.get(cookieName) ?? getCookie(c, cookieName);
  if (typeof known === 'string' && /^[0-9a-f]{64}$/.test(known)) return known;
  const token = randomBytes(32).toString('hex');
  c.set(cookieName, token);
  setCookie(c, cookieName, token, cookieOptions);
  return token;
}

/**
 * Lets a change through only with the token of the browser's own cookie, as a header or as the field `csrf`: what
 * another site sends has neither (double submit; OWASP, Cross-Site Request Forgery Prevention).
 */
export const requireCsrf: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const given = c.req.header('x-csrf-token') ?? (await formField(c));
  const wanted = getCookie(c, cookieName);
  if (!given || !wanted || !sameText(given, wanted))
    return c.text('此页面已过期，请刷新后再试。 This page has expired; reload it and try again.', 403);
  return next();
};

async function formField(c: Context): Promise<string | undefined> {
  if (!/^application\/x-www-form-urlencoded|^multipart\//.test(c.req.header('content-type') ?? '')) return undefined;
  const { csrf } = await c.req.parseBody();
  return typeof csrf === 'string' ? csrf : undefined;
}

/** Compares in a time that tells nothing about where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
