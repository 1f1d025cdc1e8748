import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The program's settings, read once. */
export type Config = Readonly<{
  /** Folder of the casebook's records. */
  dataFolder: string;
  /** The operator's own copy of the official document, where there is one. */
  officialDocument: string | undefined;
  noColor: string | undefined;
}>;

const dataFolder = fileURLToPath(new URL('../data', import.meta.url));

/** Reads the settings; the only reader of the process's environment. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const fallback = `${dataFolder}/official.md`;
  return Object.freeze({
    dataFolder,
    officialDocument: environment.OFFICIAL_DOCUMENT || (existsSync(fallback) ? fallback : undefined),
    noColor: environment.NO_COLOR,
  });
}
