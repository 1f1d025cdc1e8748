import type { AnswerDay } from '../../../bot/operations/operations.ts';
import { each, type Html, html, nothing } from '../page/html.ts';

const height = 96;
const step = 20;

/** Answers a day as stacked bars: found below, not in the book on top. Lengths are set as attributes, not as styles. */
export function answerPlot(days: readonly AnswerDay[], title: string): Html {
  const totals = days.map(({ byIntent }) => totalOf(byIntent));
  const largest = Math.max(1, ...totals);
  const scale = (count: number) => (count / largest) * height;
  return html`<svg class="plot" viewBox="0 0 ${days.length * step} ${height + 16}" role="img" aria-label="${title}">${each(
    days,
    ({ day, byIntent }, i) => {
      const none = byIntent.none ?? 0;
      const found = (totals[i] ?? 0) - none;
      const x = i * step + 3;
      return html`<g><title>${day}: ${found} + ${none}</title>
${bar('found', x, scale(found), 0)}${bar('none', x, scale(none), scale(found))}
${i % 7 === 0 ? html`<text x="${x}" y="${height + 13}">${day.slice(5)}</text>` : ''}</g>`;
    },
  )}</svg>`;
}

function bar(kind: 'found' | 'none', x: number, length: number, above: number): Html {
  if (length === 0) return nothing;
  return html`<rect class="${kind}" x="${x}" width="14" y="${(height - above - length).toFixed(1)}" height="${length.toFixed(1)}"></rect>`;
}

function totalOf(byIntent: AnswerDay['byIntent']): number {
  return Object.values(byIntent).reduce((sum, count) => sum + count, 0);
}
