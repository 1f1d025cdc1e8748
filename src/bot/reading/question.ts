import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { termsOfQuestion } from '../../knowledge/search/question.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Aspect } from '../reply.ts';
import { readAspect, withoutAspects } from './aspects.ts';
import { type CategoryReader, createCategoryReader, type Mention } from './categories.ts';
import { languageOf } from './language.ts';
import { type References, readReferences } from './references.ts';

/** A message read: everything the intents look at, worked out once. */
export type Question = {
  /** As it was typed. */
  original: string;
  /** Normalised, as it was typed. */
  typed: string;
  /** Normalised and mended (pinyin, slips); what all patterns are matched against. */
  text: string;
  language: Language;
  references: References;
  aspect: Aspect | undefined;
  mentions: readonly Mention[];
  /** Content words that are neither aspect words nor fillers. */
  subject: readonly string[];
};

/** Turns messages into questions. */
export type QuestionReader = (text: string) => Question;

/** Nobody asks in more than this; the rest is not read. */
export const maxQuestionLength = 500;

export function createQuestionReader(casebook: Casebook): QuestionReader {
  const readCategories: CategoryReader = createCategoryReader(casebook.taxonomy);
  const isBare = (rest: string) => subjectOf(rest).length === 0;
  return (original) => {
    const typed = normalise(original.slice(0, maxQuestionLength));
    const text = casebook.search.repair(typed);
    const references = readReferences(text, casebook.book, isBare);
    return {
      original,
      typed,
      text,
      language: languageOf(text),
      references,
      aspect: readAspect(references.rest),
      mentions: readCategories(references.rest),
      subject: subjectOf(references.rest),
    };
  };
}

/** Words that belong to the asking, not to the subject; fillers of the search are cut already. */
const askingWords =
  /^(案例|项目|条|列表|清单|全部|所有|列|列出|列举|汇总|盘点|流程|步骤|效果|对象|适用|办理|创新|制度|山东|自贸区|自贸|自贸试验区|书|本书|区别|差别|不同|对比|比较|比|差异|分别|各自|list|all|show|vs|versus|compar|differ|page|appli|applic|process|procedur|result|effect|summari|overview|innov)$/;

/** What a text is about after aspects, fillers and asking words are taken away. */
export function subjectOf(text: string): string[] {
  const { words, isFiller } = termsOfQuestion(withoutAspects(text));
  return isFiller ? [] : words.filter((word) => !askingWords.test(word));
}
