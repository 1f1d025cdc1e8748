import { z } from 'zod';
import type { Case, CaseText } from '../case.ts';
import { languages } from '../language.ts';

/** A way people ask for a case that its record does not know yet: an alias, or a question. */
export const hintSchema = z.strictObject({
  case: z.int().positive(),
  kind: z.enum(['alias', 'question']),
  language: z.enum(languages),
  text: z
    .string()
    .trim()
    .min(2, 'at least two characters')
    .max(100, 'at most 100 characters')
    .regex(/^[^\p{Cc}]+$/u, 'one line'),
});
export type Hint = z.infer<typeof hintSchema>;

/** The cases with the hints among their aliases and questions; hints for other numbers are left out. */
export function withHints(cases: readonly Case[], hints: readonly Hint[]): Case[] {
  return cases.map((entry) => {
    const own = hints.filter((hint) => hint.case === entry.number);
    if (own.length === 0) return entry;
    const extended = (text: CaseText, language: Hint['language']): CaseText => {
      const texts = (kind: Hint['kind']) =>
        own.filter((hint) => hint.kind === kind && hint.language === language).map((hint) => hint.text);
      return {
        ...text,
        aliases: [...text.aliases, ...texts('alias')],
        questions: [...text.questions, ...texts('question')],
      };
    };
    return { ...entry, text: { zh: extended(entry.text.zh, 'zh'), en: extended(entry.text.en, 'en') } };
  });
}

/** Whether a hint says what another one says. */
export function isSameHint(a: Hint, b: Hint): boolean {
  return a.case === b.case && a.kind === b.kind && a.language === b.language && a.text === b.text;
}
