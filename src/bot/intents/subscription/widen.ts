import { anyCase, isAnyCase } from '../../digest/case-filter.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent } from '../intent.ts';
import { change, isFollowUp, languageOf, noSubscription, standing } from './outcome.ts';

const everything =
  /不限(?:制|定)?(?:主题|类别|类型|种类|内容|范围|领域|行业|地区)?|(?:取消|去掉|清除|解除|恢复)(?:所有|全部)?(?:限制|筛选|过滤|限定|条件)|不用?(?:再)?(?:限制|筛选|挑|限定)|(?:全部|所有|全|什么|各种|各类|哪些?|任何)(?:的)?(?:主题|类别|类型|种类|内容|领域|行业|案例)?(?:的)?都(?:可以)?(?:推|发|要|行|来)|(?:推|发|订阅?)(?:送)?(?:全部|所有|全)(?:的)?(?:主题|类别|类型|种类|内容|案例)?|(?:恢复)?(?:全部|所有|全)(?:的)?(?:主题|类别|类型|种类|领域)(?:都(?:要|行|可以))?|恢复(?:成|为|到)?(?:全部|所有|不限)|都推|全推|全都推|\b(?:all|any|every) (?:the )?(?:topics?|kinds?|subjects?|categor(?:y|ies)|areas?|audiences?)\b|\beverything\b|\b(?:remove|clear|drop|no|without|reset) (?:the )?(?:filters?|limits?|restrictions?)\b|\b(?:push|send)(?: us| me)? (?:all|any)(?: (?:the )?cases)?\b/;
const about = /推(?!荐)|订|精选|筛选|限|主题.{0,3}都|恢复(?:全部|所有)|\b(?:push|send|filters?|limits?|subscri)/;
const short = /^(?:全部|所有|都要|全都要|不限|all|all of them|everything|any)[的吧了\p{P}\s]*$/u;

/** "全部都推", "不限主题", "all topics": the filter is taken away. */
export const widenIntent: Intent = {
  name: 'widen-subscription',
  answer(request) {
    const text = request.question.typed;
    const isShort = short.test(text) && isFollowUp(request);
    const isWhole =
      everything.test(text) &&
      leftOver(text, everything, /推送?|发|换成|改成|\b(?:push|send|back|again|cases?)\b/) === '';
    const before = standing(request);
    // "all topics" may well ask for a list of them, unless something is left out of the pushes.
    const isAbout = isFollowUp(request) || about.test(text) || (isFiltered(before) && !request.conversation.list);
    if (!isAbout || !(isShort || isWhole)) return undefined;
    if (!before) return noSubscription(request);
    const lead = languageOf(request) === 'zh' ? '好的，所有案例都推。' : 'Done, all cases are pushed.';
    return change(request, { ...before, filter: anyCase }, lead);
  },
};

function isFiltered(subscription: Subscription | undefined): boolean {
  return subscription !== undefined && !isAnyCase(subscription.filter);
}
