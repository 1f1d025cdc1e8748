import type { Problem } from './problem.ts';

/** Stands for the name of a category in a request: {party}有份的都报一下. */
export const slots = /\{(?:party|subject|area)\}/g;

/**
 * Reads `list-requests.txt`: how people word a request for a list of cases, one a line, with slots in the place of the
 * parties, subjects and areas that they name; lines that begin with `#` are notes. The bot holds a message against them to
 * tell whether it asks for a list.
 */
export function parseListRequests(text: string, file: string): { value: string[]; problems: Problem[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ request: line.trim(), line: index + 1 }))
    .filter(({ request }) => request !== '' && !request.startsWith('#'));
  const problems = lines
    .filter(({ request }) => request.search(slots) < 0)
    .map(({ line }) => ({
      file,
      line,
      field: '',
      message: 'must have {party}, {subject} or {area} where a name stands',
    }));
  return { value: [...new Set(lines.map(({ request }) => request))], problems };
}
