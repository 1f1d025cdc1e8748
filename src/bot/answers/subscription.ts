import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { fittingCases } from '../digest/case-filter.ts';
import { isPaused, nextPush } from '../digest/next-push.ts';
import type { CaseFilter, Subscription } from '../digest/subscription.ts';
import { dateText, filterText, scheduleText, slotText } from '../digest/wording.ts';
import type { Action, Block } from '../reply.ts';
import type { Situation } from '../situation.ts';

/** What a subscription holds now and when the next push comes. */
export function subscriptionBlock(
  casebook: Casebook,
  subscription: Subscription,
  { now, settings }: Pick<Situation, 'now' | 'settings'>,
  language: Language,
): Block {
  const zh = language === 'zh';
  const next = nextPush(subscription, now, settings);
  const pause = pauseText(subscription, now, language);
  const none = zh ? '没有安排' : 'none';
  const lines = [
    `${zh ? '时间：' : 'When: '}${scheduleText(subscription.schedule, language)}`,
    `${zh ? '内容：' : 'What: '}${contentText(casebook, subscription.filter, language)}`,
    ...(pause ? [`${zh ? '状态：' : 'State: '}${pause}`] : []),
    `${zh ? '下一次：' : 'Next: '}${next ? slotText(next, subscription.timeZone, language) : none}`,
  ];
  return {
    kind: 'section',
    aspect: 'overview',
    label: zh ? '订阅设置' : 'Subscription',
    passages: lines.map((text) => ({ kind: 'point', text })),
  };
}

function contentText(casebook: Casebook, filter: CaseFilter, language: Language): string {
  const named = filterText(casebook, filter, language);
  const count = fittingCases(casebook, filter).length;
  if (language === 'zh') return named ? `只推“${named}”，共${count}项` : `不限，${count}项案例轮流推`;
  return named ? `only ${named}: ${count} in all` : `all ${count} cases in turn`;
}

function pauseText(subscription: Subscription, now: number, language: Language): string | undefined {
  const { state, pausedUntil } = subscription;
  const zh = language === 'zh';
  if (state === 'ended') return zh ? '已退订' : 'ended';
  if (state === 'suspended') return zh ? '发不进来，已停下' : 'stopped, because messages did not get through';
  if (!isPaused(subscription, now)) return undefined;
  if (!pausedUntil) return zh ? '暂停中，说“恢复推送”再继续' : 'paused; say "resume" to go on';
  const day = dateText(pausedUntil, language);
  return zh ? `暂停到${day}，含当天` : `paused up to and including ${day}`;
}

/** What a person can say next, as it stands with the subscription. */
export function subscriptionActions(subscription: Subscription | undefined, now: number, language: Language): Action[] {
  const say = {
    zh: { start: '订阅每周精选', now: '现在推一篇', pause: '暂停推送', resume: '恢复推送', end: '退订' },
    en: { start: 'subscribe', now: 'push one now', pause: 'pause', resume: 'resume', end: 'unsubscribe' },
  }[language];
  const asActions = (...texts: string[]) => texts.map((text) => ({ label: text, say: text }));
  if (!subscription || subscription.state === 'ended') return asActions(say.start, say.now);
  if (subscription.state === 'suspended' || isPaused(subscription, now)) return asActions(say.resume, say.end);
  return asActions(say.now, say.pause, say.end);
}
