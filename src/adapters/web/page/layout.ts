import type { Language } from '../../../knowledge/language.ts';
import { type Html, html, nothing } from './html.ts';
import { type Words, wordsIn } from './words.ts';

/** What every page knows of the request it answers. */
export type PageContext = {
  language: Language;
  /** Path and query of this page, for the switch of the language. */
  address: string;
  /** Must come back with every change. */
  csrfToken: string;
  /** Whether somebody logged in and can log out again. */
  canLogOut: boolean;
};

const sections = [
  { path: '/', name: 'chat' },
  { path: '/cases', name: 'cases' },
  { path: '/operations', name: 'operations' },
] as const;
export type Section = (typeof sections)[number]['name'];

type Page = { title: string; section?: Section; context: PageContext; body: Html | readonly Html[] };

/** A whole page: head, navigation and the given body. */
export function page({ title, section, context, body }: Page): Html {
  const say = wordsIn(context.language);
  return html`<!doctype html>
<html lang="${context.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csrf-token" content="${context.csrfToken}">
<title>${title} · ${say('product')}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/app.css">
<script src="/assets/app.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<header class="bar">
<a class="brand" href="/">${say('product')}</a>
<nav aria-label="${say('product')}">${sections.map(
    ({ path, name }) =>
      html`<a href="${path}"${name === section ? html` aria-current="page"` : nothing}>${say(name)}</a>`,
  )}</nav>
${languageSwitch(context, say)}${context.canLogOut ? logOutForm(context, say) : nothing}
</header>
<main id="main" class="${section ?? 'plain'}">${body}</main>
</body>
</html>`;
}

/** A form, so that a visit to a link never changes a cookie. */
function languageSwitch({ address, csrfToken, language }: PageContext, say: Words): Html {
  return html`<form method="post" action="/language" class="language">
<input type="hidden" name="csrf" value="${csrfToken}"><input type="hidden" name="to" value="${address}">
<button name="language" value="${language === 'zh' ? 'en' : 'zh'}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${say('otherLanguage')}</button></form>`;
}

function logOutForm({ csrfToken }: PageContext, say: Words): Html {
  return html`<form method="post" action="/log-out" class="language"><input type="hidden" name="csrf" value="${csrfToken}">
<button>${say('logOut')}</button></form>`;
}
