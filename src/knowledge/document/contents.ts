import { squash } from '../text/normalise.ts';
import type { Anomaly } from './anomaly.ts';

/** A line of the table of contents. */
export type ContentsLine = {
  number: number;
  /** Cleaned; `raw` is as printed, without the dot leaders. */
  title: string;
  raw: string;
  page: number;
  line: number;
};

export type Contents = {
  lines: ContentsLine[];
  anomalies: Anomaly[];
  /** Index of the document's line after the last one of the contents. */
  end: number;
};

/** Reads the table of contents: `| 52. title ..... | 56 |`, in as many tables as there are. */
export function readContents(lines: readonly string[]): Contents {
  const found: ContentsLine[] = [];
  const anomalies: Anomaly[] = [];
  let end = 0;
  for (const [index, text] of lines.entries()) {
    if (/^#{1,3}\s+\d{1,3}\s*[.．、]/.test(text)) break;
    const cells = /^\|\s*(\d{1,3})\s*[.．、]\s*(.+?)\s*\|\s*(\d{1,4})\s*\|?\s*$/.exec(text.trim());
    if (!cells) continue;
    const [, number = '', raw = '', page = ''] = cells;
    const line = index + 1;
    if (/<br\s*\/?>/i.test(raw))
      anomalies.push({ kind: 'contents-break', number: Number(number), line, detail: '<br>' });
    found.push({ number: Number(number), title: cleanTitle(raw), raw: withoutLeaders(raw), page: Number(page), line });
    end = index + 1;
  }
  return { lines: found, anomalies, end };
}

const leaders = /\s*[.．…·]{2,}\s*$/u;

function withoutLeaders(raw: string): string {
  return raw
    .replace(/<br\s*\/?>/gi, '')
    .replace(leaders, '')
    .trim();
}

/** A title without dot leaders, markup and the spaces that text recognition put around quotation marks. */
export function cleanTitle(raw: string): string {
  return raw
    .replace(/<br\s*\/?>/gi, '')
    .replace(leaders, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\p{ASCII}]) | (?=[^\p{ASCII}])/gu, '')
    .trim();
}

/** How two titles agree: to the letter, but for spacing and width, one within the other, or not. */
export function compareTitles(a: string, b: string): 'same' | 'spacing' | 'part' | 'different' {
  if (a === b) return 'same';
  const [left, right] = [squash(a), squash(b)];
  if (left === right) return 'spacing';
  return left.startsWith(right) || right.startsWith(left) ? 'part' : 'different';
}
