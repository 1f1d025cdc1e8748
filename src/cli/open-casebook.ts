import type { Config } from '../config.ts';
import type { Casebook } from '../knowledge/casebook.ts';
import { officialTexts } from '../knowledge/document/compare.ts';
import { parseOfficialDocument } from '../knowledge/document/parse.ts';
import { readHints } from '../knowledge/hints/hint-file.ts';
import { loadCasebook } from '../knowledge/load.ts';
import { readText } from './read-text.ts';

/** The casebook of the settings, with the official text where the operator has a copy, and the hints collected so far. */
export function openCasebook({ dataFolder, officialDocument, hintsFile }: Config): Casebook {
  const official = officialDocument ? officialTexts(parseOfficialDocument(readText(officialDocument))) : undefined;
  const casebook = loadCasebook(dataFolder, official);
  casebook.learn(readHints(hintsFile));
  return casebook;
}
