import type { Case, Metric } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Bilingual, Language } from '../../knowledge/language.ts';
import { sentencesOf } from '../../knowledge/search/documents.ts';
import { termsOfQuestion } from '../../knowledge/search/question.ts';
import { withoutAspects } from '../reading/aspects.ts';
import { type Attribute, readAttribute } from '../reading/attributes.ts';
import { readMeasure } from '../reading/measure.ts';
import type { Question } from '../reading/question.ts';
import type { Aspect } from '../reply.ts';
import { nameOf, pageText } from './wording.ts';

/** The answer to a question for a fact: the record's sentence, or that the book does not say. */
export type Fact = { text: string; aspect: Aspect; stated: boolean; share: number };

type Sentence = { aspect: Aspect; text: string };
/** A sentence with the share of the question's weight that it carries. */
type Nearest = Sentence & { share: number };

/** A sentence must carry this share of the question's weight to be put first without being of the asked kind. */
const factFrom = 0.4;
/** The same where the case is spoken of already, so that the question leaves its name out. */
const factFromKnown = 0.2;
/**
 * A sentence of the asked kind that carries less of the question than this, and less than this of what is asked besides
 * the name of the case, may state another figure: it is shown as the nearest one. One that has nothing of what is asked
 * besides the name needs still more. Found on the development questions.
 */
const surelyMeant = { share: 0.4, ownWords: 0.15 } as const;

/** A sentence with this share of the question's weight says which part of the case it is about. */
const partFrom = 0.12;

/** The summary repeats what steps and results state: it leads only where it fits much better. */
const summaryShare = 0.75;

/**
 * A message this near to a known follow-up to the case asks the same; 1 is word for word. Of 256 turns of dev and recent that
 * were near to something unstated and had no sentence that states it, 237 asked for something unstated.
 */
const alike = {
  unstated: 0.2,
  surelyUnstated: 0.4,
  stated: 0.55,
  surelyPart: 0.4,
  part: 0.25,
  perhapsPart: 0.1,
} as const;
/** A sentence with this share of the question states what was asked, whatever else the question is like. */
const surelyStated = 0.6;

/**
 * Finds the sentence of a case that states what was asked; says so when the book does not; else undefined. What is known of the
 * follow-ups to the case decides where the words do not. With `isKnown` the case is spoken of already, and a sentence needs
 * to share less with the question to be put first.
 */
export function findFact(casebook: Casebook, entry: Case, question: Question, isKnown = false): Fact | undefined {
  const found = factInWords(casebook, entry, question, isKnown);
  const { nearest: known } = casebook.followUpReader.read(question.text, entry.number);
  const attribute = readAttribute(question.text);
  const name = attribute?.name ?? thatPoint;
  if (known?.part === 'unstated' && known.nearness >= alike.unstated) {
    if (!found) return unstated(entry, name, question.language);
    const isDoubtful = known.nearness >= alike.surelyUnstated || (!isKnown && found.share < surelyStated);
    return found.stated && isDoubtful ? nearestOnly(found, name, question.language) : found;
  }
  if (!isKnown || found?.stated || !known || known.nearness < alike.stated) return found;
  return bestOfPart(casebook, entry, question, known.part) ?? found;
}

/** The sentence of a part that is nearest to a question which that part is known to answer; of the asked kind, if any is. */
function bestOfPart(casebook: Casebook, entry: Case, question: Question, part: string): Fact | undefined {
  const attribute = readAttribute(question.text);
  const sentences = sentencesOfCase(entry, question.language).filter(({ aspect }) => aspect === part);
  const fitting = sentences.filter(({ text }) => attribute?.stated.test(text));
  const best = nearest(casebook, fitting.length > 0 ? fitting : sentences, question);
  return best && { ...best, stated: true };
}

/** Whether a sentence is of the asked kind; a list of so many has to have as many. */
function states({ stated, isList }: Attribute, sentence: string, asked: string): boolean {
  if (!stated.test(sentence)) return false;
  const count = isList ? Math.max(0, ...(asked.match(/\d+/g) ?? []).map(Number)) : 0;
  return count <= 1 || (sentence.match(/[、,，;；和]|,| and /g) ?? []).length >= count - 1;
}

const thatPoint = { zh: '这一点', en: 'that' } as const;

function factInWords(casebook: Casebook, entry: Case, question: Question, isKnown: boolean): Fact | undefined {
  if (entry.procedureSource === 'missing') return undefined;
  const attribute = readAttribute(question.text);
  const sentences = sentencesOfCase(entry, question.language);
  const fitting = attribute ? sentences.filter(({ text }) => states(attribute, text, question.text)) : sentences;
  const measure = readMeasure(question.text);
  const measured = measure ? fitting.filter(({ text }) => measure.test(text)) : [];
  const best = nearest(casebook, measured.length > 0 ? measured : fitting, question);
  if (attribute && !best) return unstated(entry, attribute.name, question.language);
  if (!best || (!attribute && best.share < (isKnown ? factFromKnown : factFrom))) return undefined;
  const isSure = !attribute || measured.length > 0 || isMeant(casebook, entry, question, attribute, best);
  return isSure ? { ...best, stated: true } : nearestOnly(best, attribute.name, question.language);
}

