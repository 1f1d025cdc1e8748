import type { Push } from '../../../bot/digest/subscription.ts';
import type { QuestionGroup } from '../../../bot/operations/likeness.ts';
import type { AnswerDay, SubscriptionView } from '../../../bot/operations/operations.ts';
import type { JudgedAnswer } from '../../../bot/state/feedback.ts';
import type { Casebook } from '../../../knowledge/casebook.ts';
import type { Hint } from '../../../knowledge/hints/hint.ts';
import type { Language } from '../../../knowledge/language.ts';
import { renderPlainText } from '../../plain-text.ts';
import { each, type Html, html, nothing } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import type { ChannelView } from '../web-parts.ts';
import { answerPlot } from './answer-plot.ts';
import {
  healthLabels,
  intentLabels,
  type OperationWords,
  operationWords,
  pushLabels,
  subscriptionLabels,
} from './words.ts';

/** What is shown; only the channels are while there is no database. */
export type OperationsView = { channels: readonly ChannelView[]; notice?: string; state?: StateView };
export type StateView = {
  answers: readonly AnswerDay[];
  unanswered: readonly QuestionGroup[];
  hints: readonly Hint[];
  feedback: readonly JudgedAnswer[];
  subscriptions: readonly SubscriptionView[];
  pushes: readonly Push[];
};

type Part = { casebook: Casebook; context: PageContext; language: Language; say: OperationWords };

/** What the operator needs to see, and the few things to do about it. */
export function operationsPage(
  casebook: Casebook,
  context: PageContext,
  { channels, notice, state }: OperationsView,
): Html {
  const { language } = context;
  const say = operationWords(language);
  const part: Part = { casebook, context, language, say };
  const panels = state
    ? [
        answersPanel(state.answers, part),
        unansweredPanel(state, part),
        subscriptionsPanel(state.subscriptions, part),
        pushesPanel(state.pushes, part),
        feedbackPanel(state.feedback, part),
      ]
    : [html`<p class="note">${say('noState')}</p>`];
  const body = html`${notice ? html`<p class="notice" role="status">${notice}</p>` : nothing}<h1>${say('title')}</h1>
<div class="panels">${channelsPanel(channels, part)}${panels}</div>`;
  return page({ title: say('title'), section: 'operations', context, body });
}

