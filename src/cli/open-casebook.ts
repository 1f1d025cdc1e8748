import type { Config } from '../config.ts';
import type { Casebook } from '../knowledge/casebook.ts';
import { officialTexts } from '../knowledge/document/compare.ts';
import { parseOfficialDocument } from '../knowledge/document/parse.ts';
import { loadCasebook } from '../knowledge/load.ts';
import { readText } from './read-text.ts';

/** The casebook of the settings, with the official text attached where the operator has a copy. */
export function openCasebook({ dataFolder, officialDocument }: Config): Casebook {
  const official = officialDocument ? officialTexts(parseOfficialDocument(readText(officialDocument))) : undefined;
  return loadCasebook(dataFolder, official);
}
