import fc from 'fast-check';
import { patternKiller } from './patterns.ts';
import { mutatedQuestion } from './questions.ts';
import { longHostileText, shortHostileText } from './texts.ts';

/** A message of any kind: hostile, mutated, made to hang a pattern, or endless. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: shortHostileText },
  { weight: 5, arbitrary: mutatedQuestion },
  { weight: 3, arbitrary: patternKiller },
  { weight: 1, arbitrary: longHostileText },
);

/** What several people say by turns in one chat. */
export const anyTalk: fc.Arbitrary<{ sender: string; text: string }[]> = fc.array(
  fc.record({
    sender: fc.constantFrom('zhang', 'li', 'wang'),
    text: fc.oneof({ weight: 2, arbitrary: mutatedQuestion }, { weight: 1, arbitrary: anyText }),
  }),
  { minLength: 2, maxLength: 8 },
);
