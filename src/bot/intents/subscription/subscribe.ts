import { namesSchedule, readWish, type Wish } from '../../reading/wish.ts';
import { adding, choosing, leftOver, only, pushing } from '../../reading/wish-words.ts';
import type { Intent, Request } from '../intent.ts';
import { activated, languageOf, newSubscription, owner, standing } from './outcome.ts';
import { unknownTopic } from './unknown-topic.ts';
import { fulfil } from './wishes.ts';

const asksToSubscribe =
  /(?:我们?|帮|给|请|想|要)?(?:重新|加入)?订阅|订(?:一|上|个|下|了?一份)|开始(?:推送|订阅)|(?:开通|打开|开启|启用|设置)(?:推送|订阅|每?周?精选)|\bre-?subscribe\b|\bsubscribe\b|\bsign (?:us|me) up\b/;
const opens = /开通|打开|开启|启用|设置/;
/** Words of sending, where a schedule stands beside them: 每周给我们推一篇, send us one every Friday. */
const sends =
  /推(?![荐广动行进出介])送?|发(?![展布放生现票行])送?|[来送收看要]|分享|\b(?:send|push|post|give|share|deliver)\b/;

/** "订阅每周精选", "每周五下午给我们推一篇金融类的", "subscribe". */
export const subscribeIntent: Intent = {
  name: 'subscribe',
  answer(request) {
    const { question, situation } = request;
    const text = question.typed;
    const subscribes = asksToSubscribe.test(text);
    if (!subscribes && !sends.test(text)) return undefined;
    const wish = readWish(question);
    if (!subscribes && !wish.schedule.days && wish.schedule.problem === undefined) return undefined;
    if (adding.test(text) && standing(request)) return undefined;
    const left = leftOver(wish.rest, asksToSubscribe, opens, sends, only, pushing, choosing);
    if (left !== '')
      return subscribes ? unknownTopic(request, /订阅(?<topic>.+?)(?:类|方面|领域|主题|题材)/u) : undefined;
    const base = activated(situation.subscription ?? newSubscription(situation));
    return fulfil(request, base, wish, () => leadOf(request, wish));
  },
};

function leadOf(request: Request, wish: Wish): string {
  const language = languageOf(request);
  const before = standing(request);
  const who = owner(request, language);
  const says = namesSchedule(wish) || wish.categories.length > 0;
  if (before?.state === 'active' && !says)
    return language === 'zh'
      ? `${who}已经订阅了每周精选。`
      : `${who} ${who === 'You' ? 'have' : 'has'} already subscribed.`;
  if (before?.state === 'active')
    return language === 'zh' ? '好的，已经按新的设置来。' : 'Done, the new settings hold.';
  return language === 'zh'
    ? `好的，${who}订上了每周精选，到时间我会推一篇案例过来。`
    : `Done. ${who} will get a featured case from now on.`;
}
