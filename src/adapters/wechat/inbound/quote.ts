/** What somebody quotes, and what they write to it. */
export type Quoted = { text: string; quote?: { author: string; text: string } };

/** 「name：quoted text」, a row of dashes, and the reply, as WeChat hands a quote to older clients. */
const pattern = /^「([^：:\n]*)[：:]([\s\S]*)」\n(?:- ?){5,}\n([\s\S]*)$/;

/** Takes a text apart that quotes another message. */
export function readQuote(text: string): Quoted {
  const [, author, quoted, reply] = pattern.exec(text) ?? [];
  if (author === undefined || quoted === undefined || reply === undefined) return { text };
  return { text: reply.trim(), quote: { author: author.trim(), text: quoted.trim() } };
}
