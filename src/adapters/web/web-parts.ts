import type { Logger } from 'pino';
import type { Answer } from '../../bot/bot.ts';
import type { Message } from '../../bot/message.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import type { FigureFiles } from '../figure-files.ts';

/** What the console is made of. */
export type WebParts = {
  casebook: Casebook;
  /** Answers a message and says how it was understood. */
  answer: (message: Message) => Promise<Answer>;
  figures: FigureFiles;
  /** Questions to try, in each language. */
  examples: Readonly<Record<Language, readonly string[]>>;
  log: Logger;
  now: () => number;
};

/** Where the console listens, and what guards it. */
export type WebSettings = {
  host: string;
  port: number;
  /** Asked of everybody; must be there unless only this machine is listened on. */
  password?: string;
};
