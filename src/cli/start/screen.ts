import type { Health } from '../../adapters/adapter.ts';
import type { Standby } from '../../bot/standby.ts';
import type { Config } from '../../config.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { ChannelView, ClosedChannel } from '../channel.ts';

export type ScreenParts = {
  config: Pick<Config, 'timeZone' | 'digestSkipHolidays' | 'stateUrl'>;
  casebook: Casebook;
  problem: ReturnType<Standby['problem']>;
  channels: readonly ChannelView[];
  closed: readonly ClosedChannel[];
};

/** What `npm start` shows once: what runs, what does not and why, and how it ends. */
export function startScreen({ config, casebook, problem, channels, closed }: ScreenParts): string {
  const { timeZone, digestSkipHolidays, stateUrl } = config;
  const lines: [name: string, state: string][] = [
    ['casebook', `${casebook.cases.length} cases`],
    ['state', problem ? `failed: ${problem.message}` : stateUrl.replace(/\/\/[^@/]*@/, '//')],
    ['clock', problem ? 'off without state' : `${timeZone}${digestSkipHolidays ? ', holidays skipped' : ''}`],
    ...channels.map(({ name, health }): [string, string] => [name, healthLine(health)]),
    ...closed
      .filter(({ state }) => state === 'off')
      .map(({ name, reason }): [string, string] => [name, `off: ${reason}`]),
  ];
  const table = lines.map(([name, state]) => `  ${name.padEnd(10)} ${state}\n`).join('');
  return `\n${table}\n  Ctrl-C ends it. npm run doctor looks whether all is well.\n\n`;
}

function healthLine({ state, detail }: Health): string {
  if (!detail) return state;
  return state === 'failed' ? `failed: ${detail}` : `${state}, ${detail}`;
}
