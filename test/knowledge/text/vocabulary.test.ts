import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/knowledge/text/analyse.ts';
import { createVocabulary, type Vocabulary } from '../../../src/knowledge/text/vocabulary.ts';

const learned = (vocabulary: Vocabulary, text: string) =>
  [...vocabulary.learn(text)].map((id) => vocabulary.keys[id] ?? '').sort();
const analysed = (text: string) =>
  analyse(text)
    .map(({ key }) => key)
    .sort();

describe('createVocabulary', () => {
  it.each([
    '进口原油“先放后检”，10个工作日办结',
    '港口船港',
    'Enterprises’ VAT credits, VAT credit loans and 5G网络',
    '進口貿易與𠮷野家',
    '……！？😀',
    '',
  ])('finds the terms of the analysis in %j, repeats included', (text) => {
    const vocabulary = createVocabulary();
    expect(learned(vocabulary, text)).toEqual(analysed(text));
    expect(learned(vocabulary, text)).toEqual(analysed(text));
  });

  it('numbers terms from 0 and keeps the number of a term that comes again', () => {
    const vocabulary = createVocabulary();
    const [loan = -1, credit = -1] = vocabulary.learn('loan credit');
    expect([loan, credit]).toEqual([0, 1]);
    expect([...vocabulary.learn('credits, loans')]).toEqual([credit, loan]);
    expect(vocabulary.keys).toEqual(['loan', 'credit']);
  });

  it('tells ids by keys, and that a key is unknown', () => {
    const vocabulary = createVocabulary();
    const ids = vocabulary.learn('原油');
    expect([...ids].map((id) => vocabulary.idOf(vocabulary.keys[id] ?? ''))).toEqual([...ids]);
    expect(vocabulary.idOf('煤')).toBeUndefined();
    expect(vocabulary.idOf('loan')).toBeUndefined();
  });
});
