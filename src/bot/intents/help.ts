import type { Language } from '../../knowledge/language.ts';
import { replyOf } from '../answers/reply.ts';
import type { Action, Block } from '../reply.ts';
import type { Intent } from './intent.ts';

const asksForHelp =
  /^(帮助|使用帮助|使用说明|说明|菜单|功能|怎么用|怎么使用|咋用|如何使用|用法|你?(能|会|可以)(干|做|帮我做|回答)?(什么|啥|哪些)?(问题|事情|事)?|你?(有|都有)(什么|哪些|啥)功能|你?怎么(用|玩|问)|怎么(提问|问你|查案例|查)|(能|可以)问(你)?(什么|啥|哪些)|help|menu|usage|commands?|\/help|how (do|can|should) i use (you|this|it)( bot)?|how does this( bot)? work|what can (you|i|this bot) (do|ask)( you)?( for me)?|how to use( this| you)?( bot)?)$/;

/** What the bot can do, with examples to try. */
export const helpIntent: Intent = {
  name: 'help',
  answer({ question, casebook, conversation }) {
    const aboutCase = conversation.focus !== undefined && /^(怎么|咋|如何)(使)?用$/.test(plainOf(question.text));
    if (aboutCase || ![question.typed, question.text].map(plainOf).some((text) => asksForHelp.test(text)))
      return undefined;
    return { reply: helpReply(question.language, casebook.cases.length) };
  },
};

function plainOf(text: string): string {
  return text
    .replace(/[?？!！。.~～,，\s]+$/g, '')
    .replace(/^(请问|那|嗯|hi|hello|你好|您好)[,，!！ ]*/, '')
    .replace(/[呢呀啊吗嘛]$/, '');
}

/** The examples are real questions that work as they stand. */
export const examples: Record<Language, readonly string[]> = {
  zh: [
    '52号案例',
    '哪些案例适用于海关部门',
    '留抵贷怎么办理',
    '原油卸货不用等化验的是哪个案例',
    '13和15有什么区别',
    '一共有多少案例',
  ],
  en: [
    'case 52',
    'which cases apply to customs',
    'how does the VAT credit loan work',
    'compare 13 and 15',
    'how many cases are there',
  ],
};

export function helpReply(language: Language, count: number) {
  const zh = language === 'zh';
  const blocks: Block[] = [
    {
      kind: 'lead',
      text: zh
        ? `我是案例通，能查山东自贸试验区 ${count} 项制度创新案例，每个回答都注明案例号和页码；书里没有的会直说。`
        : `I look things up in the ${count} innovation cases of the Shandong Pilot Free Trade Zone. Every answer names the case and the page; when the book has nothing, I say so.`,
    },
    {
      kind: 'section',
      aspect: 'overview',
      label: zh ? '可以这样问' : 'Try',
      passages: examples[language].map((text) => ({ kind: 'point', text })),
    },
    {
      kind: 'text',
      text: zh
        ? '看过一项后可以接着问“流程呢”“效果呢”“第二个”“下一页”“跟37号有什么区别”。'
        : 'After an answer you can go on with "and the results?", "the second one", "next page" or "compare with 37".',
    },
    {
      kind: 'text',
      text: zh
        ? '想定期收一篇精选案例，说“订阅每周精选”；时间和内容都能改，比如“每周三上午十点”“只推金融类的”。'
        : 'Say "subscribe" to get a featured case every week; time and topics can be changed: "every Wednesday 10am", "only push finance cases".',
    },
  ];
  const actions: Action[] = [
    ...examples[language].slice(0, 3).map((say) => ({ label: say, say })),
    zh ? { label: '订阅', say: '订阅每周精选' } : { label: 'Subscribe', say: 'subscribe' },
  ];
  return replyOf({ intent: 'help', language, blocks, actions });
}
