import type { Language } from '../../../knowledge/language.ts';
import { scheduleText, timeZoneText } from '../../digest/wording.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Block } from '../../reply.ts';
import type { Intent, Request } from '../intent.ts';
import { languageOf, tell } from './outcome.ts';

const asks =
  /怎么样?|如何|怎样|咋|是什么|是啥|什么是|啥是|什么意思|有什么用|有没有|支不支持|支持|可不可以|能不能|(?:可以|能)(?=订阅|退订)|功能|介绍|说明|方法|方式|(?:可以|能|会|有).{0,6}(?:订阅|推送|精选).{0,4}[吗么嘛]|\b(?:how (?:do|can|to|does)|can (?:i|we)|is it possible to|what is|what's|explain)\b/;
const subject =
  /(?:每周|本周)?精选|推送|周报|订阅|退订|\b(?:un)?subscri(?:be|ption|bing)\b|\b(?:weekly )?(?:featured case|digests?|pushes)\b/;
const deeds =
  /设置|设定|操作|使用|[用弄搞办]|取消|关掉|关闭|停掉|停止|停|开通|打开|开启|暂停|恢复|[改换选]|修改|更改|调整|时间|主题|类别|种类|内容|回事|才|\b(?:works?|change|stop|cancel|end|pause|resume|set up|time|topics?)\b/;

/** "怎么订阅", "可以订阅吗", "how do I subscribe": what can be done, and nothing is changed. */
export const howIntent: Intent = {
  name: 'subscription-how',
  answer(request) {
    const text = request.question.typed;
    if (!asks.test(text) || !subject.test(text) || leftOver(text, asks, subject, deeds) !== '') return undefined;
    // "能不能帮我们订阅一下" asks for it to be done.
    if (/帮|给(?:我|群)|一下|\b(?:for us|for me|us up|me up)\b/.test(text) && !/怎|如何|咋|\bhow\b/.test(text))
      return undefined;
    return tell(request, lead(request), howTo(languageOf(request)));
  },
};

function lead(request: Request): string {
  const { timeZone, schedule, skipHolidays } = request.situation.settings;
  const language = languageOf(request);
  const usual = scheduleText(schedule, language);
  const zone = timeZoneText(timeZone, language);
  return language === 'zh'
    ? `每周精选是定时推一篇制度创新案例，推过的不重复${skipHolidays ? '，节假日顺延' : ''}。说“订阅每周精选”就开始，默认${usual}（${zone}）。`
    : `The featured case is one innovation case sent at a fixed time, none twice in a round${skipHolidays ? ', never on a public holiday' : ''}. Say "subscribe" to begin; it comes ${usual} (${zone}) unless you say otherwise.`;
}

/** What to say for each thing that can be done. */
function howTo(language: Language): Block {
  const lines =
    language === 'zh'
      ? [
          '换时间：“改成每周三上午十点”“每月1号”',
          '选内容：“只推金融类的”“只推海关能用的”，恢复不限说“全部都推”',
          '先停一停：“暂停两周”“暂停到12月1日”，再开始说“恢复推送”',
          '看设置：“我订了什么”“下次什么时候推”“往期”',
          '马上看一篇：“现在推一篇”；不要了：“退订”',
        ]
      : [
          'Another time: "change to every Wednesday 10am", "first of each month"',
          'Certain cases: "only push finance cases"; everything again: "all topics"',
          'A break: "pause for two weeks", "pause until Dec 1"; then "resume"',
          'What holds: "subscription status", "past issues"',
          'One right away: "push one now"; no more: "unsubscribe"',
        ];
  return {
    kind: 'section',
    aspect: 'overview',
    label: language === 'zh' ? '可以这样说' : 'Say',
    passages: lines.map((text) => ({ kind: 'point', text })),
  };
}
