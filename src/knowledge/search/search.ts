import type { Case } from '../case.ts';
import { lazily } from '../lazily.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { teachNames } from '../text/analyse.ts';
import { isCommonEnglish } from '../text/common-english.ts';
import { isStopPhrase } from '../text/stop-words.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import { createPassageIndex } from './best-passages.ts';
import { type Evidence, logOddsOf } from './confidence.ts';
import { type CoverageMeter, createCoverageMeter } from './coverage.ts';
import { analysePassage, documentFields, type FieldName, type IndexedPassage, passagesOf } from './documents.ts';
import { createEvidenceReader } from './evidence.ts';
import { createImpactIndex, type ImpactIndex, type WeightedKey } from './impact-index.ts';
import { createLikelihoodRatio } from './likelihood.ts';
import { createMentionFinder, type MentionFinder } from './mentioning.ts';
import { createNameFinder } from './names.ts';
import { createPinyinInput } from './pinyin-input.ts';
import { termsOfQuestion } from './question.ts';
import { createRepair } from './repair.ts';
import { askingNames, latinWordsOf, namesOf, shortNamesOf, spelledWords } from './spelled-words.ts';
import { createSynonyms } from './synonyms.ts';
import { topPlaces } from './top-places.ts';
import { createTypoRepair } from './typos.ts';

/** A case that a question may be about. */
export type Hit = {
  case: Case;
  /** 0 to about 1: the share of the question's weight that the case and its best sentences carry. */
  score: number;
  /** Weight of what the best sentence matches, in units of idf: grows with the question's length. */
  mass: number;
  /** The sentence or hint of the record that fits best. */
  passage: IndexedPassage;
  /** Which of the question's words stand in which fields. */
  matched: readonly { term: string; fields: readonly FieldName[] }[];
};

/** A search's outcome, best hit first. */
export type SearchResult = {
  hits: readonly Hit[];
  /** How well any case of the book fits, in the units of a hit's score. */
  scoreOf(entry: Case): number;
  /** What speaks for the best hit; undefined without hits. */
  evidence: Evidence | undefined;
  /** Log-odds that the best hit is the answer: above `answerFrom` it may be claimed. */
  confidence: number;
  /** The question's words after fillers were cut. */
  words: readonly string[];
  /** Words that stand nowhere in the book. */
  unknown: readonly string[];
};

/** Full-text search over all fields of all cases, in both languages. */
export type Search = {
  /** A normalised question as it was meant: pinyin turned into characters, typing slips mended. */
  repair(normalised: string): string;
  find(question: string, limit?: number): SearchResult;
  /** Numbers of the cases whose records have all of these words: in their names, their facts, or anywhere. */
  mentioning: MentionFinder;
  /** How much a word tells cases apart (inverse document frequency); the most for one that stands nowhere. */
  idf(key: string): number;
  /** How much a term tells sentences, hints and questions outside the book apart. */
  rarity(key: string): number;
  /** Measures sentences of the records against a question. */
  coverage: CoverageMeter;
};

/** Share of each kind of evidence in a hit's score. */
const shareOf = { document: 0.6, bestPassage: 0.3, furtherPassages: 0.1 } as const;

/** What a case gains whose coined name stands in the question. */
const nameBonus = 0.15;

/** `cases` in the order of their numbers, which decides between equal scores. */
type SearchParts = {
  cases: readonly Case[];
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  /** Questions that no case answers. */
  outside: readonly string[];
};

