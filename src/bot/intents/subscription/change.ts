import type { Language } from '../../../knowledge/language.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { scheduleText } from '../../digest/wording.ts';
import { namesSchedule, readWish } from '../../reading/wish.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent, Outcome, Request } from '../intent.ts';
import { activated, isFollowUp, languageOf, newSubscription, noSubscription, standing, tell } from './outcome.ts';
import { fulfil } from './wishes.ts';

const changes =
  /(?:修改|更改|变更|改动|调整|改|换|调|变|挪|移|推迟|提前|延后|设置|设|定)(?:成|到|为|在|一?下|个|至)?|\b(?:change|move|switch|set|make|reschedule|update|shift|postpone)\b/;
const things =
  /(?:推送?|发送?|发布|更新|订阅|精选)的?(?:时间|日子|频率|时候|周期)?|时间|日子|频率|钟点|周期|\b(?:push(?:es)?|times?|days?|schedule|send|digests?)\b/;
/** 太早了，改到十点 / 不是，周四 */
const correcting = /太[早晚]|不是|不对|[说搞弄]?错|\bno\b|\btoo (?:early|late)\b/;
/** Out of the blue, a time that comes again and again can only be about pushes. */
const every = /每|工作日|天天|\b(?:every|each|weekdays|daily|weekly|monthly)\b/;
const vague = /时间|日子|频率|[早晚]一?[点些]|提前|推迟|延后|\b(?:times?|days?|schedule|earlier|later)\b/;
const about = /推(?![荐广动行进出介])|订阅|精选|\b(?:push|subscri|digest|send)/;

/** "改成每周三上午十点", "change to Friday 5pm"; after a talk about the subscription also "十点", "周三吧". */
export const changeIntent: Intent = {
  name: 'change-subscription',
  answer(request) {
    const question = monthlyDay(request);
    const text = question.typed;
    const wish = readWish(question);
    const verb = changes.test(text);
    if (!namesSchedule(wish)) return asksFor(request);
    const before = standing(request);
    const isFull = every.test(text) && wish.schedule.days !== undefined && wish.schedule.time !== undefined;
    const isMeant = verb || about.test(text) || isFollowUp(request) || (before !== undefined && isFull);
    const isWhole = leftOver(wish.rest, changes, things, correcting) === '';
    if (!isWhole) return undefined;
    if (!isMeant) return isFull ? noSubscription(request) : undefined;
    if (before) return fulfil(request, before, wish, changed(languageOf(request)));
    // After "怎么订阅" a time is the answer to "when"; out of the blue it is none.
    if (isFollowUp(request) || !verb)
      return fulfil(
        request,
        activated(request.situation.subscription ?? newSubscription(request.situation)),
        wish,
        begun(languageOf(request)),
      );
    return noSubscription(request);
  },
};

/** With a monthly schedule, "改成15号" is a day of the month, not a case. */
function monthlyDay(request: Request): Request['question'] {
  const { question } = request;
  if (standing(request)?.schedule.kind !== 'monthly' || /每|月/.test(question.typed)) return question;
  return isFollowUp(request) || about.test(question.typed)
    ? { ...question, typed: question.typed.replace(/(\d{1,2})[号日]/, '每月$1号') }
    : question;
}

/** "换个时间", "早一点" do not say to which. */
function asksFor(request: Request): Outcome | undefined {
  const text = request.question.typed;
  const before = standing(request);
  const isMeant = about.test(text) || isFollowUp(request) || (before !== undefined && changes.test(text));
  if (!vague.test(text) || !isMeant || leftOver(text, changes, vague, things) !== '') return undefined;
  return before ? tell(request, toWhich[languageOf(request)]) : noSubscription(request);
}

const changed = (language: Language) => (subscription: Subscription) => {
  const when = scheduleText(subscription.schedule, language);
  return language === 'zh' ? `好的，改成${when}推。` : `Done, it now comes ${when}.`;
};
const begun = (language: Language) => () =>
  language === 'zh' ? '好的，订上了每周精选。' : 'Done, the subscription begins.';
const toWhich: Record<Language, string> = {
  zh: '想改到什么时候？直接说就行，比如“每周三上午十点”“工作日 9:30”“每月1号”。',
  en: 'To when? Just say it, such as "every Wednesday 10am", "weekdays at 9:30" or "first of each month".',
};
