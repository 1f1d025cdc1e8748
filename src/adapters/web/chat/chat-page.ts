import type { Language } from '../../../knowledge/language.ts';
import { each, type Html, html } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import { wordsIn } from '../page/words.ts';
import { type ReplyViewOptions, replyView } from './reply-view.ts';
import type { Entry } from './room.ts';

/** People to speak as: each has a conversation of their own. */
export const speakers: Readonly<Record<string, Record<Language, string>>> = {
  a: { zh: '用户甲', en: 'User A' },
  b: { zh: '用户乙', en: 'User B' },
  c: { zh: '用户丙', en: 'User C' },
};

type ChatPage = {
  context: PageContext;
  entries: readonly Entry[];
  examples: readonly string[];
  speaker: string;
  view: Pick<ReplyViewOptions, 'hasFigure'>;
};

/** The chat: works as plain forms, and without reloading where scripts run. */
export function chatPage({ context, entries, examples, speaker, view }: ChatPage): Html {
  const say = wordsIn(context.language);
  const body = html`<section class="talk" aria-label="${say('chat')}">
<p class="intro">${say('chatIntro')}</p>
<div class="log" role="log" aria-live="polite">${each(entries, (entry) => entryView(entry, context.language, view))}</div>
<form method="post" action="/chat" class="ask">
<input type="hidden" name="csrf" value="${context.csrfToken}">
<label><span>${say('speaker')}</span> <select name="speaker">${each(
    Object.entries(speakers),
    ([id, name]) =>
      html`<option value="${id}"${id === speaker ? html` selected` : ''}>${name[context.language]}</option>`,
  )}</select></label>
<label class="grow"><span class="hidden">${say('yourMessage')}</span><input name="text" autocomplete="off" maxlength="2000" placeholder="${say('yourMessage')}" required autofocus></label>
<button class="primary">${say('send')}</button>
</form></section>
<aside class="side"><h2>${say('tryThese')}</h2><div class="examples">${each(examples, (example) => html`<button data-say="${example}">${example}</button>`)}</div>
<label class="toggle"><input type="checkbox" id="as-wechat"> ${say('asWechat')}</label></aside>`;
  return page({ title: say('chat'), section: 'chat', context, body });
}

/** One line of the chat. */
export function entryView(entry: Entry, language: Language, view: Pick<ReplyViewOptions, 'hasFigure'>): Html {
  if (!('reply' in entry)) {
    const name = speakers[entry.from]?.[language] ?? entry.from;
    return html`<article class="message person ${entry.from}" data-id="${entry.id}"><h3 class="who">${name}</h3><p>${entry.text}</p></article>`;
  }
  const { reply, key, explanation } = entry;
  return html`<article class="message bot" data-id="${entry.id}"><h3 class="who">${wordsIn(language)('product')}</h3>${replyView(
    reply,
    { ...view, key, ...(explanation ? { explanation } : {}) },
  )}</article>`;
}
