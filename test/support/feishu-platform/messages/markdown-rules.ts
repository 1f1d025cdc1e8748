const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/;
const IMAGE = /!\[[^\]]*\]\(([^)\s]*)[^)]*\)/g;

/** How many tables a Markdown text has: a row of dashes under a row with bars, outside of code blocks. */
export function tablesOf(markdown: string): number {
  const lines = withoutCode(markdown).split('\n');
  return lines.filter((line, at) => DELIMITER_ROW.test(line) && (lines[at - 1] ?? '').includes('|')).length;
}

/** The image keys that a Markdown text shows. */
export function imagesOf(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(IMAGE)].map(([, key = '']) => key);
}

function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?(```|$)/g, '').replace(/`[^`\n]*`/g, '');
}
