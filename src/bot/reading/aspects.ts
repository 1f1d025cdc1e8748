import type { Aspect } from '../reply.ts';
import type { Question } from './question.ts';

/**
 * Words that ask for one part of a case. The first that fits decides, so the more particular come first.
 * `strong` words ask for the part by name; `weak` ones may be a part of the subject ("流程再造") as well.
 */
const patterns: readonly { aspect: Aspect; strong: RegExp; weak?: RegExp }[] = [
  {
    aspect: 'original',
    strong:
      /原文|原话|原句|官方(文本|表述|原文|文字)|书上(原话|怎么写|怎么说)|official (text|wording)|original (\w+ )?(text|wording)|verbatim|word for word/,
  },
  {
    aspect: 'page',
    strong:
      /第?几页|哪一?页|页码|页数|在.{0,4}页|多少页|which page|what page|page (number|no)|on (what|which) page|\bpages?\b|where (is|can i find) (it|this|that).{0,12}\bbook\b/,
  },
  {
    aspect: 'audience',
    strong:
      /(适用|适应|面向|针对|服务)(的)?(对象|人群|范围|主体)|适用于?(谁|哪|什么|啥)|适合(谁|哪|什么|啥)|(谁|哪些?人|什么人|啥人|哪些?企业|什么企业|哪类企业|啥企业|哪些?单位|什么单位|哪些?公司|什么公司|哪些?部门|什么部门)(都?(能|可以?|可|会|适合|适用|符合|享受|才能|有资格|用(?=[?？]|$)|用得上|用得着|来办|办))|(给|供|让)(谁|什么人|哪些(人|企业|公司|单位|部门)?|什么(企业|公司|单位|部门))(用|办|看|享受)|对象(是|有)?(谁|什么|哪)|(面向|针对|适合|适用)(的)?(是)?(哪类|哪些|哪种|什么|啥)|(啥样|什么样|怎样)的?(企业|公司|单位|人|项目)|谁(能|可以|可|适合|用)|我(们)?(能|可以)(用|办|申请|享受)(吗|不|么)|都?有?谁(都)?(能|可以|可|会|有资格)?(来)?(享受|参与|参加|申请|用得上|受益|符合|享用)|谁 ?can|who can|who (is|are) (it|this|that|they) for|who (can|could|may|is it|does it|qualif\w*|benefit|should)|whom|eligib|who(?:'s| is| are)? .{0,24}\b(?:for|meant for|aimed at)\b|who (?:exactly )?(?:is|are|was) (?:it|this|that|they|these) (?:for|meant|intended|aimed)|appl(y|ies|icable) to (whom|who|which)|(是|又是|都是|专门)?给(谁|什么人|什么(企业|项目|单位|部门)|哪(个|些|类|种)(部门|企业|单位|公司|人|项目))(的|用|办|看)?|面向(谁|的是谁)|管(哪些|什么|哪类|啥)(单位|企业|部门|公司|人)|(适合|适用|针对|面向)(谁|啥)|(啥样|什么样|怎样|哪种|哪类|哪一类)的?(企业|公司|单位|人|项目)(能|可以?|适合|适用|用|弄|办)|面向的?(人|主体|企业|单位)|(哪里|哪儿|哪些地方|什么地方)(适用|能用|可以用)|对象(都|各|分别)?(自)?(是|有)?(谁|什么|哪)|target (group|user|audience)|intended for|\baudience\b/,
    weak: /对象/,
  },
  {
    aspect: 'process',
    strong:
      /(办理|申请|申报|操作|具体|业务|审批|工作)?(流程|步骤|(?<!小)程序|手续)|(上|去|到|在)哪(儿|里)?(办|弄|交|申请|领)(?!理?(过|了))|从头到尾|怎么走(?!私)|怎么(个)?(走法|弄法|操作法|点进去|点)|一步一?步|(有|都有|分|要)?(哪|几|多少)(几|个)?步|怎么(办|贷|领|拿|交|申请|操作|弄|走|搞|报|申报|办理|做|用|弄|进行|实施|开展|参加|注册|登记|享受)|咋(办|弄|搞|申请|操作|整|用|做)|如何(办理?|申请|操作|申报|开展|实施|享受|使用|做)|怎样(办|申请|操作|做)|(分)?(几|哪几)步|[两二三四五六七八]步(是|有)?哪|分(成|为)?哪(几|两|二|三|四|五|六)(个|段|步|块)|整个过程|全过程(是|怎|说|讲)|(操作|办理|先后|什么|啥)(的)?顺序|有(哪些|几个)环节|(的|哪些)环节(是|怎|说|讲|都|[\s?？。]*$)|第一步|先.{0,6}(后|再)|how (do|does|can|to|would|should) |how is it done|\bflow ?charts?\b|how .{1,20} works?\b|procedure|process\b|steps?\b|workflow/,
  },
  {
    aspect: 'effect',
    strong:
      /(实际|取得|实施|改革)?(效果|成效|成果|效益)|有(什么|啥|哪些|何)(好处|作用|用|用处|意义|变化|优势|亮点)|好处|有(啥|什么|甚)好(?=[\s?？,，。啊呀呢]|$)|作用是|带来(了)?(什么|啥|哪些)|省(了|下)?多少|(结果|效果|成效)(怎么样|如何|咋样|呢)?|做得怎么样|what (are|were|is) (the |its )?(results?|effects?|benefits?|outcomes?|impact|achievements?)|\b(results?|effects?|benefits?|outcomes?|impact|achieve(d|ments?)?)\b/,
  },
  {
    aspect: 'overview',
    strong:
      /(是什么|是啥|啥意思|什么意思|讲(的)?(什么|啥)|介绍|简介|概要|概况|大意|什么内容|内容是|说说|讲讲)|what('?s| is| are)\b|overview|summary|summari[sz]e|tell me about|introduc/,
  },
];

/** The part of a case that a normalised message asks for; undefined when it names none. */
export function readAspect(message: string): Aspect | undefined {
  return patterns.find(({ strong }) => strong.test(message))?.aspect;
}

/** "货代公司能用不", "哪些口岸能用": whether, or which, parties may use what is spoken of. */
export function asksWhetherFor({ text }: Pick<Question, 'text'>): boolean {
  if (/案例|有没有|谁/.test(text)) return false;
  return (
    /^(?!我|咱|俺|哪|啥|什么)[^,，。]{1,7}(能不能|可不可以|可以|能)(用|办|申请|参加|享受|弄|报)(不|吗|么|没|嘛)[?？]?$/.test(
      text,
    ) || /^那?(哪些|哪几类|哪类|哪种|什么|啥)(?!人)[^,，。]{1,6}(才)?(能|可以)(用|办|申请|参加|享受)[?？]?$/.test(text)
  );
}

/** Everywhere that an aspect is asked for, the strong words of an aspect before its weak ones. */
const everywhere = patterns
  .flatMap(({ strong, weak }) => (weak ? [strong, weak] : [strong]))
  .map(({ source }) => new RegExp(source, 'gu'));

/** A message with its aspect words and polite wrapping cut away: what is left is the subject, if any. */
export function withoutAspects(message: string): string {
  return everywhere
    .reduce((rest, pattern) => rest.replace(pattern, ' '), message)
    .replace(/ +/g, ' ')
    .trim();
}
