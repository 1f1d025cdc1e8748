import { StateError } from '../bot/state/state-error.ts';
import { ConfigError } from '../config.ts';
import { DocumentError } from '../knowledge/document/parse.ts';
import { CasebookError } from '../knowledge/problem.ts';

/** Wrong usage: the message is shown with exit code 2. */
export class UsageError extends Error {}

/** Something the person can mend: the message is shown without a stack trace, exit code 1. */
export class ExpectedError extends Error {}

/** Somebody asked how a command is used: shown on the standard output, exit code 0. */
class HelpRequest extends Error {}

/** Reads the arguments of a command; `--help` shows its usage, and so does what cannot be read. */
export function readArguments<T>(args: string[], usage: string, read: (args: string[]) => T): T {
  if (args.includes('--help')) throw new HelpRequest(usage);
  try {
    return read(args);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** Exit codes of all commands. */
export const exitCodes = { ok: 0, failure: 1, usage: 2 } as const;

/** Runs a command: expected errors become one clear message, unexpected ones keep their stack. */
export async function runCommand(run: () => Promise<number> | number): Promise<void> {
  tolerateClosedPipe();
  try {
    process.exitCode = await run();
  } catch (error) {
    if (error instanceof HelpRequest) {
      process.stdout.write(`${error.message}\n`);
    } else if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = exitCodes.usage;
    } else if (
      error instanceof ExpectedError ||
      error instanceof ConfigError ||
      error instanceof StateError ||
      error instanceof CasebookError ||
      error instanceof DocumentError
    ) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = exitCodes.failure;
    } else {
      process.stderr.write(
        `Unexpected error, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exitCode = exitCodes.failure;
    }
  }
}

/** A pipe that the reader closes early (`ask … | head`) is no error. */
function tolerateClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
