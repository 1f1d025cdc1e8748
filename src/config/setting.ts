import type { z } from 'zod';

/** One setting: how it is named, what it means, whether it is secret, and how its text is read. */
export type Setting<T> = {
  key: string;
  description: string;
  secret: boolean;
  schema: z.ZodType<T, string | undefined>;
};

/** The value that a setting is read as. */
export type ValueOf<S> = S extends Setting<infer T> ? T : never;

export function setting<T>(options: Omit<Setting<T>, 'secret'> & { secret?: boolean }): Setting<T> {
  return { secret: false, ...options };
}

/** What a table of settings holds once it is read. */
export type ValuesOf<Table> = { [Name in keyof Table]: ValueOf<Table[Name]> };
