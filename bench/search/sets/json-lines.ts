/** The values of a JSON Lines text; empty lines are skipped. */
export function jsonLines(text: string): unknown[] {
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as unknown] : []));
}
