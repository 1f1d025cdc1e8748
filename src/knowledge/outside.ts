/**
 * Reads `outside.txt`: questions that people ask and that no case answers, one a line; lines that begin with `#` are
 * notes. The search holds a question against them, and claims nothing that is nearer to one of them than to a case.
 */
export function parseOutside(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}
