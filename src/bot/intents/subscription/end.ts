import { leftOver } from '../../reading/wish-words.ts';
import type { Intent } from '../intent.ts';
import { change, isFollowUp, languageOf, noSubscription, owner, standing } from './outcome.ts';

const thing = '(?:每周精选|精选|订阅|推送|周报|案例推送|案例)';
const ends = new RegExp(
  [
    '退订',
    `(?:取消|停止|关闭|关掉|终止|结束|停掉|停了|撤销|删除|删掉)(?:掉|了)?(?:我们?|本群|这个群|群里)?的?${thing}`,
    `${thing}(?:取消|停掉|停止|关掉|关闭|退掉|停|关|退|撤)(?:掉|了)?`,
    '(?:不要|别|不用|不想|不需要|不再需要|不必|甭|停止)再?(?:给我们?|给本群|往群里|向群里|在群里)?(?:推(?!荐|广|行)送?|订阅?|收)',
    '不(?:再)?订(?:阅)?',
    '(?:不要|别|不用|不想)再?(?:给我们?|给本群|往群里)?(?:发(?!展|布|生)|来)',
    '\\bunsubscribe\\b|\\bopt out\\b|\\b(?:cancel|end|stop|turn off|terminate) (?:my |our |the |this )?(?:subscription|digests?|pushes|featured cases?|weekly (?:digest|case)s?)\\b',
    "\\b(?:stop|quit) (?:sending|pushing|posting)\\b|\\bno more (?:pushes|digests|cases|messages|featured cases)\\b|\\b(?:do not|don't) (?:send|push|post)\\b",
  ].join('|'),
);
/** Enough by themselves right after an answer about the subscription. */
const short = /^(?:取消|不要了|退了|退掉|停掉|停了|关掉|stop|cancel|stop it|cancel it)[吧\p{P}\s]*$/u;
/** 发 and 来 may mean anything; the other words are about pushes. */
const isVague = /^(?:请|先|以后|你|就)?(?:不要|别|不用|不想)再?(?:给我们?|给本群|往群里)?(?:发|来)/;

/** "退订", "别推了", "unsubscribe". */
export const endIntent: Intent = {
  name: 'unsubscribe',
  answer(request) {
    const text = request.question.typed;
    const before = standing(request);
    const isShort = short.test(text) && isFollowUp(request);
    const isMeant = ends.test(text) && (!isVague.test(text) || before !== undefined || isFollowUp(request));
    if (!isShort && !(isMeant && leftOver(text, ends, /案例|消息|any ?more|任何|东西|cases?|messages?/) === ''))
      return undefined;
    if (!before) return noSubscription(request);
    const language = languageOf(request);
    const { pausedUntil: _pause, ...rest } = before;
    const lead =
      language === 'zh'
        ? `好的，${owner(request, language)}已退订，不会再推了。设置我留着，想再收的时候说“订阅每周精选”。`
        : 'Done, no more featured cases. The settings are kept; say "subscribe" to begin again.';
    return change(request, { ...rest, state: 'ended' }, lead);
  },
};
