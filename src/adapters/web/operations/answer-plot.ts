import type { AnswerDay } from '../../../bot/operations/operations.ts';
import { each, type Html, html } from '../page/html.ts';

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
<rect class="found" x="${x}" width="14" y="${(height - scale(found)).toFixed(1)}" height="${scale(found).toFixed(1)}"></rect>
<rect class="none" x="${x}" width="14" y="${(height - scale(found + none)).toFixed(1)}" height="${scale(none).toFixed(1)}"></rect>
${i % 7 === 0 ? html`<text x="${x}" y="${height + 13}">${day.slice(5)}</text>` : ''}</g>`;
    },
  )}</svg>`;
}

function totalOf(byIntent: AnswerDay['byIntent']): number {
  return Object.values(byIntent).reduce((sum, count) => sum + count, 0);
}
