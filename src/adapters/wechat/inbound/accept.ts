import type { Chat, Message } from '../../../bot/message.ts';
import type { AddressBook, Unusable } from '../people/address-book.ts';
import type { WechatMessage } from '../protocol.ts';
import { readAddress } from './addressed.ts';
import { readQuote } from './quote.ts';

/** Why a message is not taken. */
export type Ignored = { ignored: 'own' | 'old' | 'no person' | 'not addressed' | 'nothing to read' | Unusable };
export type Accepted = { message: Message } | Ignored;

export type AcceptParts = {
  book: AddressBook;
  prefixes: readonly string[];
  now: () => number;
};

/** Puppets may hand over again what was written before; nobody waits for an answer to that. */
export const oldAfterMs = 10 * 60_000;

/** Takes what was written to the bot, as the bot understands it, and leaves everything else. */
export function createAccept({ book, prefixes, now }: AcceptParts): (event: WechatMessage) => Accepted {
  return (event) => {
    const { id, sender, room, sentAt } = event;
    if (event.isOwn) return { ignored: 'own' };
    if (!sender.isPerson) return { ignored: 'no person' };
    if (now() - sentAt > oldAfterMs) return { ignored: 'old' };
    const chat = room ? book.chatOfRoom(room) : book.chatOfContact(sender);
    const words = read(event, prefixes);
    if (room && !words.isAddressed) return { ignored: 'not addressed' };
    if ('problem' in chat) return { ignored: chat.problem };
    if (event.text === undefined && chat.kind === 'group') return { ignored: 'nothing to read' };
    return {
      message: {
        id,
        channel: 'wechat',
        chat: tidy(chat),
        sender: { id: book.senderId(sender), ...(sender.name ? { name: sender.name } : {}) },
        text: words.text,
        ...(words.quote === undefined ? {} : { quotes: { text: words.quote } }),
        mentionsBot: !room || words.isAddressed,
        sentAt,
      },
    };
  };
}

/** A reply to one of the bot's own messages speaks to it as well. */
function read(
  { text = '', botNames, mentionsBot, mentionsOthers }: WechatMessage,
  prefixes: readonly string[],
): { isAddressed: boolean; text: string; quote?: string } {
  const { text: own, quote } = readQuote(text);
  const address = readAddress(own, { names: botNames, prefixes, mentionsBot, mentionsOthers });
  const isReplyToBot = quote !== undefined && botNames.includes(quote.author);
  return {
    isAddressed: address.isAddressed || isReplyToBot,
    text: address.text,
    ...(quote ? { quote: quote.text } : {}),
  };
}

function tidy({ id, kind, name }: Chat): Chat {
  return name ? { id, kind, name } : { id, kind };
}
