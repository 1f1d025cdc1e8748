import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Book, bookSchema, mapCodeOf } from './book.ts';
import type { Case, OfficialText } from './case.ts';
import { type ParsedCase, parseCaseFile } from './case-file.ts';
import { type Casebook, createCasebook } from './casebook.ts';
import { type FollowUp, parseFollowUps } from './follow-ups.ts';
import { lexiconSchema } from './lexicon.ts';
import { parseListRequests } from './list-requests.ts';
import { parseOutside } from './outside.ts';
import { CasebookError, type Problem } from './problem.ts';
import { createTaxonomy, type Facet, type Taxonomy, taxonomySchema } from './taxonomy.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads and checks the data folder (format: data/README.md). Throws a CasebookError that lists every problem of
 * every file; nothing is written. `official` is the book's own wording by case number.
 */
export function loadCasebook(folder: string, official?: ReadonlyMap<number, OfficialText>): Casebook {
  const problems: Problem[] = [];
  const book = readFile(folder, 'casebook.yaml', bookSchema, problems);
  const taxonomySource = readFile(folder, 'taxonomy.yaml', taxonomySchema, problems);
  const lexicon = readFile(folder, 'lexicon.yaml', lexiconSchema, problems);
  const records = readRecords(folder, problems);
  const taxonomy = taxonomySource && createTaxonomy(taxonomySource);
  if (taxonomy) checkTags(records, taxonomy, problems);
  const cases = book ? withMapCodes(records, book, problems) : [];
  const outside = readOptional(folder, 'outside.txt', problems);
  const followUps = readFollowUps(folder, cases, problems);
  const listRequests = readListRequests(folder, problems);
  if (problems.length > 0 || !book || !taxonomy || !lexicon) throw new CasebookError(problems);
  return createCasebook({
    book,
    cases,
    taxonomy,
    lexicon,
    ...(outside === undefined ? {} : { outside: parseOutside(outside) }),
    followUps,
    listRequests,
    ...(official ? { official } : {}),
  });
}

type Found = { file: string; record: ParsedCase };

function readText(folder: string, file: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    problems.push({
      file,
      field: '',
      message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    });
    return undefined;
  }
}

function readOptional(folder: string, file: string, problems: Problem[]): string | undefined {
  return existsSync(join(folder, file)) ? readText(folder, file, problems) : undefined;
}

function readFollowUps(folder: string, cases: readonly Case[], problems: Problem[]): FollowUp[] {
  const file = 'follow-ups.txt';
  const read = parseFollowUps(readOptional(folder, file, problems) ?? '', file);
  problems.push(...read.problems);
  const known = new Set(cases.map(({ number }) => number));
  const stray = new Set(read.value.filter(({ number }) => !known.has(number)).map(({ number }) => number));
  for (const number of stray) problems.push({ file, field: '', message: `there is no case ${number}` });
  return read.value;
}

function readListRequests(folder: string, problems: Problem[]): string[] {
  const file = 'list-requests.txt';
  const read = parseListRequests(readOptional(folder, file, problems) ?? '', file);
  problems.push(...read.problems);
  return read.value;
}

function readFile<T>(folder: string, file: string, schema: z.ZodType<T>, problems: Problem[]): T | undefined {
  const text = readText(folder, file, problems);
  if (text === undefined) return undefined;
  const result = readYaml(text, schema, file);
  problems.push(...result.problems);
  return result.value;
}

function readRecords(folder: string, problems: Problem[]): Found[] {
  const found: Found[] = [];
  const seen = new Map<number, string>();
  for (const file of recordFiles(folder, problems)) {
    const text = readText(folder, file, problems);
    const result = text === undefined ? undefined : parseCaseFile(text, file);
    problems.push(...(result?.problems ?? []));
    // The number is looked at even where the rest of the record is wrong, so that all problems come at once.
    const number = result?.value?.number ?? numberIn(text);
    if (number !== undefined) checkNumber(number, file, seen, problems);
    if (result?.value) found.push({ file, record: result.value });
  }
  return found;
}

function numberIn(text: string | undefined): number | undefined {
  const digits = /^number:\s*(\d{1,4})\s*$/m.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function checkNumber(number: number, file: string, seen: Map<number, string>, problems: Problem[]): void {
  const other = seen.get(number);
  if (other) problems.push({ file, field: 'number', message: `${number} is already used by ${other}` });
  else if (file !== recordFile(number))
    problems.push({
      file,
      field: 'number',
      message: `is ${number}, so the file must be called ${recordFile(number)}`,
    });
  seen.set(number, file);
}

/** Where the record of a case lies, relative to the data folder. */
export function recordFile(number: number): string {
  return `cases/${String(number).padStart(3, '0')}.md`;
}

function recordFiles(folder: string, problems: Problem[]): string[] {
  try {
    const names = readdirSync(join(folder, 'cases')).filter((name) => name.endsWith('.md'));
    if (names.length === 0) problems.push({ file: 'cases', field: '', message: 'holds no records' });
    return names.sort().map((name) => `cases/${name}`);
  } catch {
    problems.push({ file: 'cases', field: '', message: 'the folder cannot be read' });
    return [];
  }
}

function checkTags(found: readonly Found[], taxonomy: Taxonomy, problems: Problem[]): void {
  for (const { file, record } of found) {
    const tags: [string, Facet, readonly string[]][] = [
      ['audience_tags', 'audiences', record.audienceTags],
      ['topics', 'topics', record.topics],
      ['areas', 'areas', record.areas],
    ];
    for (const [field, facet, ids] of tags)
      for (const id of ids)
        if (!taxonomy.get(facet, id))
          problems.push({ file, field, message: `"${id}" is not an id of ${facet} in taxonomy.yaml` });
  }
}

function withMapCodes(found: readonly Found[], book: Book, problems: Problem[]): Case[] {
  return found.flatMap(({ file, record: { draft: _draft, ...record } }) => {
    const mapCode = mapCodeOf(book, record.number);
    if (mapCode) return [{ ...record, mapCode }];
    problems.push({ file, field: 'number', message: `${record.number} lies outside the series of casebook.yaml` });
    return [];
  });
}