/**
 * The part of a case spoken of that a message is about: what answers the follow-up that it is much like, else where the fact
 * stands, else the part that speaks most of it.
 */
export function partAsked(
  casebook: Casebook,
  entry: Case,
  question: Question,
  fact: Fact | undefined,
): Aspect | undefined {
  const { nearest: known } = casebook.followUpReader.read(question.text, entry.number);
  const part = known && known.part !== 'unstated' ? known.part : undefined;
  const isLike = (from: number) => known !== undefined && known.nearness >= from;
  if (part && isLike(alike.surelyPart)) return part;
  if (fact && fact.aspect !== 'overview') return fact.aspect;
  if (part && isLike(alike.part)) return part;
  const parts = sentencesOfCase(entry, question.language).filter(({ aspect }) => aspect !== 'overview');
  const best = nearest(casebook, parts, question);
  if (best && best.share >= partFrom) return best.aspect;
  return part && isLike(alike.perhapsPart) ? part : fact?.aspect;
}

/** Whether a sentence of the asked kind speaks of what was asked. */
function isMeant(casebook: Casebook, entry: Case, question: Question, attribute: Attribute, best: Nearest): boolean {
  const ownWords = ownWordsIn(casebook, entry, question, attribute, best);
  if (ownWords >= surelyMeant.ownWords || best.share >= surelyStated) return true;
  return best.share >= surelyMeant.share && ownWords > 0;
}

/** How much of what is asked besides the kind of fact and the name of the case stands in the sentence; 1 without any. */
function ownWordsIn(
  { search }: Casebook,
  { text }: Case,
  question: Question,
  { asks }: Attribute,
  { text: said }: Sentence,
): number {
  const names = Object.values(text)
    .flatMap(({ title, aliases }) => [title, ...aliases])
    .join(' ')
    .toLowerCase();
  const asked = withoutAspects(question.text).replace(new RegExp(asks.source, 'gu'), ' ');
  const own = [...new Set(termsOfQuestion(asked).words)].filter((word) => !names.includes(word));
  const stated = new Set(termsOfQuestion(said).words);
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + search.idf(word), 0);
  return own.length === 0 ? 1 : weigh(own.filter((word) => stated.has(word) || said.includes(word))) / weigh(own);
}

function nearestOnly({ aspect, text, share }: Nearest, name: Bilingual, language: Language): Fact {
  const said =
    language === 'zh'
      ? `书中没有写明您问的${name.zh}，最接近的一句是：${text}`
      : `The casebook does not say ${name.en} that you ask for; the nearest it says: ${text}`;
  return { text: said, aspect, stated: false, share };
}

function unstated(entry: Case, name: Bilingual, language: Language): Fact {
  const page = pageText(entry, language);
  const chart = entry.procedureSource === 'figure' || entry.procedureSource === 'partial';
  const text =
    language === 'zh'
      ? `书中没有写明${name.zh}：${nameOf(entry, language)}（原书${page}）没有提到。${chart ? '办理流程的图文字版没有收录，图上是否有请看原书。' : ''}`
      : `The casebook does not say ${name.en}: ${nameOf(entry, language)} (${page}), does not give it.${chart ? ' A chart of the procedure is not in the text version; please see the book.' : ''}`;
  return { text, aspect: 'overview', stated: false, share: 0 };
}

function sentencesOfCase(entry: Case, language: Language): Sentence[] {
  const text = entry.text[language];
  const of = (aspect: Aspect, sentences: readonly string[]) =>
    sentences.map((sentence) => ({ aspect, text: sentence }));
  const procedure = entry.procedureSource === 'figure' ? [] : text.procedure;
  return [
    ...of('effect', sentencesOf(text.results)),
    ...of('process', sentencesOf(procedure)),
    ...of('audience', text.audiences),
    ...of('overview', sentencesOf(text.summary)),
    ...of(
      'effect',
      text.metrics.map((metric) => metricSentence(metric, language)),
    ),
  ];
}

/** "查验时间：由3天变为1天" */
export function metricSentence({ what, before, after, value }: Metric, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  if (before && after) return `${what}${colon}${before} → ${after}`;
  return `${what}${colon}${value ?? after ?? before ?? ''}`;
}

/** The sentence that shares most of the question's weight. */
function nearest(casebook: Casebook, sentences: readonly Sentence[], question: Question): Nearest | undefined {
  const shareOf = casebook.search.coverage(withoutAspects(question.text) || question.text);
  let best: Nearest | undefined;
  let first = 0;
  for (const sentence of sentences) {
    const share = shareOf(sentence.text);
    const rank = share * (sentence.aspect === 'overview' ? summaryShare : 1);
    if (!best || rank > first) best = { ...sentence, share };
    first = Math.max(first, rank);
  }
  return best;
}
