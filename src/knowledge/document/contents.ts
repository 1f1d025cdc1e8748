import { squash } from '../text/normalise.ts';
import { type Anomaly, anomalyKinds } from './anomaly.ts';

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
    const cells = cellsOf(text.trim());
    if (!cells) continue;
    const { number, raw, page } = cells;
    const line = index + 1;
    end = line;
    if (found.some((other) => other.number === number)) {
      anomalies.push({ kind: 'contents-twice', number, line, detail: anomalyKinds['contents-twice'] });
      continue;
    }
    if (/<br\s*\/?>/i.test(raw)) anomalies.push({ kind: 'contents-break', number, line, detail: '<br>' });
    found.push({ number, title: cleanTitle(raw), raw: withoutLeaders(raw.replace(breaks, '')), page, line });
  }
  return { lines: found, anomalies, end };
}

/** No title is longer than a line of the contents. */
const longestLine = 500;
const breaks = /<br\s*\/?>/gi;

/** The cells of a contents line; a bar within the title is part of it. */
function cellsOf(line: string): { number: number; raw: string; page: number } | undefined {
  if (line.length > longestLine) return undefined;
  const start = /^\|\s*(\d{1,3})\s*[.．、]/.exec(line);
  const end = /\|\s*(\d{1,4})\s*\|?$/.exec(line);
  if (!start || !end) return undefined;
  const raw = line.slice(start[0].length, end.index).trim();
  return raw ? { number: Number(start[1]), raw, page: Number(end[1]) } : undefined;
}

/** A text without the dots that lead from a title to its page: two or more at its end. */
function withoutLeaders(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while ('.．…·'.includes(trimmed[end - 1] ?? ' ')) end -= 1;
  return trimmed.length - end >= 2 ? trimmed.slice(0, end).trimEnd() : trimmed;
}

/** A title without dot leaders, markup and the spaces that text recognition put around quotation marks. */
export function cleanTitle(raw: string): string {
  return withoutLeaders(raw.replace(breaks, ''))
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
