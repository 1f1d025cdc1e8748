import fc from 'fast-check';
import { patternKiller } from './patterns.ts';
import { mutatedQuestion } from './questions.ts';
import { longHostileText, markup, shortHostileText } from './texts.ts';

/** Requests whose answers repeat what was asked for, and where it stands in them. */
const frames: readonly (readonly [before: string, after: string])[] = [
  ['标题带', '的有几个'],
  ['titles with ', ''],
  ['只看', '的'],
  ['其中', '的呢'],
  ['only ', ''],
  ['只推', '类的'],
  ['only push ', ''],
  ['暂停推送到', ''],
  ['订阅每周精选，每天', '推'],
  ['每月', '号推'],
  ['第', '号案例'],
  ['有哪些关于', '的案例'],
];

/** Such a request for something that nobody should say again as it stands. */
export const framed: fc.Arbitrary<string> = fc
  .record({ frame: fc.constantFrom(...frames), text: fc.oneof(fc.constantFrom(...markup), shortHostileText) })
  .map(({ frame: [before, after], text }) => before + text + after);

/** A message of any kind: hostile, mutated, made to hang a pattern, or endless. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: shortHostileText },
  { weight: 5, arbitrary: mutatedQuestion },
  { weight: 3, arbitrary: patternKiller },
  { weight: 2, arbitrary: framed },
  { weight: 1, arbitrary: longHostileText },
);

/** What one person says. */
export type Turn = { sender: string; text: string };

/** What several people say by turns in one chat. */
export const anyTalk: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    sender: fc.constantFrom('zhang', 'li', 'wang'),
    text: fc.oneof(
      { weight: 3, arbitrary: mutatedQuestion },
      { weight: 2, arbitrary: fc.constantFrom('哪些案例适用于海关部门', 'list all cases', '订阅每周精选', '52号案例') },
      { weight: 2, arbitrary: framed },
      { weight: 2, arbitrary: anyText },
    ),
  }),
  { minLength: 2, maxLength: 8 },
);
