const politeness =
  /麻烦|拜托|请问|请|劳驾|谢谢|多谢|感谢|辛苦|帮忙|你好|您好|哈喽|案例通|小助手|机器人|助手|能不能|可不可以|能否|可否|行不行|好不好|行吗|好吗|可以吗/;
const people = /我们群|咱们群|我们|咱们|你们|大家|本群|这个群|这群|群里|群内|这里|这儿|我|咱|俺|你|您|群/;
const wishing = /想要|需要|希望|打算|想|要|能|可以|会|可|得/;
const giving = /帮|给|为|替|把|将|让|往|向|到|在|从|按|以|用/;
const linking =
  /以后|今后|之后|接下来|从?(?:今天|现在|下周|下个月|明天)(?:起|开始)|开始|起|还是|就|那么|那|都|先|再|也|每次|一直|固定|定时|定期|准时|自动|按时|统一|左右|之前|以前|前|整/;
const particles = /一下子?|[下吧了啦啊呀哦噢嘛呢吗么哈的得地着过嗯哎对好行是]|ok/;
const english =
  /\b(?:please|pls|kindly|could|can|would|will|you|we|us|me|i|i'd|i'm|like|love|want|wish|need|to|the|a|an|our|my|your|this|these|that|group|chat|for|of|on|in|at|it|its|them|just|now|ok|okay|yes|thanks?|thank|hey|hi|hello|so|then|let's|let|get|have|be|is|are|am|and|with|from|bot|instead|again|here|everyone|all right|if possible|o'clock)\b/;
const product =
  /每周精选|本周精选|精选案例|案例精选|制度创新案例|创新案例|好案例|案例|精选|周报|推送|推文|一[篇个条项期份次]|[篇个期次条份]|订阅|服务|\b(?:weekly|featured|case of the week|cases?|digests?|newsletters?|picks?|picked|one|ones|subscriptions?|push(?:es)?|posts?|deliver(?:y|ies))\b/;

/** Words that wrap a wish about the subscription and add nothing to it. */
const wrapping = new RegExp(
  [politeness, people, product, linking, wishing, giving, particles, english].map(({ source }) => source).join('|'),
  'gu',
);

/**
 * What a message says besides the given words and polite wrapping, without spaces and punctuation; empty where it says
 * nothing else. A question about a case always leaves something.
 */
export function leftOver(text: string, ...said: readonly RegExp[]): string {
  let rest = text;
  for (const { source } of said) rest = rest.replace(new RegExp(source, 'gu'), ' ');
  return rest.replace(wrapping, ' ').replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** Words that say it is about what is pushed; 推荐 and 推广 are none. */
export const pushing =
  /推(?![荐广动行进出介])送?|订阅?|精选|发送|发给|(?<![税吸回验征丰])收|\b(?:push|send|subscribe|subscription|post)\b/;
/** Words of choosing that may as well be about a list. */
export const choosing = /发(?![展布放生现票行明])|[看要选留听读]|关注|关心|感兴趣|\b(?:interested|show|keep|me|us)\b/;

/** Words that leave the other kinds of cases out, and words that take one more in. */
export const only = /只|仅|光|专门|单独|\bonly\b|\bjust\b|\bnothing but\b/;
export const adding = /再?加上|再加|增加|添加|外加|也要|还要|[也还](?=推|订|收)|另外|\b(?:also|add|plus|too|as well)\b/;
