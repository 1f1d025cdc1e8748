/** The tag that really pings somebody, in a text message or in Markdown, whichever way its attribute is quoted. */
const PING = /<at\s+(?:user_id|id|ids|email)\s*=\s*["']?([^"'>\s]+)/gi;

/** Whom a text pings: open_ids, `all`, mail addresses. Escaped or broken tags ping nobody. */
export function pingsOf(text: string): string[] {
  return [...text.matchAll(PING)].flatMap(([, ids = '']) => ids.split(','));
}
