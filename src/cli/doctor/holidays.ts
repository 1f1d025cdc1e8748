import { isYearArranged } from '../../bot/digest/holidays.ts';
import { localMinuteOf } from '../../bot/digest/local-time.ts';
import type { Check } from './check.ts';
import { type Finding, off, ok, unknown, warning } from './finding.ts';

/** The notice for a year is published in the autumn before, mostly in November. */
const monthOfNotice = 12;

/** Whether the arrangement of public holidays is known for this year and the next. */
export const checkHolidays: Check = ({ config: { digestSkipHolidays, timeZone }, timers }) => {
  if (!digestSkipHolidays)
    return [
      off({
        zh: '推送不避开节假日（DIGEST_SKIP_HOLIDAYS=false）',
        en: 'pushes do not avoid holidays (DIGEST_SKIP_HOLIDAYS=false)',
      }),
    ];
  const [year = 0, month = 0] = localMinuteOf(timers.now(), timeZone).split('-').map(Number);
  return [yearFinding(year, true), yearFinding(year + 1, month >= monthOfNotice)];
};

function yearFinding(year: number, isDue: boolean): Finding {
  if (isYearArranged(year)) return ok({ zh: `${year} 年的放假安排已收录`, en: `the arrangement for ${year} is known` });
  const says = {
    zh: `没有 ${year} 年的放假安排，先按法定节假日算，不知道调休`,
    en: `the arrangement for ${year} is not known: statutory days are used, without make-up working days`,
  };
  const update = { zh: '运行 npm update chinese-days', en: 'run npm update chinese-days' };
  if (isDue) return warning(says, update);
  return unknown(says, {
    zh: `国务院一般在前一年11月公布；公布以后${update.zh}`,
    en: `it is published in November as a rule; ${update.en} then`,
  });
}