/** Analyses all records and builds both levels of the index. */
export function createSearch({ cases, taxonomy, lexicon, outside }: SearchParts): Search {
  teachNames(shortNamesOf(cases));
  const vocabulary = createVocabulary();
  const analysed = cases.map((entry) =>
    passagesOf(entry, taxonomy).map((passage) => analysePassage(passage, vocabulary)),
  );
  const passages = analysed.flat();
  // What somebody has taught for a case since is answered.
  const taught = new Set(cases.flatMap(({ text }) => [...text.zh.questions, ...text.en.questions]));
  const unanswered = outside
    .filter((question) => !taught.has(question))
    .map((question) => ({ field: 'question' as const, terms: vocabulary.learn(question) }));
  /** Where the questions that no case answers stand in the passage index: behind the cases. */
  const outsidePlace = cases.length;
  const placeOf = new Map(cases.map(({ number }, place) => [number, place]));
  const documentIndex = createImpactIndex(analysed.map(documentFields), vocabulary);
  const passageIndex = createPassageIndex([...analysed, unanswered], vocabulary);
  const likenessOf = createLikelihoodRatio(
    passages.filter(({ field }) => field === 'question').map(({ terms }) => terms),
    unanswered.map(({ terms }) => terms),
  );
  const synonyms = createSynonyms(lexicon);
  const namedCases = createNameFinder(cases);
  const readEvidence = createEvidenceReader(cases, analysed, documentIndex, vocabulary);
  const mentioning = createMentionFinder(cases, passages, passageIndex);
  const repair = createRepair({
    index: documentIndex,
    typos: createTypoRepair({
      index: documentIndex,
      names: [...namesOf(cases, taxonomy)],
      coined: cases.flatMap(({ text }) => text.zh.aliases),
      asking: askingNames,
      shapes: lexicon.shapes,
      isFunctionWord: isStopPhrase,
    }),
    isNameWord: lazily(() => latinWordsOf(cases, taxonomy)),
    pinyin: lazily(() => createPinyinInput(spelledWords(cases, taxonomy, documentIndex))),
    isCommonWord: isCommonEnglish,
  });
  return {
    find,
    mentioning,
    repair,
    idf: documentIndex.idf,
    rarity: passageIndex.index.idf,
    coverage: createCoverageMeter(documentIndex, vocabulary),
  };

  function find(question: string, limit = 10): SearchResult {
    const { terms, words, isFiller } = termsOfQuestion(question);
    const asked = terms.filter(
      ({ key, kind }) => kind !== 'char' || documentIndex.frequency(key) <= cases.length * 0.2,
    );
    const expanded = [...asked, ...synonyms.expand(words)];
    const documentScores = new Float32Array(cases.length);
    documentIndex.accumulate(expanded, documentScores);
    const best = passageIndex.best(expanded);
    const documentTotal = totalOf(documentIndex, asked);
    const passageTotal = totalOf(passageIndex.index, asked);
    const named = namedCases(question);
    const scores = new Float64Array(cases.length);
    for (let place = 0; place < scores.length; place++)
      scores[place] =
        (shareOf.document * (documentScores[place] ?? 0)) / documentTotal +
        (shareOf.bestPassage * (best.first[place] ?? 0)) / passageTotal +
        (shareOf.furtherPassages * (best.second[place] ?? 0)) / passageTotal +
        (named.has(place) ? nameBonus : 0);
    const found = topPlaces(scores, limit);
    const hits = found.flatMap((place): Hit[] => {
      const entry = cases[place];
      const passage = passages[best.place[place] ?? -1];
      return entry && passage
        ? [
            {
              case: entry,
              score: scores[place] ?? 0,
              mass: best.first[place] ?? 0,
              passage,
              // Looked up when asked for: only an explanation needs it.
              get matched() {
                return matchedFields(place, words);
              },
            },
          ]
        : [];
    });
    const [first, second = -1] = found;
    const evidence =
      first === undefined
        ? undefined
        : readEvidence(first, {
            question,
            words,
            mass: best.first[first] ?? 0,
            outside: (best.first[outsidePlace] ?? 0) / passageTotal,
            likeness: likenessOf(knownIds(terms)),
            inside: (best.first[first] ?? 0) / passageTotal,
            score: scores[first] ?? 0,
            runnerUp: scores[second] ?? 0,
          });
    return {
      hits,
      scoreOf: ({ number }) => scores[placeOf.get(number) ?? -1] ?? 0,
      evidence,
      // Words of asking alone name nothing.
      confidence: isFiller && !evidence?.named ? Number.NEGATIVE_INFINITY : logOddsOf(evidence),
      words,
      unknown: words.filter((word) => documentIndex.frequency(word) === 0),
    };
  }

  function knownIds(terms: readonly { key: string }[]): number[] {
    return terms.flatMap(({ key }) => vocabulary.idOf(key) ?? []);
  }

  function matchedFields(place: number, words: readonly string[]): Hit['matched'] {
    return words.flatMap((term) => {
      const fields = new Set<FieldName>();
      for (const { field, terms } of analysed[place] ?? [])
        if (terms.includes(vocabulary.idOf(term) ?? -1)) fields.add(field);
      return fields.size > 0 ? [{ term, fields: [...fields] }] : [];
    });
  }
}

/** The highest score that a question could reach. */
function totalOf(index: ImpactIndex, terms: readonly WeightedKey[]): number {
  return Math.max(
    1e-6,
    terms.reduce((sum, { key, weight }) => sum + index.idf(key) * weight, 0),
  );
}
