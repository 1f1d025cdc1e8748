import { sentencesOf } from '../../../src/knowledge/search/documents.ts';
import type { BenchDocument, BenchQuestion, BenchSet } from '../types.ts';
import { documentWeights, openBenchCasebook, recordDocuments, singleQuestions } from './casebook.ts';
import { cmrcPassages, cmrcSet, hasCmrc } from './cmrc.ts';

/** About the length of a CMRC passage, in characters. */
const distractorLength = 500;
const questionsOfEach = 200;

/** The records and so many distractors that there are `size` documents; the same ones at every run. */
export function growthSet(size: number): BenchSet {
  const random = createRandom(20181);
  const source = hasCmrc() ? cmrcSource() : recordSource();
  const documents: BenchDocument[] = recordDocuments().slice(0, size);
  while (documents.length < size) documents.push(distractor(documents.length, source, random));
  // A seed of their own, so that the questions are the same at every size.
  const draw = createRandom(2018);
  const questions = [...pick(casebookQuestions(), draw), ...pick(hasCmrc() ? timedQuestions() : [], draw)];
  return { documents, weights: documentWeights, warmUp: questions, questions, rounds: 1 };
}

type Source = { titles: readonly string[]; sentences: readonly string[] };

function cmrcSource(): Source {
  const passages = cmrcPassages();
  return {
    titles: passages.map(({ title }) => title),
    sentences: passages.flatMap(({ text }) => text.split(/(?<=[。！？；])/u).filter((part) => part.length > 4)),
  };
}

function recordSource(): Source {
  const texts = openBenchCasebook().cases.map(({ text }) => text.zh);
  return {
    titles: texts.map(({ title }) => title),
    sentences: texts.flatMap(({ summary, procedure, results }) => [summary, procedure, results].flatMap(sentencesOf)),
  };
}

/** A document of sentences from anywhere: real words in real proportions, no subject. */
function distractor(number: number, { titles, sentences }: Source, random: () => number): BenchDocument {
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  let text = '';
  while (text.length < distractorLength) text += any(sentences);
  return { id: `distractor-${number}`, fields: { title: `${any(titles)} ${any(titles)}`, text } };
}

/** The development questions, or the records' titles where there are none. */
function casebookQuestions(): BenchQuestion[] {
  const written = singleQuestions();
  if (written.length > 0) return written;
  return openBenchCasebook().cases.map(({ number, text }) => ({
    q: text.zh.title,
    gold: [String(number)],
    kind: 'title',
  }));
}

/** CMRC's questions use the distractors' words, so they read long postings; nothing is right for them here. */
function timedQuestions(): BenchQuestion[] {
  return cmrcSet('questions.jsonl').questions.map(({ q }) => ({ q, gold: [], kind: 'timed' }));
}

function pick<T>(all: readonly T[], random: () => number): T[] {
  const rest = [...all];
  const picked: T[] = [];
  while (picked.length < questionsOfEach && rest.length > 0)
    picked.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return picked;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
