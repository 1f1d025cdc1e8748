import { subscriptionBlock } from '../../answers/subscription.ts';
import { isPaused } from '../../digest/next-push.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent } from '../intent.ts';
import { activated, change, isFollowUp, languageOf, noSubscription, tell } from './outcome.ts';

const resumes =
  /恢复(?:推送?|订阅|精选|发送|正常)?|(?:继续|接着|重新|重启|重新开始|接着)(?:开始)?(?:给我们?|往群里)?(?:推(?!荐|进|动)送?|发(?!展)送?|收)|(?:取消|解除|结束)暂停|不(?:用|要)?(?:再)?(?:暂停|停)了?|可以(?:继续|重新)?(?:开始)?推了|\bresume\b|\bun-?pause\b|\brestart\b|\b(?:continue|start|begin)(?: (?:sending|pushing|posting))? ?(?:again|the (?:pushes|digests))\b|\bcontinue (?:sending|pushing|posting)\b/;
/** Words that may mean anything else where no subscription rests. */
const short = /^(?:继续|恢复|接着推|重新开始|continue|go on|restart)[吧了\p{P}\s]*$/u;
/** These page through a list as well, which is the likelier meaning outside a talk about the subscription. */
const pages = /^(?:继续|continue|go on)/;

/** "恢复推送", "继续推", "resume". */
export const resumeIntent: Intent = {
  name: 'resume',
  answer(request) {
    const { question, situation, casebook } = request;
    const { subscription, now } = situation;
    const rests = subscription !== undefined && (subscription.state !== 'active' || isPaused(subscription, now));
    const text = question.typed;
    const isMeant = short.test(text)
      ? isFollowUp(request)
        ? rests || !pages.test(text)
        : rests && !pages.test(text)
      : resumes.test(text) && leftOver(text, resumes) === '';
    if (!isMeant) return undefined;
    const language = languageOf(request);
    const zh = language === 'zh';
    if (!subscription) return noSubscription(request);
    if (!rests)
      return tell(
        request,
        zh ? '订阅一直开着，没有暂停。' : 'The subscription is running; it was not paused.',
        subscriptionBlock(casebook, subscription, situation, language),
      );
    return change(request, activated(subscription), zh ? '好的，恢复推送。' : 'Done, the featured case comes again.');
  },
};
