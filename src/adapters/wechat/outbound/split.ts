/** Longest message in characters; what WeChat takes is not published, and about 2,000 are known to arrive. */
const longest = 1_800;
const mostParts = 3;
/** Room for "（2/3）" and the remark that something was left out. */
const reserved = 60;

const leftOut = '……（内容较长，这里没有发完；可以接着问其中一项，或看原书）';

/**
 * A text as at most three messages, numbered when there are several. It is cut at the ends of paragraphs, else of lines
 * or sentences; what does not fit is left out, and that is said.
 */
export function split(text: string): string[] {
  if (text.length <= longest) return [text];
  const parts: string[] = [];
  let rest = text;
  while (rest !== '' && parts.length < mostParts) {
    const end = rest.length <= longest - reserved ? rest.length : cutAt(rest, longest - reserved);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(`${parts.pop() ?? ''}\n${leftOut}`);
  return parts.map((part, i) => `（${i + 1}/${parts.length}）${part}`);
}

/** The last good place to cut at or before a length: never in the first half, never within a character. */
function cutAt(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const end of [/\n\n/g, /\n/g, /[。！？；!?;]|\. /g, /[，、,\s]/g]) {
    const last = [...head.matchAll(end)].at(-1);
    const at = last ? last.index + last[0].length : 0;
    if (at >= most / 2) return at;
  }
  return /[\uD800-\uDBFF]$/.test(head) ? most - 1 : most;
}
