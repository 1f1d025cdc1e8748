import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

/**
 * Sets values in a file of settings. All its other lines stay as they are; the file is replaced at once, so that a crash
 * leaves the old or the new one, and only its owner may read it.
 */
export function writeEnvFile(path: string, values: Readonly<Record<string, string>>): void {
  // A link stays a link to the file that is written.
  const target = existsSync(path) ? realpathSync(path) : path;
  const text = withValues(existsSync(target) ? readFileSync(target, 'utf8') : '', values);
  const temporary = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The text of a file of settings with these values: in the place of old ones, else at the end. */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const missing = new Map(Object.entries(values));
  const lines = text.split(/\r?\n/).map((line) => {
    const key = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    const value = key === undefined ? undefined : values[key];
    if (key === undefined || value === undefined) return line;
    missing.delete(key);
    return `${key}=${quoted(value)}`;
  });
  while (lines.at(-1) === '') lines.pop();
  return [...lines, ...[...missing].map(([key, value]) => `${key}=${quoted(value)}`), ''].join(newline);
}

/** Values that a reader of such files could take otherwise are quoted; there is no way to write every value. */
function quoted(value: string): string {
  if (/^[\w.:/@+-]*$/.test(value)) return value;
  const quote = ["'", '"', '`'].find((mark) => !value.includes(mark));
  if (quote === undefined || /[\r\n]/.test(value)) throw new Error('a value cannot be written to a file of settings');
  return `${quote}${value}${quote}`;
}