function panel(id: string, title: string, body: Html | readonly Html[]): Html {
  return html`<section class="panel" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function channelsPanel(channels: readonly ChannelView[], { language, say }: Part): Html {
  const rows = each(
    channels,
    ({ name, health, scan }) =>
      html`<li><b>${name}</b> <span class="state ${health.state}">${healthLabels[health.state][language]}</span> <span class="note">${health.detail ?? ''}</span>${scan ? html`<figure class="qr"><img src="/operations/qr/${name}" alt="${say('scan')}"><figcaption>${say('scan')}</figcaption></figure>` : nothing}</li>`,
  );
  return panel('channels', say('adapters'), html`<ul class="plainlist">${rows}</ul>`);
}

function answersPanel(days: readonly AnswerDay[], { language, say }: Part): Html {
  const sums = new Map<keyof typeof intentLabels, number>();
  for (const { byIntent } of days)
    for (const [intent, count] of Object.entries(byIntent) as [keyof typeof intentLabels, number][])
      sums.set(intent, (sums.get(intent) ?? 0) + count);
  const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return panel('answers', say('answers'), html`<p class="note">${say('answersNone')}</p>`);
  const share = Math.round((100 * (sums.get('none') ?? 0)) / total);
  const body = html`<p><b class="figure">${total}</b> · ${say('share')} <b>${share}%</b></p>${answerPlot(days, `${say('answers')}: ${total}`)}
<ul class="legend" aria-label="${say('byIntent')}">${each(
    [...sums].sort((a, b) => b[1] - a[1]),
    ([intent, count]) => html`<li>${intentLabels[intent][language]} <b>${count}</b></li>`,
  )}</ul>`;
  return panel('answers', say('answers'), body);
}

function unansweredPanel({ unanswered, hints }: StateView, part: Part): Html {
  const { say } = part;
  const groups =
    unanswered.length === 0
      ? html`<p class="note">${say('unansweredNone')}</p>`
      : html`<ul class="plainlist">${each(unanswered, (group) => unansweredRow(group, part))}</ul>`;
  const taught =
    hints.length === 0
      ? nothing
      : html`<h3>${say('taught')}</h3><p class="note">${say('taughtHow')}</p><ul>${each(hints, (hint) => html`<li>${hint.text} → <a href="/cases/${hint.case}">${hint.case}</a></li>`)}</ul>`;
  return panel('unanswered', say('unanswered'), [groups, taught]);
}

function unansweredRow({ questions, count }: QuestionGroup, { context, say }: Part): Html {
  const text = questions[0]?.text ?? '';
  const others = questions.slice(1);
  return html`<li><details><summary>${text} <span class="count">${count}${say('times')}</span></summary>
${others.length > 0 ? html`<ul class="note">${each(others, (one) => html`<li>${one.text}</li>`)}</ul>` : nothing}
<form method="post" action="/operations/hints" class="teach">${csrfField(context)}<input type="hidden" name="text" value="${text}">
<label>${say('caseNumber')} <input name="case" inputmode="numeric" pattern="[0-9]{1,3}" required size="4"></label>
<label><input type="radio" name="kind" value="question" checked> ${say('asQuestion')}</label><label><input type="radio" name="kind" value="alias"> ${say('asAlias')}</label>
<button class="primary">${say('teach')}</button></form></details></li>`;
}

function csrfField({ csrfToken }: PageContext): Html {
  return html`<input type="hidden" name="csrf" value="${csrfToken}">`;
}

function subscriptionsPanel(views: readonly SubscriptionView[], part: Part): Html {
  const { say } = part;
  if (views.length === 0)
    return panel('subscriptions', say('subscriptions'), html`<p class="note">${say('subscriptionsNone')}</p>`);
  const rows = each(views, (view) => subscriptionRow(view, part));
  return panel(
    'subscriptions',
    say('subscriptions'),
    html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${say('chat')}</th><th scope="col">${say('state')}</th><th scope="col">${say('next')}</th><td></td></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

function subscriptionRow(
  { subscription, chatName, nextLocal }: SubscriptionView,
  { context, language, say }: Part,
): Html {
  const { channel, chatId, state } = subscription;
  const fields = html`${csrfField(context)}<input type="hidden" name="channel" value="${channel}"><input type="hidden" name="chat" value="${chatId}">`;
  const preview = `/operations/preview?${new URLSearchParams({ channel, chat: chatId })}`;
  const pause =
    state === 'active' || state === 'paused'
      ? html`<button name="paused" value="${state === 'active' ? '1' : '0'}" formaction="/operations/pause">${say(state === 'active' ? 'pause' : 'resume')}</button>`
      : nothing;
  return html`<tr><td>${chatName ?? chatId} <span class="code">${channel}</span></td><td>${subscriptionLabels[state][language]}</td><td>${nextLocal?.replace('T', ' ') ?? ''}</td>
<td><form method="post" class="inline">${fields}<a href="${preview}">${say('preview')}</a> <button formaction="/operations/push">${say('pushNow')}</button> ${pause}</form></td></tr>`;
}

function pushesPanel(pushes: readonly Push[], { casebook, language, say }: Part): Html {
  if (pushes.length === 0) return panel('pushes', say('pushes'), html`<p class="note">${say('pushesNone')}</p>`);
  const rows = each(pushes, ({ channel, chatId, slot, number, state }) => {
    const title = number === undefined ? '' : (casebook.get(number)?.text[language].title ?? '');
    return html`<tr><td>${slot.replace('T', ' ')}</td><td>${chatId} <span class="code">${channel}</span></td><td>${number === undefined ? nothing : html`<a href="/cases/${number}">${number}</a> ${title}`}</td><td>${pushLabels[state][language]}</td></tr>`;
  });
  return panel(
    'pushes',
    say('pushes'),
    html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${say('slot')}</th><th scope="col">${say('chat')}</th><th scope="col">${say('caseTitle')}</th><th scope="col">${say('state')}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

function feedbackPanel(feedback: readonly JudgedAnswer[], { say }: Part): Html {
  if (feedback.length === 0)
    return panel('feedback', say('feedback'), html`<p class="note">${say('feedbackNone')}</p>`);
  const rows = each(feedback, ({ channel, useful, reply }) => {
    const line = reply ? (renderPlainText(reply).split('\n')[0] ?? '') : '';
    return html`<li><span class="state ${useful ? 'ready' : 'failed'}">${say(useful ? 'useful' : 'useless')}</span> ${line} <span class="code">${channel}</span></li>`;
  });
  return panel('feedback', say('feedback'), html`<ul class="plainlist">${rows}</ul>`);
}
