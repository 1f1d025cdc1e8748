/** Takes what a pattern finds out of a text; a space stays in its place. */
export type Taken = { match: RegExpExecArray; rest: string };

/** The first match of a pattern and the text without it; undefined where it is not found. */
export function take(text: string, pattern: RegExp): Taken | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  return { match, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
}
