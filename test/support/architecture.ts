import { posix } from 'node:path';

/** A source file, its path relative to the repository with forward slashes. */
export type SourceFile = { path: string; text: string };

const maximumLines = 300;
const vagueNames = /^(utils?|helpers?|common)$/i;

/** Everything in the files that breaks the rules of the house, one sentence each; empty when all is well. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...wrongImports(file),
    ...(file.path !== 'src/config.ts' && readsEnvironment(file.text) ? [`${file.path} reads process.env`] : []),
    ...(file.path.split('/').some((part) => vagueNames.test(part.replace(/\..*$/, '')))
      ? [`${file.path} has a name that says nothing`]
      : []),
    ...(lineCount(file.text) > maximumLines ? [`${file.path} has more than ${maximumLines} lines`] : []),
  ]);
}

/** The relative modules that a file imports, statically, dynamically, as types or by re-export. */
export function importsOf({ path, text }: SourceFile): string[] {
  const code = withoutCommentLines(text);
  const patterns = [
    /\bfrom\s*['"](\.[^'"]*)['"]/g,
    /\bimport\s*['"](\.[^'"]*)['"]/g,
    /\b(?:import|require)\s*\(\s*['"`](\.[^'"`]*)['"`]/g,
  ];
  const specifiers = patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, specifier = '']) => specifier));
  return specifiers.map((specifier) => posix.join(posix.dirname(path), specifier));
}

function wrongImports(file: SourceFile): string[] {
  const place = placeOf(file.path);
  if (place === undefined) return [`${file.path} lies in no known part of src`];
  return importsOf(file)
    .filter((target) => !mayImport(file.path, place, target))
    .map((target) => `${file.path} must not import ${target}`);
}

const places = ['knowledge', 'bot', 'adapters', 'cli', 'config', 'config.ts', 'log.ts', 'main.ts'] as const;
type Place = (typeof places)[number];

function placeOf(path: string): Place | undefined {
  return places.find((place) => path === `src/${place}` || path.startsWith(`src/${place}/`));
}

/** knowledge <- bot <- adapters <- main, cli; config and log stand alone. */
function mayImport(path: string, from: Place, target: string): boolean {
  const to = placeOf(target);
  if (from === 'cli' || from === 'main.ts') return true;
  if (from === 'config.ts') return to === 'config';
  if (from === 'knowledge' || from === 'config' || from === 'log.ts') return to === from;
  if (from === 'bot') return to === 'bot' || to === 'knowledge';
  return to === 'knowledge' || to === 'bot' || (to === 'adapters' && isSharedOrOwn(path, target));
}

/** A file directly in adapters/, or in the same adapter's folder. */
function isSharedOrOwn(path: string, target: string): boolean {
  const [, , own, ...deeper] = path.split('/');
  const [, , other, ...rest] = target.split('/');
  return rest.length === 0 || (deeper.length > 0 && other === own);
}

function readsEnvironment(text: string): boolean {
  const code = withoutCommentLines(text);
  return [
    /\bprocess\s*\??\.\s*env\b/,
    /\bprocess\s*(\?\.)?\[\s*['"`]env/,
    /\{[^{}]*\benv\b[^{}]*\}\s*=\s*process\b/,
    /\bimport\b[^;]*\benv\b[^;]*['"](node:)?process['"]/,
  ].some((pattern) => pattern.test(code));
}

function withoutCommentLines(text: string): string {
  return text.replace(/^\s*(\/\/|\/\*|\*).*$/gm, '');
}

function lineCount(text: string): number {
  return text.replace(/\r?\n$/, '').split('\n').length;
}
