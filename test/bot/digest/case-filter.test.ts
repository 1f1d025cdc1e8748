import { describe, expect, it } from 'vitest';
import { anyCase, fittingCases } from '../../../src/bot/digest/case-filter.ts';
import { casebook } from '../../support/bot.ts';

const numbersFor = (topic: string) =>
  fittingCases(casebook, { ...anyCase, topics: [topic] }).map(({ number }) => number);

describe('a choice of subjects that a chat has stored', () => {
  it('still holds where its category has moved within the taxonomy', () => {
    expect(numbersFor('ip/trademark')).toEqual(expect.arrayContaining([48, 104]));
    expect(numbersFor('trademark')).toEqual(numbersFor('ip/trademark'));
  });

  it('lets nothing through where there is no such category any more', () => {
    expect(numbersFor('no-such-subject')).toEqual([]);
  });
});
