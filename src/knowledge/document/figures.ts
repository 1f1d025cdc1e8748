import type { Case } from '../case.ts';
import { normalise } from '../text/normalise.ts';

/**
 * The figures of a text: whole numbers and decimals as digits, thousands separators removed. Ordinals of lists,
 * captions ("图1") and web addresses are no figures.
 */
export function figuresOf(text: string): Set<string> {
  const listed = listedOrdinals(text);
  const plain = text
    .replace(/(?:https?:\/\/|www\.|online\.)[\w./:#?=&%-]+/g, ' ')
    .replace(/[①-⑳]/gu, ' ')
    .replace(
      /(^|[\n。；])\s*(\d{1,2})(\s*[.、]\s*|\s+)(?=\p{Script=Han}|[“"（(])/gu,
      (match, before: string, digits: string, mark: string) =>
        mark.trim() !== '' || continues(listed, Number(digits)) ? `${before} ` : match,
    )
    .replace(/图\s*\d+/g, ' ');
  return digitsIn(plain);
}

/** The numbers that stand at the beginning of a line or sentence as those of a list do: "2. …", "3 …". */
function listedOrdinals(text: string): ReadonlySet<number> {
  const pattern = /(?:^|[\n。；])\s*(\d{1,2})(?:\s*[.、]|\s+(?=\p{Script=Han}))/gu;
  return new Set([...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
}

/** Whether a number without a point stands in a numbered list ("2. … 3 …", or "1 …" before "2 …"). */
function continues(listed: ReadonlySet<number>, ordinal: number): boolean {
  return listed.has(ordinal > 1 ? ordinal - 1 : 2);
}

function digitsIn(text: string): Set<string> {
  const plain = normalise(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return new Set([...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => figure));
}

/** Figures that the official text states and the record's Chinese text does not. */
export function lackingFigures(official: string, record: Case): string[] {
  const { summary, procedure, results, metrics, audiences } = record.text.zh;
  const own = [
    ...[...summary, ...procedure, ...results].map((passage) => passage.text),
    ...metrics.map((metric) => [metric.what, metric.before, metric.after, metric.value].join(' ')),
    ...audiences,
  ].join('\n ');
  const has = digitsIn(own);
  return [...figuresOf(official)].filter((figure) => !has.has(figure));
}
