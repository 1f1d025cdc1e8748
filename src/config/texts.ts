import { z } from 'zod';

/** A text; not set and empty are the same. */
export const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

/** A text that must be of a kind; not set or empty, it is the default. */
export function textOr<T>(
  standard: string,
  read: (text: string) => T | undefined,
  hint: string,
): z.ZodType<T, string | undefined> {
  return optionalText.transform((text, context) => {
    const value = read(text ?? standard);
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: hint });
      return z.NEVER;
    }
    return value;
  });
}

/** A whole number within limits. */
export function numberOr(standard: number, least: number, most: number): z.ZodType<number, string | undefined> {
  return textOr(
    String(standard),
    (text) => (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
    `write a whole number from ${least} to ${most}, such as ${standard}`,
  );
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
