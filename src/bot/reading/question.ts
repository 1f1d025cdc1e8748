import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { lazily } from '../../knowledge/lazily.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Aspect } from '../reply.ts';
import { withoutAsides } from './asides.ts';
import { readAspect } from './aspects.ts';
import { ownSubject } from './back-references.ts';
import { type CategoryReader, createCategoryReader, type Mention } from './categories.ts';
import { languageOf } from './language.ts';
import { createListWording, type ListWording } from './list-wording.ts';
import { type References, readReferences } from './references.ts';
import { subjectOf } from './subject.ts';

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
  /** The text without what is said beside the request: who asks, and what for. */
  request: string;
  /** Content words that are neither aspect words nor fillers. */
  subject: readonly string[];
  /** How the words around the names sound. */
  wording: ListWording;
};

/** Turns messages into questions. */
export type QuestionReader = (text: string) => Question;

/** Nobody asks in more than this; the rest is not read. */
export const maxQuestionLength = 500;

/** Tags of markup name nothing, and scripts neither: <script> asks for no play. */
const markup = /<script\b[\s\S]{0,500}?(<\/script\s*>|$)|<\/?[a-z][^<>]{0,200}>/gi;

export function createQuestionReader(casebook: Casebook): QuestionReader {
  const readCategories: CategoryReader = createCategoryReader(casebook.taxonomy);
  const wording = lazily(() => wordingOf(casebook, readCategories));
  const isBare = (rest: string) => ownSubject(rest).length === 0;
  return (original) => {
    // One character may normalise to eighteen, so the length is cut once more.
    const typed = normalise(original.slice(0, maxQuestionLength).replace(markup, ' ')).slice(0, maxQuestionLength);
    const text = casebook.search.repair(typed);
    const references = readReferences(text, casebook.book, isBare);
    const mentions = readCategories(references.rest);
    return {
      original,
      typed,
      text,
      language: languageOf(text),
      references,
      aspect: readAspect(references.rest),
      mentions,
      request: withoutAsides(text, references.rest === text ? mentions : [])
        .replace(/[\s,，]+$|^[\s,，]+/gu, '')
        .replace(/ +/g, ' '),
      subject: subjectOf(references.rest),
      get wording() {
        return wording();
      },
    };
  };
}

/** One in so many of the book's questions, and of those outside it, is enough to learn from. */
const every = 4;

function wordingOf({ cases, outside, listRequests }: Casebook, readCategories: CategoryReader): ListWording {
  const questions = [...cases.flatMap(({ text }) => [...text.zh.questions, ...text.en.questions]), ...outside];
  return createListWording({
    requests: listRequests,
    questions: questions.filter((_, i) => i % every === 0),
    readCategories,
  });
}
