import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from '../../src/cli/command.ts';
import { runBotBench } from '../bot/bot.ts';
import { runChild } from './run-child.ts';
import { comparisons, type SetName, setNames } from './sets/sets.ts';
import { growthColumns, measurementColumns, tableOf } from './table.ts';
import type { Measurement } from './types.ts';

const usage = `Usage: npm run bench -- search [--set ${setNames.join('|')}|bot|all] [--upto DOCUMENTS] [--json FILE]
  --upto   the largest collection of the growth set (100000)
  --json   writes all numbers to a file`;

/** `npm run bench -- search`: every engine on the same documents and questions, each in a process of its own. */
export async function runSearchBench(args: string[]): Promise<number> {
  const { sets, upTo, file } = readArguments(args);
  const machine = `${cpus()[0]?.model ?? 'unknown processor'} x ${cpus().length}, Node ${process.version}`;
  const results: Record<string, unknown> = { machine, date: new Date().toISOString() };
  const load = loadavg()[0] ?? 0;
  results.loadAtStart = load;
  process.stdout.write(`${machine}, load ${load.toFixed(1)}\n`);
  if (load > 0.5)
    process.stdout.write('Other processes are running: times are too high, compare them within a table only.\n');
  for (const set of sets) results[set] = set === 'bot' ? await runBotBench() : runComparison(set, upTo);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return 0;
}

function readArguments(args: string[]): { sets: readonly (SetName | 'bot')[]; upTo: number; file?: string } {
  try {
    const options = { set: { type: 'string' }, upto: { type: 'string' }, json: { type: 'string' } } as const;
    const { values } = parseArgs({ args, options });
    const all = [...setNames, 'bot'] as const;
    const sets = all.filter((name) => values.set === undefined || values.set === 'all' || values.set === name);
    if (sets.length === 0) throw new Error(`there is no set "${values.set}"`);
    const upTo = Number(values.upto ?? 100_000);
    if (!Number.isInteger(upTo) || upTo < 1) throw new Error('--upto needs a number of documents');
    return { sets, upTo, ...(values.json === undefined ? {} : { file: values.json }) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** Measures the rows of a set one after the other and prints one table for each of its parts. */
function runComparison(name: SetName, upTo: number): Measurement[] {
  const all: Measurement[] = [];
  for (const { title, note, parts, skip, grows } of comparisons(name, upTo)) {
    process.stdout.write(`\n${title}\n`);
    if (skip !== undefined) {
      process.stdout.write(`Skipped: ${skip}\n`);
      continue;
    }
    const rows = parts.map(({ engine, set }) => runChild(engine, set));
    process.stdout.write(`${tableOf(grows ? growthColumns : measurementColumns, rows)}\n${note}\n`);
    all.push(...rows);
  }
  return all;
}
