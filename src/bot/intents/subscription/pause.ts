import type { Language } from '../../../knowledge/language.ts';
import { subscriptionBlock } from '../../answers/subscription.ts';
import { addDays, instantOf, type LocalDate, localMinuteOf } from '../../digest/local-time.ts';
import { nextSlot, slotsBetween } from '../../digest/schedule.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { dateText } from '../../digest/wording.ts';
import { type PauseReading, readPause } from '../../reading/schedule/pause.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent, Outcome, Request } from '../intent.ts';
import { change, isFollowUp, languageOf, noSubscription, standing, tell } from './outcome.ts';

/** Words that can only mean a pause. */
const pauses =
  /暂停|(?:先|暂时|暂且)(?:别|不要|不用|停|不)(?:再)?(?:给我们?)?(?:推(?!荐)送?|发送?)?|停一停|停一?下|停一阵|(?<!不)停(?=推|发|[两一二三半几\d]|到|至)|跳过|(?:之后|以后|后)再(?:推|发)|\b(?:pause|suspend|snooze|mute|skip|hold off)\b/;
/** Words that mean one where they say for how long. */
const refuses =
  /(?:别|不要|不用|不想|不|停止)再?(?:给我们?|往群里)?(?:推(?!荐)送?|发(?!展|布|生)送?|收)|(?:再|才)(?:开始)?(?:推|发|恢复)|\b(?:no|don'?t (?:send|push|post)|do not (?:send|push|post)|stop (?:sending|pushing|posting)?)\b/;
const inPassing =
  /推送?|发送?|为止|那|一阵子?|一段时间|几天|一会儿?|从|再|要|放假|休假|出差|开会|最近|这段时间|\b(?:pushes|pushing|sending|posting|digests?|any|cases?|anything|for now|a while|for)\b/;

/** "暂停", "暂停两周", "国庆期间别发", "pause until Dec 1". */
export const pauseIntent: Intent = {
  name: 'pause',
  answer(request) {
    const text = request.question.typed;
    const before = standing(request);
    const isLonger = isFollowUp(request) && before?.state === 'paused';
    const isShort = isFollowUp(request) && /^停[吧了]?$/.test(text);
    if (!pauses.test(text) && !refuses.test(text) && !isLonger && !isShort) return undefined;
    const { now, settings, subscription } = request.situation;
    const timeZone = subscription?.timeZone ?? settings.timeZone;
    const reading = readPause(text, localMinuteOf(now, timeZone).slice(0, 10));
    if (!pauses.test(text) && !isShort && reading.kind === 'open') return undefined;
    if (leftOver(reading.rest, pauses, refuses, inPassing, /停/) !== '') return undefined;
    return before ? pause(request, before, reading) : noSubscription(request);
  },
};

function pause(request: Request, before: Subscription, reading: PauseReading): Outcome {
  const language = languageOf(request);
  const { situation, casebook } = request;
  const { now, settings } = situation;
  if (reading.kind === 'impossible') return tell(request, impossible(reading.said, language));
  if (reading.kind === 'days' && reading.holiday && settings.skipHolidays)
    return tell(
      request,
      holidaysAnyway(reading.holiday[language], language),
      subscriptionBlock(casebook, before, situation, language),
    );
  if (reading.kind === 'days' && beginsLater(before, reading.first, request))
    return tell(request, onlyFromNow(reading.first ?? '', reading.last, language));
  const until = lastDay(before, reading, request);
  const { pausedUntil: _old, ...rest } = before;
  const paused: Subscription = { ...rest, state: 'paused', ...(until ? { pausedUntil: until } : {}) };
  const resumed = until ? dateText(addDays(until, 1), language) : '';
  const lead =
    language === 'zh'
      ? `好的，先不推了${until ? `，${resumed}起恢复` : '，什么时候想恢复说一声“恢复推送”'}。`
      : `Paused${until ? `; it goes on from ${resumed}` : '; say "resume" to go on'}.`;
  return change({ ...request, situation: { ...situation, now } }, paused, lead);
}

/** Pauses begin at once, so a later beginning will do only where nothing is due before it. */
function beginsLater(
  { schedule, timeZone }: Subscription,
  first: LocalDate | undefined,
  { situation }: Request,
): boolean {
  if (!first) return false;
  const begin = instantOf(`${first}T00:00`, timeZone);
  return slotsBetween(schedule, timeZone, situation.now, begin - 1, situation.settings).length > 0;
}

function lastDay(
  { schedule, timeZone }: Subscription,
  reading: PauseReading,
  { situation }: Request,
): LocalDate | undefined {
  const { now, settings } = situation;
  if (reading.kind === 'once') return nextSlot(schedule, timeZone, now, settings).local.slice(0, 10);
  if (reading.kind === 'days') return reading.last;
  if (reading.kind !== 'span') return undefined;
  // Two weeks leave out two weekly pushes: one that is due later on the last day comes again.
  const end = instantOf(`${reading.last}${localMinuteOf(now, timeZone).slice(10)}`, timeZone);
  const endOfDay = instantOf(`${addDays(reading.last, 1)}T00:00`, timeZone) - 1;
  return slotsBetween(schedule, timeZone, end, endOfDay, settings).length > 0
    ? addDays(reading.last, -1)
    : reading.last;
}

function impossible(said: string, language: Language): string {
  return language === 'zh'
    ? `“${said}”没法作为暂停的期限，设置没有变。可以说“暂停两周”“暂停到12月1日”“暂停到下周一”，最短一天、最长一年；不说期限就一直停着，等您说“恢复推送”。`
    : `"${said}" cannot be the end of a pause, so nothing has changed. Say "pause for two weeks" or "pause until Dec 1", a day at least and a year at most; without an end it rests until you say "resume".`;
}

function holidaysAnyway(holiday: string, language: Language): string {
  return language === 'zh'
    ? `放心，${holiday}放假期间本来就不推，会顺延到节后第一个工作日的同一时间，设置不用动。`
    : `Nothing is pushed on public holidays anyway: what falls on ${holiday} moves to the next working day at the same time. The settings stay as they are.`;
}

function onlyFromNow(first: LocalDate, last: LocalDate, language: Language): string {
  return language === 'zh'
    ? `暂停只能从现在开始，${dateText(first, language)}之前还有推送，先没有动。想从现在就停，说“暂停到${chineseDay(last)}”；想按时再停，到时候说一声就行。`
    : `A pause begins at once, and a push is due before ${dateText(first, language)}, so nothing has changed. Say "pause until ${dateText(last, language)}" to stop right away, or tell me when the time comes.`;
}

function chineseDay(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
