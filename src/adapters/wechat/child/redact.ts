const longest = 200;

/**
 * What may be told of an error: the first line of its message. Web addresses lose everything behind the path, since the
 * keys of a session stand there; long runs of letters and digits are keys themselves.
 */
export function redact(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n').find((text) => text.trim() !== '') ?? '';
  return line
    .replace(/(https?:\/\/[^\s?#"']+)[?#][^\s"']*/g, '$1')
    .replace(/[\w@%+/=-]{24,}/g, (run) => (run.includes('/') && !/\d/.test(run) ? run : '…'))
    .slice(0, longest);
}
