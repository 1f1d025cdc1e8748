import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evalQuestionSchema } from '../../../src/cli/eval/score.ts';
import { readText } from '../../../src/cli/read-text.ts';
import type { Casebook } from '../../../src/knowledge/casebook.ts';
import { loadCasebook } from '../../../src/knowledge/load.ts';
import { type FieldName, passagesOf } from '../../../src/knowledge/search/documents.ts';
import type { BenchDocument, BenchQuestion, BenchSet } from '../types.ts';
import { jsonLines } from './json-lines.ts';

/** Kinds of development questions that one case answers and that are found by searching. */
const singleKinds = new Set([
  'paraphrase',
  'term',
  'fact',
  'typo',
  'pinyin',
  'traditional',
  'short',
  'english',
  'mixed',
  'aspect',
]);

const root = fileURLToPath(new URL('../../..', import.meta.url));
const questionFolder = join(root, 'test/eval/dev');
let opened: Casebook | undefined;

/** The casebook of the data folder, without the operator's official text; read once. */
export function openBenchCasebook(): Casebook {
  opened ??= loadCasebook(join(root, 'data'));
  return opened;
}

/** The development questions' raw lines; empty when the folder is absent. */
export function developmentLines(): unknown[] {
  if (!existsSync(questionFolder)) return [];
  return readdirSync(questionFolder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => jsonLines(readText(join(questionFolder, file))));
}

/** Development questions with one right case. */
export function singleQuestions(): BenchQuestion[] {
  return developmentLines().flatMap((line) => {
    const { success, data } = evalQuestionSchema.safeParse(line);
    if (!success || !singleKinds.has(data.kind) || data.gold.length !== 1) return [];
    return [{ q: data.q, gold: data.gold.map(String), kind: data.kind }];
  });
}

/** The fields of all sets and the weights that engines with field weights give them. */
export const documentWeights = { title: 2, text: 1 } as const;

/**
 * Each record as a document: its titles and aliases as the title, everything else that our search reads as the text,
 * both languages. Two fields rank as well as the nine of our search, or better, in every other engine (measured).
 */
export function recordDocuments(): BenchDocument[] {
  const { cases, taxonomy } = openBenchCasebook();
  return cases.map((entry) => {
    const passages = passagesOf(entry, taxonomy);
    const textOf = (names: boolean) =>
      passages.flatMap(({ field, text }) => (isName(field) === names ? [text] : [])).join('\n');
    return { id: String(entry.number), fields: { title: textOf(true), text: textOf(false) } };
  });
}

function isName(field: FieldName): boolean {
  return field === 'title' || field === 'alias';
}

/** The records and the development questions; undefined without questions. */
export function casebookSet(): BenchSet | undefined {
  const questions = singleQuestions();
  if (questions.length === 0) return undefined;
  return { documents: recordDocuments(), weights: documentWeights, warmUp: questions, questions, rounds: 3 };
}
