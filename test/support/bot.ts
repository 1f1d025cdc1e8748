import { renderPlainText } from '../../src/adapters/plain-text.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { dataFolder } from './data-folder.ts';
import { aMessage } from './message.ts';

/** The project's own casebook, without an official document. */
export const casebook = loadCasebook(dataFolder);

/** The bot on it, whom all tests of a file talk to. */
export const bot = createBot({ casebook });
let conversations = 0;

/** Somebody who talks with the bot about the project's own casebook, and has said nothing yet. */
export function aConversation(): (text: string) => Promise<Reply> {
  conversations += 1;
  const chat = { id: `conversation-${conversations}`, kind: 'direct' } as const;
  return (text) => bot.handle(aMessage(text, { chat }));
}

/** The answer to a message that nothing was said before. */
export function answerTo(text: string): Promise<Reply> {
  return aConversation()(text);
}

/** Says all of it in one conversation; the answer to the last. */
export async function lastAnswer(...texts: string[]): Promise<Reply> {
  const say = aConversation();
  let reply = await say(texts[0] ?? '');
  for (const text of texts.slice(1)) reply = await say(text);
  return reply;
}

/** A reply as people read it. */
export function textOf(reply: Reply): string {
  return renderPlainText(reply);
}

/** The first line that people read. */
export function firstLineOf(reply: Reply): string {
  return textOf(reply).split('\n')[0] ?? '';
}

/** The cases that a reply answers with, but for those of a list that are marked as merely likely. */
export function filedOf({ cases, list }: Reply): readonly number[] {
  return list ? list.groups.filter(({ label }) => !label?.includes('可能')).flatMap(({ numbers }) => numbers) : cases;
}
