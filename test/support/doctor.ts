import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { realTimers } from '../../src/bot/timers.ts';
import { findingsOf, type Ground } from '../../src/cli/doctor/check.ts';
import { checks } from '../../src/cli/doctor/checks.ts';
import type { Finding, FindingState } from '../../src/cli/doctor/finding.ts';
import { readConfig } from '../../src/config.ts';
import type { CliResult } from './run-cli.ts';

const program = fileURLToPath(new URL('../../src/cli/doctor.ts', import.meta.url));
const loader = import.meta.resolve('tsx');

/** Runs the doctor as people do, in a folder, with these settings and no others. */
export async function runDoctor(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<CliResult> {
  const child = spawn(process.execPath, ['--import', loader, program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr };
}

/** One check of the list by its English title, with these settings and no others. */
export function findings(
  title: string,
  settings: Readonly<Record<string, string>> = {},
  given: Partial<Ground['config'] & { now: () => number }> = {},
): Promise<readonly Finding[]> {
  const { config, problems } = readConfig(settings);
  const { now = Date.now, ...changed } = given;
  return findingsOf(entryOf(title), {
    config: { ...config, ...changed },
    problems,
    timers: { ...realTimers, now },
  });
}

/** The findings of a kind, in English, each with its remedy. */
export function linesOf(found: readonly Finding[], state: FindingState): string[] {
  return found
    .filter((finding) => finding.state === state)
    .map(({ says, remedy }) => (remedy ? `${says.en} -> ${remedy.en}` : says.en));
}

function entryOf(title: string) {
  const entry = checks.find((each) => each.title.en === title);
  if (!entry) throw new Error(`there is no check "${title}"`);
  return entry;
}
