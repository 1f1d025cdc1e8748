import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../../src/cli/command.ts';
import type { FeishuPlatform } from '../../test/support/feishu-platform/platform.ts';
import { startPlatform } from '../../test/support/feishu-platform/start-platform.ts';
import { faultsOf } from '../../test/support/feishu-soak/soak.ts';
import { aSoakDatabase, type EngineName, engines, type SoakDatabase } from './database.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { createLoad, type Load } from './load.ts';
import { type Answered, answersOf, describeLatency, describeMemory, repeatsOf } from './results.ts';

type Options = { minutes: number; rate: number; processes: number; engine: EngineName; killEvery: number };
type Parts = { platform: FeishuPlatform; database: SoakDatabase; fleet: Fleet; load: Load; options: Options };

const groups = 50;
const tickMs = 50;
const sampleMs = 5_000;
/** Questions that were asked so long after a kill or a restart count as asked in peace. */
const peaceAfterMs = 35_000;
/** What was asked last may still wait for a send whose process died. */
const patienceMs = 180_000;

/**
 * `npm run bench -- soak`: questions at a rate over the loopback platform, while processes are killed and the database
 * restarts; exit code 1 unless each has one right answer. The platform's own limits of pace are left out: they are below
 * the rates that this is about.
 */
export async function runSoakBench(args: string[]): Promise<number> {
  const options = readOptions(args);
  const database = await aSoakDatabase(options.engine);
  const platform = await startPlatform({ seed: 7 });
  const fleet = startFleet({ url: database.url, ...platform.credentials }, options.processes);
  const parts: Parts = { platform, database, fleet, load: createLoad(platform, groups), options };
  try {
    process.stdout.write(`${headline(parts)}\n`);
    await platform.until(() => platform.connections.length === options.processes);
    const troubles = await askAndDisturb(parts);
    await answered(parts);
    return report(parts, troubles);
  } finally {
    await fleet.stop();
    await platform.stop();
    await database.stop();
  }
}

function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { minutes: text, rate: text, processes: text, state: text, 'kill-every': text },
  });
  const processes = Number(values.processes ?? 2);
  const state = values.state ?? (processes > 1 ? 'postgres' : 'sqlite');
  const engine = engines.find((name) => name === state);
  const options = {
    minutes: Number(values.minutes ?? 20),
    rate: Number(values.rate ?? 50),
    processes,
    killEvery: Number(values['kill-every'] ?? 120),
  };
  if (!engine || Object.values(options).some((value) => !(value > 0)))
    throw new UsageError(
      'Options: --minutes 20 --rate 50 (a second) --processes 2 --state postgres|sqlite --kill-every 120 (seconds)',
    );
  return { ...options, engine };
}

function headline({ database, options: { minutes, rate, processes, killEvery } }: Parts): string {
  const restart = database.restart ? ', the database falls once' : '';
  return `${minutes} minutes, ${rate} questions a second in ${groups} groups, ${processes} on ${database.name}; a process is killed every ${killEvery} s${restart}`;
}

/** Answers the times of what was done to it. */
async function askAndDisturb({ platform, database, fleet, load, options }: Parts): Promise<number[]> {
  const { minutes, rate, processes, killEvery } = options;
  const started = Date.now();
  const lasts = minutes * 60_000;
  // A process that is alone lives through the second half, so that its memory can be told.
  const lastKill = processes === 1 ? lasts / 2 : lasts - 10_000;
  const troubles: number[] = [];
  const doings: Promise<void>[] = [];
  let nextSample = 0;
  let nextKill = killEvery * 1000;
  let restart = database.restart;
  for (let passed = 0; passed < lasts; passed = Date.now() - started) {
    load.askUpTo(Math.floor((passed / 1000) * rate));
    load.repeat(Date.now());
    if (passed >= nextSample) {
      fleet.sample(Date.now());
      nextSample += sampleMs;
    }
    if (passed >= nextKill && passed < lastKill) {
      troubles.push(Date.now());
      doings.push(fleet.killFirst());
      nextKill += killEvery * 1000;
    }
    if (restart && passed >= lasts / 2) {
      troubles.push(Date.now());
      doings.push(restart());
      restart = undefined;
    }
    await setTimeout(tickMs);
  }
  load.askUpTo(Math.floor((lasts / 1000) * rate));
  await Promise.all(doings);
  await platform.until(() => platform.connections.length === processes);
  return troubles;
}

async function answered({ platform, load }: Parts): Promise<void> {
  const until = Date.now() + patienceMs;
  while (answersOf(platform, load.asked).length < load.asked.length && Date.now() < until) {
    load.repeat(Date.now());
    await setTimeout(1_000);
  }
}

function report({ platform, fleet, load, options }: Parts, troubles: readonly number[]): number {
  const { asked } = load;
  const answers = answersOf(platform, asked);
  const faults = faultsOf({ platform, asked });
  const isPeaceful = ({ question: { at } }: Answered) =>
    !troubles.some((trouble) => at >= trouble - 1_000 && at < trouble + peaceAfterMs);
  const peaceful = answers.filter(isPeaceful);
  const warmUp = Math.min(60_000, options.minutes * 12_000);
  const lines = [
    `asked ${asked.length}, answered once and rightly ${asked.length - faults.length}; repeats that were shown once ${repeatsOf(platform)}`,
    `processes killed ${fleet.killed}, ended by themselves ${fleet.died}`,
    `question to answer  ${describeLatency(answers)}`,
    `  of the ${peaceful.length} in peace  ${describeLatency(peaceful)}`,
    `memory of the process that lived longest: ${describeMemory(fleet.samples, warmUp)}`,
    ...faults.slice(0, 20),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return faults.length === 0 && fleet.died === 0 ? 0 : 1;
}
