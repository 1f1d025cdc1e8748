import type { z } from 'zod';

/** The same thing said in Chinese and in English. */
export type Bilingual = Readonly<Record<'zh' | 'en', string>>;

/** How the text of a setting is read. */
export type Reading<T> = {
  /** The default as it would be written; left out where there is none. */
  standard?: string;
  /** What to write, where a text cannot be used. */
  hint: Bilingual;
  /** Takes what is written, `undefined` where nothing is. */
  schema: z.ZodType<T, string | undefined>;
};

/** One setting: how it is named, what it means, whether it is secret, and how its text is read. */
export type Setting<T> = Reading<T> & { key: string; description: Bilingual; secret: boolean };

/** The value that a setting is read as. */
export type ValueOf<S> = S extends Setting<infer T> ? T : never;

/** What a table of settings holds once it is read. */
export type ValuesOf<Table> = { [Name in keyof Table]: ValueOf<Table[Name]> };

/** A setting that cannot be used as it is, and the next step. */
export type SettingProblem = { key: string; hint: Bilingual };

/** An entry of the table; not secret unless it says so. */
export function setting<T>(options: Omit<Setting<T>, 'secret'> & { secret?: boolean }): Setting<T> {
  return { secret: false, ...options };
}
