import type { Language } from '../../../knowledge/language.ts';
import { subscriptionBlock } from '../../answers/subscription.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent } from '../intent.ts';
import { isFollowUp, languageOf, noSubscription, owner, tell } from './outcome.ts';

const asksWhen =
  /什么时候|啥时候|何时|几点钟?|哪天|哪一天|几号|(?:周|星期|礼拜)几|多久|时间|\bwhen(?:'s| is| does| will| do)?\b|\bwhat time\b/;
const asksWhat =
  /订阅?了?(?:些|的是|的)?(?:什么|哪些|哪类|哪种|啥)|(?:有没有|是否|是不是)(?:已经)?订阅|订阅了?(?:吗|没有|没|么)|(?:有没有|是否)?(?:已经)?(?:暂停|退订)了?(?:吗|没有|没|么)|还在?推(?:送)?(?:吗|么|不)|还推(?:吗|么|不)|现在推(?:的是)?(?:什么|哪些|啥)|推(?:送)?(?:的是|的)?(?:什么|哪些|哪类|哪种|哪一?[个篇项]|啥)|(?:查看|查询|看看|看|查)?一?下?(?:当前|目前|现在)?的?(?:订阅|推送|精选)的?(?:状态|情况|设置|信息|详情|安排|计划)|(?:查看|查询|看看|看一?下|查)(?:当前|目前|我们?|本群)?的?(?:订阅|推送)|(?:我们?|本群)的订阅|\bwhat (?:have|did|do) (?:i|we) (?:subscribed?|get)(?: to)?\b|\b(?:my|our|the|this chat's)? ?subscription(?: status| settings?| state)?\b|\b(?:am|are) (?:i|we) (?:still )?subscribed\b|\bstatus\b/;
const nextOne = /下一?[次回期篇个]|接下来|最近一次|\b(?:the )?next (?:one|push|issue|digest|case|featured case)\b/;
const pushing =
  /推(?!荐)送?|精选|订阅|来|发|更新|收到|\b(?:push(?:ed)?|digest|issue|featured case|case of the week|come|due|sent|arrive)\b/;
const about = /推(?!荐)|订|精选|下一?[期篇]|\b(?:push|subscri|digest|issue|featured|next one)/;
const inPassing = /(?:当前|目前|现在|这周|本周|下周|每|请?问|已经|还|会|是|有|呢|我们?的?)/;

const asking = /\b(?:show|check|view|see|what'?s?|do|does|still|going|i|we)\b/;
const changing = /改|换|调/;

/** "我订了什么", "下次什么时候推", "subscription status": what holds; anybody may ask. */
export const statusIntent: Intent = {
  name: 'subscription-status',
  answer(request) {
    const { question, situation, casebook } = request;
    if (!asksForStatus(question.typed, isFollowUp(request))) return undefined;
    const { subscription } = situation;
    if (!subscription) return noSubscription(request);
    const language = languageOf(request);
    const lead = leadOf(subscription, owner(request, language), language);
    return tell(request, lead, subscriptionBlock(casebook, subscription, situation, language));
  },
};

function asksForStatus(text: string, followsUp: boolean): boolean {
  const asks = asksWhat.test(text)
    ? /订|推|精选|退|暂停|\bsubscri/.test(text) || followsUp
    : asksWhen.test(text) && (about.test(text) || followsUp);
  if (!asks || changing.test(text)) return false;
  return leftOver(text, asksWhat, asksWhen, nextOne, pushing, inPassing, asking) === '';
}

function leadOf({ state }: Subscription, who: string, language: Language): string {
  const zh = language === 'zh';
  if (state === 'ended')
    return zh
      ? `${who}退订了，说“订阅每周精选”可以按原来的设置再开始。`
      : `${who} unsubscribed; say "subscribe" to begin again with the same settings.`;
  return zh ? `${who}订阅了每周精选。` : `${who} ${who === 'You' ? 'are' : 'is'} subscribed to the featured case.`;
}
