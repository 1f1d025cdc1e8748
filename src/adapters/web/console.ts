import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { caseRoutes } from './cases/case-routes.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import type { Entry, Room } from './chat/room.ts';
import { operationsRoutes } from './operations/operations-routes.ts';
import { assetRoutes } from './page/asset-routes.ts';
import { html } from './page/html.ts';
import { page } from './page/layout.ts';
import { pageContext } from './page/page-context.ts';
import { wordsIn } from './page/words.ts';
import { cookieOptions, requireCsrf } from './security/csrf.ts';
import { isLoopback, requireLoopbackHost } from './security/host.ts';
import { createLogin, type Login } from './security/login.ts';
import { loginPage } from './security/login-page.ts';
import type { WebParts, WebSettings } from './web-parts.ts';

export type ConsoleParts = {
  parts: WebParts;
  settings: WebSettings;
  room: Room;
  say: (speaker: string, text: string) => Promise<readonly Entry[]>;
  judge: (key: string, useful: boolean) => Promise<void>;
};

/** The console as a web application: guards first, then the pages. */
export function createConsole({ parts, settings, room, say, judge }: ConsoleParts): Hono {
  const login = settings.password ? createLogin(settings.password, parts.now) : undefined;
  const context = (c: Context) => pageContext(c, login);
  const app = new Hono();
  app.use(secureHeaders(headers));
  if (isLoopback(settings.host)) app.use(requireLoopbackHost);
  app.use(bodyLimit({ maxSize: largestForm, onError: (c) => c.text('That is too much at once.', 413) }));
  app.use(requireCsrf);
  app.route('/', assetRoutes());
  if (login) app.route('/', loginRoutes(login, context));
  if (login) app.use(login.required);
  app.post('/language', async (c) => {
    const { language, to } = await c.req.parseBody();
    setCookie(c, 'language', language === 'en' ? 'en' : 'zh', cookieOptions);
    return c.redirect(ownAddress(to), 303);
  });
  app.route('/', chatRoutes({ parts, room, context, say, judge }));
  app.route('/', caseRoutes(parts, context));
  app.route('/', operationsRoutes(parts, context));
  app.notFound((c) => c.html(notFoundPage(context(c)), 404));
  app.onError((error, c) => {
    parts.log.error({ err: error, path: c.req.path }, 'the console could not answer a request');
    return c.text('出错了，请稍后再试。 Something went wrong; try again later.', 500);
  });
  return app;
}

/** No form of the console is larger, in bytes; more is not read, before anybody has logged in. */
const largestForm = 64 * 1024;

const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  // The console may be reached without TLS on a local network; the operator's proxy sets this where there is TLS.
  strictTransportSecurity: false,
};

function loginRoutes(login: Login, context: (c: Context) => ReturnType<typeof pageContext>): Hono {
  return new Hono()
    .get('/log-in', (c) => c.html(loginPage(context(c))))
    .post('/log-in', async (c) => {
      const { password } = await c.req.parseBody();
      const outcome = login.logIn(c, typeof password === 'string' ? password : '');
      if (outcome === 'ok') return c.redirect('/', 303);
      return c.html(loginPage(context(c), outcome), outcome === 'blocked' ? 429 : 401);
    })
    .post('/log-out', (c) => {
      login.logOut(c);
      return c.redirect('/log-in', 303);
    });
}

/** Only a path of this console is followed. */
function ownAddress(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}

function notFoundPage(context: ReturnType<typeof pageContext>) {
  const say = wordsIn(context.language);
  return page({
    title: say('notFound'),
    context,
    body: html`<h1>${say('notFound')}</h1><p><a href="/">${say('goHome')}</a></p>`,
  });
}
