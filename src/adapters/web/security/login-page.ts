import { type Html, html, nothing } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import { wordsIn } from '../page/words.ts';

/** Why the last try failed. */
export type LoginTrouble = 'wrong' | 'blocked';

const troubles = {
  wrong: { zh: '密码不对。', en: 'That is not the password.' },
  blocked: { zh: '试错太多次，请15分钟后再来。', en: 'Too many wrong passwords. Come back in 15 minutes.' },
} as const;

/** Asks for the password. */
export function loginPage(context: PageContext, trouble?: LoginTrouble): Html {
  const say = wordsIn(context.language);
  const body = html`<form method="post" action="/log-in" class="login"><h1>${say('logIn')}</h1>
<input type="hidden" name="csrf" value="${context.csrfToken}">
<label>${say('password')} <input type="password" name="password" autocomplete="current-password" required autofocus></label>
${trouble ? html`<p class="trouble" role="alert">${troubles[trouble][context.language]}</p>` : nothing}
<button class="primary">${say('logIn')}</button></form>`;
  return page({ title: say('logIn'), context, body });
}
