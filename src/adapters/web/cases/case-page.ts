import type { Case, Metric } from '../../../knowledge/case.ts';
import type { Casebook } from '../../../knowledge/casebook.ts';
import type { Language } from '../../../knowledge/language.ts';
import { type Facet, facets } from '../../../knowledge/taxonomy.ts';
import { metricLine } from '../../plain-text.ts';
import { passagesView } from '../chat/reply-view.ts';
import { each, type Html, html, nothing } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import { wordsIn } from '../page/words.ts';
import { barsOf } from './bars.ts';

/** A page of one case: both languages side by side, the asked one first. */
export function casePage(casebook: Casebook, entry: Case, context: PageContext, hasFigure: boolean): Html {
  const { language } = context;
  const say = wordsIn(language);
  const { title } = entry.text[language];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const body = html`<article class="case">
<header><p class="kicker"><span class="number">${entry.number}</span> ${referenceOf(casebook, entry, language)}</p>
<h1>${title}</h1>${tagsView(casebook, entry, language)}
<p class="tools"><button data-print>${say('print')}</button></p></header>
<div class="bilingual">${[language, other].map((one) => textView(entry, one))}</div>
${hasFigure ? html`<figure><img src="/figures/${entry.number}" alt="${say('chart')} ${entry.number}"><figcaption>${say('chart')}</figcaption></figure>` : nothing}
${officialView(casebook, entry, language)}
<nav class="related" aria-label="${say('related')}"><h2>${say('related')}</h2><ul>${each(
    casebook.related(entry.number, 5),
    ({ number, text }) =>
      html`<li><a href="/cases/${number}"><span class="number">${number}</span> ${text[language].title}</a></li>`,
  )}</ul><p class="pager">${neighbour(casebook, entry.number - 1, say('previousCase'))} ${neighbour(casebook, entry.number + 1, say('nextCase'))}</p></nav>
</article>`;
  return page({ title: `${entry.number} ${title}`, section: 'cases', context, body });
}

function referenceOf({ book }: Casebook, { mapCode, pages: { first, last } }: Case, language: Language): string {
  const pages = first === last ? `${first}` : `${first}–${last}`;
  return language === 'zh'
    ? `地图编号 ${mapCode} · 《${book.name.zh}》第 ${pages} 页`
    : `map code ${mapCode} · page ${pages} of the ${book.name.en}`;
}

function tagsView({ taxonomy }: Casebook, entry: Case, language: Language): Html {
  const ids: Readonly<Record<Facet, readonly string[]>> = {
    audiences: entry.audienceTags,
    topics: entry.topics,
    areas: entry.areas,
  };
  const tags = facets.flatMap((facet) =>
    ids[facet].map((id) => ({ facet, id, name: taxonomy.get(facet, id)?.name[language] ?? id })),
  );
  return html`<ul class="tags">${each(tags, ({ facet, id, name }) => html`<li><a href="/cases?${new URLSearchParams({ [facet]: id }).toString()}">${name}</a></li>`)}</ul>`;
}

function textView(entry: Case, language: Language): Html {
  const say = wordsIn(language);
  const text = entry.text[language];
  const separator = language === 'zh' ? '；' : '; ';
  return html`<section lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<h2>${say('summary')}</h2>${passagesView(text.summary)}
${text.audiences.length > 0 ? html`<h2>${say('audiences')}</h2><p>${text.audiences.join(separator)}</p>` : nothing}
<h2>${say('procedure')}</h2>${passagesView(text.procedure)}
<h2>${say('results')}</h2>${passagesView(text.results)}
${text.metrics.length > 0 ? html`<h2>${say('figures')}</h2><ul class="metrics">${each(text.metrics, (metric) => metricView(metric, language))}</ul>` : nothing}
</section>`;
}

function metricView(metric: Metric, language: Language): Html {
  const bars = barsOf(metric);
  if (!bars) return html`<li>${metricLine(metric).slice(2)}</li>`;
  const say = wordsIn(language);
  const bar = (share: number, kind: string) =>
    html`<svg class="bar ${kind}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.max(1, share * 100).toFixed(1)}" height="8" rx="2"></rect></svg>`;
  return html`<li class="measured"><span>${metric.what}</span>
<span class="measure"><span>${say('before')}</span>${bar(bars.before, 'old')}<b>${metric.before ?? ''}</b></span>
<span class="measure"><span>${say('after')}</span>${bar(bars.after, 'new')}<b>${metric.after ?? ''}</b></span></li>`;
}

function officialView(casebook: Casebook, { number }: Case, language: Language): Html {
  const official = casebook.official(number);
  if (!official) return nothing;
  const say = wordsIn(language);
  return html`<details class="official" lang="zh-CN"><summary lang="${language === 'zh' ? 'zh-CN' : 'en'}">${say('original')}</summary>
<h3>${official.title}</h3><p>适用对象：${official.audience}</p><p class="verbatim">${official.procedure}</p><p class="verbatim">${official.results}</p></details>`;
}

function neighbour(casebook: Casebook, number: number, name: string): Html {
  return casebook.get(number) ? html`<a href="/cases/${number}">${name}</a>` : nothing;
}
