import type { Reply } from '../../../bot/reply.ts';
import { renderPlainText } from '../../plain-text.ts';

/** Lists close with how to open an entry; in a group the bot has to be spoken to. */
const openEntry = {
  zh: { group: '回复序号查看（群里请先@我）', direct: '回复序号查看' },
  en: { group: 'Reply with a number to open one (mention me first)', direct: 'Reply with a number to open one' },
} as const;

const tryThis = { zh: '可以接着发：', en: 'You can go on with: ' } as const;
const mostTries = 3;

/**
 * A reply as it is read on a phone: plain lines, numbered lists, and in words what are buttons elsewhere. Nothing in it
 * notifies anybody: at signs are those of full width.
 */
export function layOut(reply: Reply, kind: 'group' | 'direct'): string {
  const { language } = reply;
  const hints: string[] = [];
  if (isList(reply)) hints.push(openEntry[language][kind]);
  const tries = reply.actions.slice(0, mostTries).map(({ say }) => (language === 'zh' ? `“${say}”` : `"${say}"`));
  if (tries.length > 0) hints.push(`${tryThis[language]}${tries.join(language === 'zh' ? '、' : ', ')}`);
  return harmless([renderPlainText(reply), hints.join('\n')].filter(Boolean).join('\n\n'));
}

/** Entries that the next message may point at by their number. */
function isList({ intent, blocks }: Reply): boolean {
  return intent !== 'subscription' && blocks.some((block) => block.kind === 'rows');
}

function harmless(text: string): string {
  return text
    .replaceAll('@', '＠')
    .replace(/[\u2005\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (char) => (char === '\n' ? char : ''));
}
