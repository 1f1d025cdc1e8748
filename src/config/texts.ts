import { z } from 'zod';
import type { Bilingual, Reading } from './setting.ts';

/** A text; not set and empty are the same. */
const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

/** Any text, or none. */
export const anyText: Reading<string | undefined> = {
  hint: { zh: '写一段文字', en: 'write a text' },
  schema: optionalText,
};

/** A text of a kind, or none. */
export function optional<T>(read: (text: string) => T | undefined, hint: Bilingual): Reading<T | undefined> {
  const schema = optionalText.transform((text, context) =>
    text === undefined ? undefined : orIssue(read(text), context),
  );
  return { hint, schema };
}

/** A text that must be of a kind; not set or empty, it is the default. */
export function textOr<T>(standard: string, read: (text: string) => T | undefined, hint: Bilingual): Reading<T> {
  return {
    standard,
    hint,
    schema: optionalText.transform((text, context) => orIssue(read(text ?? standard), context)),
  };
}

/** A whole number within limits. */
export function numberOr(standard: number, least: number, most: number): Reading<number> {
  const read = (text: string) =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
  return textOr(String(standard), read, {
    zh: `写一个 ${least} 到 ${most} 的整数，例如 ${standard}`,
    en: `write a whole number from ${least} to ${most}, such as ${standard}`,
  });
}

/** What was read, or an issue; the hint of the setting says what to do about it. */
function orIssue<T>(value: T | undefined, context: z.RefinementCtx): T {
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'cannot be used' });
  return z.NEVER;
}

/** A time zone by its IANA name. */
export function readTimeZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    return undefined;
  }
}

/** True or false in words. */
export function readYesNo(text: string): boolean | undefined {
  return { true: true, false: false }[text.toLowerCase()];
}

/** People as `channel:id`, with commas between them. */
export function readAdmins(text: string): string[] | undefined {
  const admins = text
    .split(/[,，]/)
    .map((admin) => admin.trim())
    .filter((admin) => admin !== '');
  return admins.every((admin) => /^[^:\s]+:\S+$/.test(admin)) ? admins : undefined;
}
