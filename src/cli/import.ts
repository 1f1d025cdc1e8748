import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { compareWithRecords } from '../knowledge/document/compare.ts';
import { draftRecord } from '../knowledge/document/draft.ts';
import { type DocumentCase, parseOfficialDocument } from '../knowledge/document/parse.ts';
import { describeImport } from '../knowledge/document/report.ts';
import { loadCasebook, recordFile } from '../knowledge/load.ts';
import { exitCodes, runCommand, tolerateClosedPipe, UsageError } from './command.ts';
import { readText } from './read-text.ts';

const usage =
  'Usage: npm run import -- [--draft] <document>\n  --draft  write draft records for the cases that data/ lacks';

function readArguments(argv: string[]): { path: string; draft: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { draft: { type: 'boolean' } },
    });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new Error('name one document');
    return { path, draft: values.draft ?? false };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
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

tolerateClosedPipe();
await runCommand(() => {
  const { path, draft } = readArguments(process.argv.slice(2));
  const { dataFolder } = loadConfig();
  const document = parseOfficialDocument(readText(path));
  const casebook = loadCasebook(dataFolder);
  const comparison = compareWithRecords(document, casebook);
  process.stdout.write(`${describeImport(document, comparison)}\n`);
  if (draft) writeDrafts(dataFolder, comparison.added);
  return exitCodes.ok;
});
