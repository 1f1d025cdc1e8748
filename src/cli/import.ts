import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { compareWithRecords } from '../knowledge/document/compare.ts';
import { draftRecord } from '../knowledge/document/draft.ts';
import { type DocumentCase, parseOfficialDocument } from '../knowledge/document/parse.ts';
import { describeImport } from '../knowledge/document/report.ts';
import { applyHints } from '../knowledge/hints/apply.ts';
import { readHints, writeHints } from '../knowledge/hints/hint-file.ts';
import { loadCasebook, recordFile } from '../knowledge/load.ts';
import { exitCodes, readArguments, runCommand } from './command.ts';
import { readText } from './read-text.ts';

const usage = `Usage: npm run import -- [--draft] <document>
       npm run import -- --apply-hints [FILE]
  --draft        write draft records for the cases that data/ lacks
  --apply-hints  fold the hints collected in the console (or those of FILE) into data/`;

type Arguments = { path: string; draft: boolean } | { hints: string | undefined };

function argumentsOf(args: string[]): Arguments {
  const options = { draft: { type: 'boolean' }, 'apply-hints': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [path, ...more] = positionals;
  if (values['apply-hints']) {
    if (more.length > 0 || values.draft) throw new Error('--apply-hints takes at most one file, and nothing else');
    return { hints: path };
  }
  if (!path || more.length > 0) throw new Error('name one document');
  return { path, draft: values.draft ?? false };
}

/** Existing records are never overwritten. */
function writeDrafts(dataFolder: string, cases: readonly DocumentCase[]): void {
  const written = cases.filter((entry) => {
    const path = join(dataFolder, recordFile(entry.number));
    if (existsSync(path)) return false;
    writeFileSync(path, draftRecord(entry), { flag: 'wx' });
    return true;
  });
  const names = written.map(({ number }) => recordFile(number));
  process.stdout.write(
    names.length === 0
      ? '\nNo drafts to write.\n'
      : `\nDrafts written: ${names.join(', ')}. data/README.md tells how to finish them.\n`,
  );
}

/** Hints that are in the records afterwards leave the file; those of cases that the book does not have stay. */
function foldHints(path: string, dataFolder: string): void {
  const casebook = loadCasebook(dataFolder);
  const hints = readHints(path);
  const [good, stray] = [
    hints.filter((hint) => casebook.get(hint.case)),
    hints.filter((hint) => !casebook.get(hint.case)),
  ];
  const { written, known } = applyHints(dataFolder, good);
  loadCasebook(dataFolder);
  if (hints.length > 0) writeHints(path, stray);
  const lines = [
    `Hints in ${path}: ${hints.length}. Written: ${written.length}, already in the records: ${known.length}.`,
    ...written.map((hint) => `  ${recordFile(hint.case)}  ${hint.kind}: ${hint.text}`),
    ...stray.map((hint) => `  left in the file, there is no case ${hint.case}: ${hint.text}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readDocument(path: string, draft: boolean, dataFolder: string): void {
  const document = parseOfficialDocument(readText(path));
  const casebook = loadCasebook(dataFolder);
  const comparison = compareWithRecords(document, casebook);
  process.stdout.write(`${describeImport(document, comparison)}\n`);
  if (draft) writeDrafts(dataFolder, comparison.added);
}

await runCommand(() => {
  const options = readArguments(process.argv.slice(2), usage, argumentsOf);
  const { dataFolder, hintsFile } = loadConfig();
  if ('hints' in options) foldHints(options.hints ?? hintsFile, dataFolder);
  else readDocument(options.path, options.draft, dataFolder);
  return exitCodes.ok;
});
