import type { BotSettings } from '../bot/situation.ts';
import type { Config } from '../config.ts';

/** What the settings say about every chat. */
export function botSettings(config: Config): BotSettings {
  const { timeZone, digestSchedule, digestSkipHolidays, admins, publicAddress } = config;
  return {
    timeZone,
    schedule: digestSchedule,
    skipHolidays: digestSkipHolidays,
    admins,
    ...(publicAddress === undefined ? {} : { publicAddress }),
  };
}
