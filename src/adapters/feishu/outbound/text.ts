/**
 * A text without effect in a text message: Feishu reads tags (`<at user_id="all">`, `<b>`) and links (`[text](url)`)
 * in it.
 */
export function inertText(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('](', '] (');
}
