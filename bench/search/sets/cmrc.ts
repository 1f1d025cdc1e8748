import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readText } from '../../../src/cli/read-text.ts';
import type { BenchSet } from '../types.ts';
import { jsonLines } from './json-lines.ts';

/** Where the public reading set lies beside the repository; it is no part of the project. */
export const cmrcFolder = fileURLToPath(new URL('../../../../shared/benchmarks/cmrc2018', import.meta.url));

const passageSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
const questionSchema = z.object({ q: z.string(), gold: z.string() });

/**
 * A title names what its passage is about. On the even-numbered questions five to eight did best for our index and for
 * MiniSearch's pairs of characters, two for MiniSearch with our analysis.
 */
const weights = { title: 6, text: 1 } as const;
const ownWeights = { 'minisearch-analysed': { title: 2, text: 1 } } as const;

/** Whether CMRC 2018 is there. */
export function hasCmrc(): boolean {
  return existsSync(join(cmrcFolder, 'passages.jsonl'));
}

/** The passages of CMRC 2018. */
export function cmrcPassages(): z.infer<typeof passageSchema>[] {
  return readLines('passages.jsonl').map((line) => passageSchema.parse(line));
}

/** CMRC 2018 as retrieval. Even lines were for tuning and only warm the engines up; odd lines are reported. */
export function cmrcSet(questionFile: string): BenchSet {
  const questions = readLines(questionFile).map((line) => {
    const { q, gold } = questionSchema.parse(line);
    return { q, gold: [gold], kind: 'cmrc' };
  });
  return {
    documents: cmrcPassages().map(({ id, title, text }) => ({ id, fields: { title, text } })),
    weights,
    ownWeights,
    warmUp: questions.filter((_, line) => line % 2 === 0),
    questions: questions.filter((_, line) => line % 2 === 1),
    rounds: 1,
  };
}

function readLines(file: string): unknown[] {
  return jsonLines(readText(join(cmrcFolder, file)));
}
