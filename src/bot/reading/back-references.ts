import { subjectOf } from './subject.ts';

/** Words that point at what was spoken of. */
export const pronouns =
  /它们?|这一?(个|项|条)(案例)?|那一?(个|项|条)(案例)?|该案例|此案例|这案例|那案例|这种|那种|刚才(那个|说的)?|上面(那个|说的)?|前面(那个|说的)?|这事|那事|\b(it|its|this|that|this one|that one|this case|that case)\b/u;
const opening = /^(那么?|然后|还有|另外|and|so|then|what about|how about|also)(?=[\s\p{Script=Han}])/u;
/** What people begin a message with that adds nothing: 好吧, ok, hmm. */
const preamble =
  /^((好吧|好的|行吧|哈哈|嗯+|哦+|哎|那么?|然后|还有|另外|反过来|再?说回(到)?|回到|话说回来|(hmm+|ok|okay|well|right|great|alright|and|so|then|what about|how about|also)(?=[\s,]))[\s,，。.!！]*)+/u;

/** Whether a message points back instead of naming a subject. */
export function refersBack(text: string): boolean {
  return /它|这个|那个|这项|那项|\b(it|its|this case|that case|this one|that one)\b/.test(text) || opening.test(text);
}

/** Scraps that are left of a follow-up when its aspect is taken out: 咋样, 说下, 具体, 书上. */
const scraps =
  /^(一遍|一句话|一句|再给|再发|收尾|最后|条件|那段|这段|发来|至少|describ|anywher|anywhere|我要|这几条?|几条|标题|题目|名字|名称|叫|叫做|享受|参与|参加|受益|享用|take|now|long|get|need|usual|current|调|出来|再说|一样|差|差在|看到|能看到|详细点|展示|介绍下|对照|放一起|一块|并排|一条|一项|一个|哪条|翻到|翻|内容|下|适合|公司|企业|单位|我们|细说下|细说|细|详说|咋样|怎么样|如何|怎样|具体|详细|细|说下|说说|说一下|讲讲|讲啥|讲|是啥|是|啥|呢|书上|书里|原书|总有|翻翻|看看|看下|看一下|看一看|看|瞧瞧|三个|两个|几个|一起|还有|都|列|列下|发我看看|查|查下|查一下|找|找下|打开|点开|先看|先|再|再看|来|给我|发我|发|一下|谁|谁能|能用|适用|用|申请|办理|办|可以|符合|资格|条件|要求|怎么|what|is|detail|tell|open|show|see|look|one|case|exact|pleas|and|find|read)$/u;

/** The subject that a message has of its own besides pronouns, aspects and scraps. */
export function ownSubject(text: string): string[] {
  const plain = text.replace(new RegExp(pronouns.source, 'gu'), ' ').replace(preamble, ' ');
  return subjectOf(plain).filter((word) => !scraps.test(word) && !/^\p{Script=Han}$/u.test(word));
}
