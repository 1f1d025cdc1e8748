import { z } from 'zod';

/** data/lexicon.yaml: groups of words that mean the same in this field, in either language. */
export const lexiconSchema = z.strictObject({
  synonyms: z.array(
    z.array(z.string('must be text (quote it)').trim().min(1)).min(2, 'a group needs two words or more'),
  ),
  /** Strings of characters that look alike. */
  shapes: z.array(z.string().min(2)),
});
export type Lexicon = z.infer<typeof lexiconSchema>;
