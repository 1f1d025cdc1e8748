import type { Bilingual } from '../../knowledge/language.ts';
import { sayReply } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

type Talk = { pattern: RegExp; answer: Bilingual };

/**
 * Each pattern is the whole message, so a greeting before a question does not swallow the question. No repeated
 * alternative may be made of others (谢谢 beside 谢): there are endlessly many ways to read a long run of it.
 */
const talks: readonly Talk[] = [
  {
    pattern:
      /^(你好|您好|hi|hello|hey|嗨|哈喽|哈啰|在吗|在么|在不在|在不|早|早上好|上午好|中午好|下午好|晚上好|大家好|good (morning|afternoon|evening)|你好呀|hi there|hello there)+$/,
    answer: {
      zh: '您好，我在。想查哪个制度创新案例？说编号、部门、行业或者遇到的问题都行。',
      en: 'Hello! Ask me about a case by its number, a department, an industry or the problem you have.',
    },
  },
  {
    pattern:
      /^(太|great|okay|ok|perfect|cool|nice|alright|好|嗯|哦|行|没事|可以|收到|收工|明白|懂|知道|了解|清楚|这样|先|就|了|的|嘞|吧|啦|那| )*(谢|多谢|感谢|辛苦|thanks?|thank you|thx|many thanks|cheers)(谢|多|你|您|了|啦|哈|大佬|机器人|再见|拜拜| |a lot|so much|very|much|mate|great|perfect|helpful|bye)*$/,
    answer: { zh: '不客气，有需要随时问我。', en: 'You are welcome. Ask me any time.' },
  },
  {
    pattern:
      /^(下班了?|走了|先走了?|撤了?|我|好了?|行|那|ok| )*(再见|拜拜|拜|回见|bye|goodbye|see you|byebye|晚安|good night)$/,
    answer: { zh: '再见，有需要再叫我。', en: 'Goodbye. Call me when you need me.' },
  },
  {
    pattern:
      /^(好|行|嗯|哦|收到|收工|明白|懂|知道|了解|清楚|先|这样|就|ok|了|的|哈|啦|吧|那|嘞| )+$|^(好的?|好吧|好滴|ok|okay|嗯+|哦+|噢|收到|明白(了)?|知道了|懂了|了解(了)?|行|可以|没问题|got it|i see|understood|fine|great|good|nice|cool|不错|很好|太好了|perfect|厉害(了)?|牛|赞|真棒|棒|好用|真好用|well done|awesome|666+)$/,
    answer: { zh: '好的。还想看哪一项，直接说就行。', en: 'Good. Just tell me what to look up next.' },
  },
  {
    pattern:
      /^(你是谁|你是什么|你叫什么(名字)?|你是(机器人|真人|人工|ai|人)(吗|么)?|你是(真人|人)还是机器人|介绍一?下你自己|自我介绍|who are you|what are you|what'?s your name|are you (a )?(bot|robot|human|real)( person)?|谁(做|开发|写)的你)$/,
    answer: {
      zh: '我是案例通，一个只查《山东自贸试验区制度创新案例集》的机器人助手。发“帮助”看我能做什么。',
      en: 'I am 案例通, a bot that answers from the casebook of the Shandong Pilot Free Trade Zone only. Send "help" to see what I can do.',
    },
  },
  {
    pattern:
      /^(哈|呵|嘿|嘻|你|您|好|真|太|很|超|挺|可以|不错|方便|省事|好使|厉害|聪明|优秀|给力|牛|棒|强|赞|靠谱|专业|谢|感谢|啊|呀|哦|了|的|wow|cool|great|awesome|nice|lol|haha+|so|you|are|very|smart| )+$/,
    answer: { zh: '谢谢夸奖。想查哪一项，直接说编号或问题就行。', en: 'Thank you. Tell me what to look up next.' },
  },
  {
    pattern:
      /^.{0,14}(天气|气温|下雨|下雪|刮风|带伞).{0,8}$|^(今天|明天|后天|现在)*(是)?(几点|几号|星期几|周几|礼拜几)(钟|了|啊|呀|呢|来着)*$|^.{0,6}(吃啥|吃什么|午饭|点外卖|喝奶茶).{0,6}$|^(今天|明天|现在|最近|昨天)?.{0,6}(汇率|油价|金价|限号).{0,6}$|^(the )?weather\b.{0,30}$|^(what(s| s|'s| is) the (weather|time|date)|how( s|'s| is) the weather|will it rain).*$/,
    answer: { zh: '这个我查不到，我只管案例集里的事。', en: 'I cannot tell; I only know the casebook.' },
  },
  {
    pattern: /^(哈+|呵+|嘿+|嘻+|哈哈哈+|lol|haha+|测试(一下)?|test|testing|试试|试一下|ping)$/,
    answer: {
      zh: '在的。发一个案例编号或问题试试，比如“52号案例”。',
      en: 'I am here. Try a case number or a question, such as "case 52".',
    },
  },
  {
    pattern:
      /^(讲个笑话|说个笑话|给我讲个笑话|唱首歌|你吃(饭)?了吗|吃了吗|你几岁(了)?|你累(不累|吗)|我爱你|你真(笨|傻|蠢|聪明)|无聊|tell me a joke|how are you( doing)?( today)?|i love you|你(今天)?(还)?好吗|最近怎么样|最近好吗|你好笨|笨蛋|傻瓜|没用|垃圾)$/,
    answer: {
      zh: '闲聊我不太在行，查案例是我的本行。试试“哪些案例适用于海关部门”。',
      en: 'I am not much of a talker, but I know the casebook. Try "which cases apply to customs".',
    },
  },
];

/** Greetings, thanks and the like: a short natural answer that leaves the conversation alone. */
export const smallTalkIntent: Intent = {
  name: 'small-talk',
  answer({ question }) {
    const said = [question.typed, question.text].map(plainOf);
    const talk = talks.find(({ pattern }) => said.some((text) => pattern.test(text)));
    return talk && { reply: sayReply('smalltalk', question.language, talk.answer[question.language]) };
  },
};

/** A message without punctuation and closing particles. */
function plainOf(text: string): string {
  const plain = text
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return plain.replace(/[啊呀呢哦哈吧啦噢]+$/, '') || plain;
}
