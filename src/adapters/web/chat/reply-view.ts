import type { Explanation, Reply } from '../../../bot/reply.ts';
import type { Passage } from '../../../knowledge/case.ts';
import { metricLine, renderPlainText } from '../../plain-text.ts';
import { each, type Html, html, nothing } from '../page/html.ts';
import { type Words, wordsIn } from '../page/words.ts';

type Block = Reply['blocks'][number];

/** What the view of a reply can link to. */
export type ReplyViewOptions = {
  /** The key that feedback on it is given under; none: no feedback is asked for. */
  key?: string;
  explanation?: Explanation;
  /** Whether there is a picture of a case's chart. */
  hasFigure: (number: number) => boolean;
};

/** A reply as the Feishu card shows it, and beside it, hidden until asked for, as WeChat shows it. */
export function replyView(reply: Reply, options: ReplyViewOptions): Html {
  const say = wordsIn(reply.language);
  return html`<div class="card" lang="${reply.language === 'zh' ? 'zh-CN' : 'en'}">
<div class="as-card">${reply.blocks.map((block) => blockView(block, reply, options))}${buttons(reply)}</div>
<pre class="as-text">${renderPlainText(reply)}</pre>
${options.key && reply.cases.length > 0 ? feedback(options.key, say) : nothing}
${options.explanation ? explanationView(reply, options.explanation, say) : nothing}</div>`;
}

function blockView(block: Block, reply: Reply, { hasFigure }: ReplyViewOptions): Html {
  switch (block.kind) {
    case 'lead':
      return html`<p class="lead">${block.text}</p>`;
    case 'text':
      return html`<p>${block.text}</p>`;
    case 'note':
      return html`<p class="note">${block.text}</p>`;
    case 'case':
      return html`<h3><a href="/cases/${block.label.number}"><span class="number">${block.label.number}</span> ${block.label.title}</a></h3>
<p class="note">${block.reference}</p>`;
    case 'section':
      return html`<h4>${block.label}</h4>${passagesView(block.passages)}`;
    case 'metrics':
      return html`<h4>${block.label}</h4><ul class="metrics">${each(block.items, (item) => html`<li>${metricLine(item).slice(2)}</li>`)}</ul>`;
    case 'rows':
      return html`${block.label ? html`<p>${block.label}</p>` : nothing}<ol class="rows" start="${block.rows[0]?.ordinal ?? 1}">${each(
        block.rows,
        ({ number, mapCode, title, note }) =>
          html`<li><button data-say="${reply.language === 'zh' ? `${number}号案例` : `case ${number}`}"><span class="number">${number}</span> ${title} <span class="code">${mapCode}</span>${note ? html` <em>${note}</em>` : nothing}</button></li>`,
      )}</ol>`;
    case 'comparison':
      return html`<div class="scroll" tabindex="0"><table><thead><tr><td></td>${each(block.columns, ({ number }) => html`<th scope="col"><a href="/cases/${number}">${number}</a></th>`)}</tr></thead>
<tbody>${each(block.rows, ({ label, cells }) => html`<tr><th scope="row">${label}</th>${each(cells, (cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
    case 'figure':
      return hasFigure(block.number)
        ? html`<img src="/figures/${block.number}" alt="${wordsIn(reply.language)('chart')} ${block.number}">`
        : nothing;
  }
}

/** Steps as a numbered list, points as bullets, paragraphs as they are. */
export function passagesView(passages: readonly Passage[]): Html[] {
  const groups: Passage[][] = [];
  for (const passage of passages) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === passage.kind && passage.kind !== 'paragraph') last.push(passage);
    else groups.push([passage]);
  }
  let steps = 0;
  return groups.map((group) => {
    const items = each(group, ({ text }) => html`<li>${text}</li>`);
    switch (group[0]?.kind) {
      case 'step': {
        const start = steps + 1;
        steps += group.length;
        return html`<ol start="${start}">${items}</ol>`;
      }
      case 'point':
        return html`<ul>${items}</ul>`;
      default:
        return html`<p>${group[0]?.text ?? ''}</p>`;
    }
  });
}

function buttons({ actions }: Reply): Html {
  if (actions.length === 0) return nothing;
  return html`<div class="actions">${each(actions, ({ label, say }) => html`<button data-say="${say}">${label}</button>`)}</div>`;
}

function feedback(key: string, say: Words): Html {
  return html`<div class="feedback" data-key="${key}" data-thanks="${say('thanks')}"><button data-useful="1">${say('useful')}</button><button data-useful="0">${say('useless')}</button></div>`;
}

function explanationView(reply: Reply, { rule, read, words, unknown, hits }: Explanation, say: Words): Html {
  return html`<details class="explain"><summary>${say('explain')}</summary><dl>
<dt>${say('intent')}</dt><dd>${reply.intent}${reply.aspect ? ` / ${reply.aspect}` : ''}</dd>
<dt>${say('rule')}</dt><dd>${rule}</dd>
<dt>${say('readAs')}</dt><dd>${read}</dd>
${words.length > 0 ? html`<dt>${say('wordsUsed')}</dt><dd>${words.join(' · ')}</dd>` : nothing}
${unknown.length > 0 ? html`<dt>${say('wordsUnknown')}</dt><dd>${unknown.join(' · ')}</dd>` : nothing}
${
  hits.length > 0
    ? html`<dt>${say('hits')}</dt><dd><ul>${each(hits, ({ number, score, matched }) => html`<li><a href="/cases/${number}">${number}</a> <b>${score}</b> ${matched.map(({ term, fields }) => `${term}（${fields.join('、')}）`).join(' ')}</li>`)}</ul></dd>`
    : nothing
}</dl></details>`;
}
