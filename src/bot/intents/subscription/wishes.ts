import type { Casebook } from '../../../knowledge/casebook.ts';
import type { Language } from '../../../knowledge/language.ts';
import { fittingCases } from '../../digest/case-filter.ts';
import type { CaseFilter, Subscription } from '../../digest/subscription.ts';
import { filterText } from '../../digest/wording.ts';
import { type ScheduleProblem, withReading } from '../../reading/schedule/schedule.ts';
import { filterOf, type Wish } from '../../reading/wish.ts';
import type { Outcome, Request } from '../intent.ts';
import { change, languageOf, tell } from './outcome.ts';

/** With fewer than this a round is over in a month. */
const fewCases = 4;

/** Puts what was wished for into a subscription and says so by `leadOf`; explains instead what cannot be had, and changes nothing then. */
export function fulfil(
  request: Request,
  base: Subscription,
  { schedule, categories }: Wish,
  leadOf: (changed: Subscription) => string,
  filter: CaseFilter = categories.length > 0 ? filterOf(categories) : base.filter,
): Outcome {
  const language = languageOf(request);
  if (schedule.problem) return tell(request, scheduleProblem(schedule.problem, language));
  const count = fittingCases(request.casebook, filter).length;
  if (count === 0) return tell(request, nothingFits(request.casebook, filter, language));
  const changed = {
    ...base,
    schedule: withReading(base.schedule, schedule, request.situation.settings.schedule),
    filter,
  };
  return change(request, changed, leadOf(changed), ...(count < fewCases ? [fewFit(count, language)] : []));
}

function scheduleProblem({ kind, said }: ScheduleProblem, language: Language): string {
  return problems[language][kind](said);
}

const problems: Record<Language, Record<ScheduleProblem['kind'], (said: string) => string>> = {
  zh: {
    time: (said) =>
      `一天里没有“${said}”这个时间，设置没有变。可以说0点到23点59分之间的任何时间，比如“上午十点”“15:30”。`,
    weekday: (said) => `没有“${said}”这样的日子，设置没有变。一周是周一到周日，比如“每周三”“周一到周五”“每周二、四”。`,
    'day of month': (said) =>
      `“${said}”哪个月都没有，设置没有变。每月可以选1号到31号，或者“每月最后一天”；小月没有的日子，按月末那天推。`,
    'several days of month': (said) =>
      `每月只能选一天，“${said}”设不了，设置没有变。想多收几次，可以按周来，比如“每周一、四”。`,
    frequency: (said) =>
      `“${said}”这样的频率设不了，设置没有变。可以每天、每个工作日、每周的某几天，或者每月的某一天，比如“每周二、四 9:30”“每月1号”。`,
    once: (said) =>
      `推送是按周期来的，单独改到“${said}”做不到，设置没有变。要固定改，可以说“改成每周三上午十点”；想马上看，说“现在推一篇”。`,
  },
  en: {
    time: (said) =>
      `There is no time "${said}", so nothing has changed. Any time from 0:00 to 23:59 will do, such as "10am" or "15:30".`,
    weekday: (said) =>
      `There is no day "${said}", so nothing has changed. Say for instance "every Wednesday" or "Monday to Friday".`,
    'day of month': (said) =>
      `No month has "${said}", so nothing has changed. Choose a day from 1 to 31 or "the last day of each month"; short months use their last day.`,
    'several days of month': (said) =>
      `Only one day of a month can be chosen, so "${said}" is not possible and nothing has changed. For more, choose days of the week.`,
    frequency: (said) =>
      `"${said}" is not possible, so nothing has changed. It can be every day, every weekday, some days of the week, or one day of the month.`,
    once: (said) =>
      `Digests come at regular times and cannot be moved once to "${said}"; nothing has changed. Say "change to every Wednesday 10am", or "push one now".`,
  },
};

function nothingFits(casebook: Casebook, filter: CaseFilter, language: Language): string {
  const named = filterText(casebook, filter, language) ?? '';
  return language === 'zh'
    ? `没有同时符合“${named}”的案例，设置没有变。换个范围试试，或者说“全部都推”。`
    : `No case fits "${named}", so nothing has changed. Try something wider, or say "all topics".`;
}

function fewFit(count: number, language: Language): string {
  return language === 'zh'
    ? `符合的只有${count}项，推完一轮会从头再来。想多看些可以加上别的主题，或说“全部都推”。`
    : `Only ${count} of the cases fit; after them the round begins again. Add other topics for more, or say "all topics".`;
}
