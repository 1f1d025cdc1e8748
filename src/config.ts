import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One setting: how it is named, what it means, whether it is secret, and how its text is read. */
type Setting<T> = { key: string; description: string; secret: boolean; schema: z.ZodType<T, string | undefined> };

function setting<T>(options: Omit<Setting<T>, 'secret'> & { secret?: boolean }): Setting<T> {
  return { secret: false, ...options };
}

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

/** All settings of the program; adding one is one entry here. */
export const settings = {
  officialDocument: setting({
    key: 'OFFICIAL_DOCUMENT',
    description: 'your copy of the official document; with it the bot can show 原文',
    schema: optionalText,
  }),
  noColor: setting({
    key: 'NO_COLOR',
    description: 'set to anything: no colours on the terminal',
    schema: optionalText,
  }),
} as const;

type Values = { [Name in keyof typeof settings]: (typeof settings)[Name] extends Setting<infer T> ? T : never };

/** The program's settings, read once, validated and frozen. */
export type Config = Readonly<Values & { dataFolder: string; hintsFile: string }>;

/** The settings cannot be used; the message names each of them and the next step. */
export class ConfigError extends Error {}

const dataFolder = fileURLToPath(new URL('../data', import.meta.url));
/** Ways of asking that the console collects; relative to the working folder, like the state. */
const hintsFile = join('state', 'hints.yaml');

/** Reads the settings from the environment and `.env`; the only reader of the process's environment. */
export function loadConfig(environment: NodeJS.ProcessEnv = readEnvironment()): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { key, schema }] of Object.entries<Setting<unknown>>(settings)) {
    const parsed = schema.safeParse(environment[key]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map(({ message }) => `  ${key}: ${message}`));
  }
  if (problems.length > 0) throw new ConfigError(`Some settings cannot be used:\n${problems.join('\n')}`);
  const own = join(dataFolder, 'official.md');
  values.officialDocument ??= existsSync(own) ? own : undefined;
  return Object.freeze({ ...(values as Values), dataFolder, hintsFile });
}

/** Variables that are set win over those of the file. */
function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
