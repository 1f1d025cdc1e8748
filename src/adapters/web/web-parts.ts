import type { Log } from '../../bot/log.ts';
import type { Operations } from '../../bot/operations/operations.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import type { Health } from '../adapter.ts';
import type { FigureFiles } from '../figure-files.ts';

/** A channel with how it is doing, and what the QR code has to say where it waits for a scan. */
export type ChannelView = { name: string; health: Health; scan?: string };

/** What the console is made of. */
export type WebParts = {
  casebook: Casebook;
  figures: FigureFiles;
  /** What the operator sees and does; undefined while there is no database. */
  operations: () => Operations | undefined;
  /** How the channels are doing, this one among them. */
  channels: () => readonly ChannelView[];
  /** Questions to try, in each language. */
  examples: Readonly<Record<Language, readonly string[]>>;
  log: Log;
  now: () => number;
};

/** Where the console listens, and what guards it. */
export type WebSettings = {
  host: string;
  port: number;
  /** Asked of everybody; must be there unless only this machine is listened on. */
  password?: string;
};
