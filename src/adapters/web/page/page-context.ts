import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Language } from '../../../knowledge/language.ts';
import { csrfToken } from '../security/csrf.ts';
import type { Login } from '../security/login.ts';
import type { PageContext } from './layout.ts';

/** The language somebody chose; Chinese until then. */
export function languageOf(c: Context): Language {
  return getCookie(c, 'language') === 'en' ? 'en' : 'zh';
}

/** Reads what pages need to know from a request. */
export function pageContext(c: Context, login: Login | undefined): PageContext {
  const { pathname, search } = new URL(c.req.url);
  return {
    language: languageOf(c),
    address: `${pathname}${search}`,
    csrfToken: csrfToken(c),
    canLogOut: login?.isLoggedIn(c) ?? false,
  };
}
