import type { Case } from '../../../knowledge/case.ts';
import type { Language } from '../../../knowledge/language.ts';
import { type Facet, facets, isBelow } from '../../../knowledge/taxonomy.ts';
import { each, type Html, html, nothing } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import { procedureNames, type Words, wordsIn } from '../page/words.ts';
import type { Choice, Criteria, Selection } from './selection.ts';

/** The casebook with its search and facets. */
export function caseListPage(context: PageContext, criteria: Criteria, selection: Selection): Html {
  const say = wordsIn(context.language);
  const body = html`<search><form method="get" action="/cases" class="find" data-instant="results">
<label class="grow"><span class="hidden">${say('search')}</span><input type="search" name="q" value="${criteria.q}" maxlength="200" placeholder="${say('searchHint')}" autocomplete="off"></label>
${each([...facets, 'procedure' as const], (name) => (criteria[name] ? html`<input type="hidden" name="${name}" value="${criteria[name]}">` : nothing))}
<button class="primary">${say('search')}</button></form></search>
<div id="results" aria-live="polite">${caseResults(context.language, criteria, selection)}</div>`;
  return page({ title: say('cases'), section: 'cases', context, body });
}

/** What changes while somebody types: the count, the facets and the cases. */
export function caseResults(language: Language, criteria: Criteria, { cases, choices, procedures }: Selection): Html {
  const say = wordsIn(language);
  const total = language === 'zh' ? `共 ${cases.length} 项` : `${cases.length} case${cases.length === 1 ? '' : 's'}`;
  const narrowed = Object.values(criteria).some(Boolean);
  return html`<div class="browse"><aside class="facets">
<p class="total"><b>${total}</b>${narrowed ? html` <a href="/cases">${say('clear')}</a>` : nothing}</p>
${facets.map((facet) => facetView(facet, criteria, choices[facet], language, say))}
<details open><summary>${say('procedure')}</summary><ul>${each(
    Object.entries(procedures).filter(([, count]) => count > 0),
    ([source, count]) =>
      choiceView(
        criteria,
        'procedure',
        source,
        procedureNames[source as keyof typeof procedureNames][language],
        count,
        0,
      ),
  )}</ul></details></aside>
<ol class="caselist">${cases.length === 0 ? html`<li class="note">${say('noCases')}</li>` : each(cases, (entry) => caseRow(entry, language))}</ol></div>`;
}

function facetView(
  facet: Facet,
  criteria: Criteria,
  choices: Selection['choices'][Facet],
  language: Language,
  say: Words,
): Html {
  if (choices.length === 0) return nothing;
  const open = facet !== 'audiences' || choices.length < 12 || criteria[facet] !== '';
  const list = (some: readonly Choice[]) =>
    html`<ul>${each(some, ({ category, count, depth }) =>
      choiceView(criteria, facet, category.id, category.name[language], count, depth),
    )}</ul>`;
  const first = mostFrequent(choices, criteria[facet]);
  const all =
    first.length < choices.length
      ? html`<details><summary>${say('allOfThem')} (${choices.length})</summary>${list(choices)}</details>`
      : nothing;
  return html`<details${open ? html` open` : nothing}><summary>${say(facet)}</summary>${list(first)}${all}</details>`;
}

/** So many values of a facet are shown at once; the others unfold. */
const shownAtOnce = 24;

/** The values that most cases have, and the chosen one with what lies below it, in the order of the taxonomy. */
function mostFrequent(choices: readonly Choice[], chosen: string): readonly Choice[] {
  if (choices.length <= shownAtOnce) return choices;
  const often = [...choices].sort((a, b) => b.count - a.count || a.depth - b.depth).slice(0, shownAtOnce);
  const isChosen = ({ category: { id } }: Choice) => chosen !== '' && (id === chosen || isBelow(id, chosen));
  return choices.filter((choice) => often.includes(choice) || isChosen(choice));
}

function choiceView(
  criteria: Criteria,
  name: keyof Criteria,
  value: string,
  label: string,
  count: number,
  depth: number,
): Html {
  const chosen = criteria[name] === value;
  const address = addressOf({ ...criteria, [name]: chosen ? '' : value });
  return html`<li class="depth-${Math.min(depth, 3)}"><a href="${address}" rel="nofollow"${chosen ? html` aria-current="true"` : nothing}>${label}</a> <span class="count">${count}</span></li>`;
}

/** The address of a selection. */
export function addressOf(criteria: Criteria): string {
  const query = new URLSearchParams(Object.entries(criteria).filter(([, value]) => value !== ''));
  return query.size > 0 ? `/cases?${query}` : '/cases';
}

function caseRow(entry: Case, language: Language): Html {
  return html`<li><a href="/cases/${entry.number}"><span class="number">${entry.number}</span><span class="title">${entry.text[language].title}</span></a> <span class="code">${entry.mapCode}</span></li>`;
}
