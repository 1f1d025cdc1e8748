import type { BotSettings } from '../bot/situation.ts';
import type { Config } from '../config.ts';

/** What the settings say about every chat. */
export function botSettings({ timeZone, digestSchedule, digestSkipHolidays, admins }: Config): BotSettings {
  return { timeZone, schedule: digestSchedule, skipHolidays: digestSkipHolidays, admins };
}
