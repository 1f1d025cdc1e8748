import { readAttribute } from './attributes.ts';
import { residualOf } from './category-question.ts';
import type { Question } from './question.ts';

/** Things of a case that are asked for in the plural: 哪些材料 is one case's, 哪些案例 is a list. */
const partsOfOne =
  '申?请?(材料|(鉴别|检测|检验|评估|审计)?报告|数字|成效|成绩|资料|证件|证明|手续|条件|要求|步骤|环节|流程|好处|作用|优势|亮点|效果|变化|部门|单位|企业|公司|工厂|厂家|机构|网站|银行|保险|国家|城市|地方|服务|功能|内容|指标|口子|品种|数据|平台|系统|技术|业务|事项|类型|种类|情形|费用|税种|人|东西|创新点|工作|问题|措施|方式|渠道|优惠|支持|补贴|岗位|职位|产品|行业|推荐|省份?|税|课程|专业|阶段|段|时期|层|档|模式|区域|区块|学校|医院|证|福利)';

const asksForPart = new RegExp(
  `(?<!随便|不管|不论|无论|任何)哪几个(阶段|环节|步骤|部门|口子|方面的?材料)|(?<!随便|不管|不论|无论|任何)(?<!用[在到]了?)(哪些|哪几种|哪几类|什么|啥|何)${partsOfOne}(?!都)|的?(材料|资料|证件|条件|要求|国家|城市|费用|税种|课程|报告|岗位|标准|品种|手续|优惠|补贴|规定)(都)?(有|是|包括)(哪些|哪几|什么|啥)`,
  'u',
);

/** So many things of one case: 那67种许可证都有哪几种. */
const asksForParts =
  /\d+\s*(个|项|条|种|类|家|所|台|款)(?!案例|里)[^,，。]{0,12}(都|分别|具体|各)?(是|有|叫)?(哪|啥|什么)/;

/** Words that can only mean several cases. */
const several = [
  '的(是|有)?哪些[?？\\s]*$|适用对象(是|为|有|含|包括|写(着|明)?).{1,12}的|是适用对象的|有几个(说|给|列|来)几个|案例(都)?(帮我)?(找|查|列)|有(几|多少)个?算(几|多少)|(帮我|帮忙)找(一下|下|找)?[\\s\\p{P}]*$',
  `哪些(?!${partsOfOne})`,
  '哪(几|些)(?=个|条|项)|几(条|项)(?![\\p{Script=Han}])|几(条|项)(?=案例|能|可|适|用|对|跟|和|是|讲|做|经验)',
  '哪几$|哪几(?=能|可|是|跟|和|对|号)|用[在到]了?哪些地方|哪些地方(用|有)',
  '(什么|啥|几个|多少个?)案例|(有|共|是)(几|多少)(个|项|条)[\\s\\p{P}]*$',
  '都(有|是)(哪|什么|啥|吗)|有(啥|什么)(?=[\\s\\p{P}]|$)',
  '(?<!班|系)列(出|一下|一列|列|下|举|个|给|表)|都列',
  '(?<![要派需用去来])几(个|条|项)(?=[\\s\\p{P}]|$)|都有谁(?!能|可|会)|的(有|是)几(个|条|项)|有那些|列全|(有关|相关|沾边|搭边)的还有|除了(它|这|那).{0,6}还有(谁|哪|啥|什么|吗)|有没有(给|适合|针对|面向).{1,10}的|有些(什么|啥|哪)|还有(些|哪些|别的|其他|其它)(?!要)|其[他它](几|的)?(条|个|项)|别的.{1,12}(没|吗|么)[\\s\\p{P}]*$|有(专门|针对).{0,10}(没|吗|么|的)[\\s\\p{P}]*$',
  '列多少|有几个算几个|给(我|咱|俺)(们)?来|来(一)?份|来几(个|条|项)|清单(?!式|制)|(拉|要|给|个|份|发)[^,，]{0,4}单子|单子(给|发)|(?<![黑白红])名单(?=给|发|$)',
  '所有|全部(?!办|下来|走完|完成|流程|费用|弄)|全要|全发|全给|都(给我|发|找|要(?![到来去交带签办填用等跑])|算|看看)|要全|全的',
  '几(个|项|条|种)(创新|做法|模式|经验|改革|举措)|分别(是|有)|(书|册子|集子|里面|里头|库)里?(一共|总共|都|总)?有(多少|几)(个|条|项)?[sp{P}]*$|尽量全|适用对象里?(有没有|有无|带不带|包不包括)(我|咱)|越(全|多)越好|[这那]几(个|项|条)(案例)?(都)?(是|有|叫)(啥|什么|哪)|(捞|拎|挑|筛)出来|捋一?(遍|下)|(再|多)(给|推荐|来|找|发)(我|我们)?[几两三]个|盘点|汇总|梳理|归类|整理(出|一下|个|下)',
  '(?<!哪个|那个|这个|哪一个|哪项)案例(?=[\\s\\p{P}]*$)|案例(有)?(吗|呢|没有|么)',
  '(用到|用上|能用|可用|用得上|参考|借鉴|享受到?|适合|适用)(的)?.{0,3}(哪|啥|什么)|(哪(?![了儿里])|啥|什么)(个|些|条)?.{0,4}(能用|可用|参考|借鉴|适合|适用|用得上|能看|可以看|可以用)',
  '有没有.{0,3}((?<!可)能|可以|适合|适用|对口|值得)|(跟|和|与)(我|我们|咱们?|俺)(们)?.{0,6}(相关|有关|挂钩|沾边|对口)|能(学|抄|沾|借鉴|照搬|看)(点|到|上)?(什么|啥|哪)|该看(点)?(什么|啥|哪)|有没有(讲|说|提到|涉及|关于|跟|和).{1,10}的[\\s\\p{P}]*$',
  '有.{0,6}(能用|可用|用得上|能沾|适用|适合|对口|能享受|可以用)(的|上)?|(能用|用得上|适用|适合|对口|借鉴|能沾(上)?(光)?)(的)?(吗|么|没有|没|不)?[\\s\\p{P}]*$',
  '给(我们|他们|咱们?|俺们?)用的(吗|没|么|有吗|有没有)?[\\s\\p{P}]*$|(看|适合|用)哪一?条(合适|好|对口)?[\\s\\p{P}]*$|(?<=.{2})的(都|全)?(给我|帮我)?(发|列|找)(我|给我)?(一?下|看看|瞅瞅)?[\\s\\p{P}]*$|(相关|有关|方面|这类)的?还有(谁|哪|啥|别的)|(相关|有关)的别的|(除了|除去)(它|这条|这个|这一条|这一个|刚才那个|那条).{0,20}还有|(有关系?|相关|沾边|挂钩|搭边)的(有没有|有吗|有不|有无)|(这些|这类|那类)[\\s\\p{P}]*$|哪几(条|个|项)|挑(下|一下|几|些|出)|有(我们?|咱们?|俺们?)的份|案例(都)?(发|给|推)|能(沾|用)上|(有|共|是|总共|一共)(多少|几)个?[\\s\\p{P}]*(都)?(叫|是|有)',
  "\\bwhat('s| is) there (for|on|about)\\b|\\bwhat do you have (on|for|about)\\b|\\bwhat (fits|suits|is there for|works for) (us|me|them)\\b",
  "\\bwhat('s| is)? (there )?in .{0,12}for \\w+|\\banything .{0,12}(aimed|for|relevant)",
  '案例(都)?有|对口的|(还有|别的|其他|其它|类似).{0,10}案例|提到.{1,8}的|那?几个案例',
  '\\b(which|what) (\\w+ )?(cases|entries|ones|innovations|examples|practices)\\b|\\bcases\\b|\\ball\\b|\\blist\\b|\\beverything\\b|\\banything\\b|\\bexamples\\b|which ones|\\bwhich of (these|them|those)\\b|\\bwhat (is|do you have|have you got|can)\\b.{0,20} (for|use)\\b|\\bany (\\w+ ){0,2}(cases|ones)\\b',
].join('|');
const asksForSeveral = new RegExp(several, 'u');

/** Words that ask for one or more cases, or say what kind. With nothing but categories said, any of them will do. */
const asksForCases =
  /哪|第几(条|号|个)|啥|什么|多少|几(个|项|条|篇)|列|清单|名单|目录|盘点|汇总|整理|梳理|所有|全部|全|都|有没有|有吗|有么|有不|适合|适用|能用|可用|用得上|用得着|对口|参考|借鉴|推荐|找|搜|案例|方面|领域|主题|一类|这类|那类|(那种|这种|这块|那块)(的)?[\s\p{P}]*$|类(的|$)|相关|有关|关于|涉及|做法|经验|看看|发我|的呢?$|\b(which|what|all|any|anything|everything|every|list|show|cases?|companies|firms|for|about|on|in|give|find|how many)\b/u;

const asksForAll =
  /^(请)?(列出|列一下|列|给我|看|看看|查看|显示|展示|我要看|发)?(全部|所有|完整|全)(的)?(案例)?(目录|清单|列表|名单|一览|案例)?(列表|清单|目录)?$|^(案例)?(目录|清单|列表|大全|一览)$|^有(哪些|什么|啥)案例$|^(都)?有(哪些|什么)(制度创新)?案例$|^(show|list|give)( me)? (all|every|the)( of)?( the)? ?cases$|^all( the)? cases$|^list( of)?( all)?( the)? cases$|^(what|which) cases are there$/;

/** How a message asks for cases: surely for several, perhaps, or not at all. */
export type ListRequest = 'several' | 'perhaps' | undefined;

export function readListRequest(question: Question): ListRequest {
  const { request: text, aspect } = question;
  const namesCases = /案例|\bcases\b/.test(text);
  const asksOnePart = ['process', 'page', 'original'].includes(aspect ?? '') && !namesCases;
  if ((asksForPart.test(text) || asksForParts.test(text)) && !namesCases) return undefined;
  if (
    (asksForSeveral.test(text) || asksForSeveral.test(question.text)) &&
    (!asksOnePart || /的(是|有)?哪些[?？\s]*$|[那哪]几(个|条|项)/.test(text))
  )
    return 'several';
  return asksForCases.test(text) && !isAboutOne(question) && (namesCases || !readAttribute(text))
    ? 'perhaps'
    : undefined;
}

/** A part of one case is asked for: "那个案例在哪一页", "9810 是什么". */
function isAboutOne({ aspect, request: text }: Question): boolean {
  if (
    /(几|多少)(个)?(小时|天|工作日|分钟|月|年|钱|元|万)|多久|去哪|到哪|在哪(?!些|个|几)|哪里|找谁|how (long|much)|where|是谁|谁(签|开|出|审|牵头|管|付|来|定)/.test(
      text,
    )
  )
    return true;
  return (
    aspect !== undefined || /(这|那)个案例|是哪(一)?(个|项|条|种|类|家)|那个[\s\p{P}]*$|它|\b(it|its)\b/u.test(text)
  );
}

/** Whether it is cases that are asked for, not just "all" of something. */
export function saysCases(text: string): boolean {
  return /案例|讲|提到|哪些|哪几|有几个|有多少个|(?<!班|系)列|相关|有关|方面|类|\b(cases?|ones|innovations|examples|practices|anything)\b/.test(
    text,
  );
}

/** "把全部案例都列出来", "目录": all of them, and nothing else is said. */
export function asksForWholeBook({ text, mentions, references, aspect }: Question): boolean {
  if (asksForAll.test(text.replace(/[\s\p{P}]+$/gu, ''))) return true;
  if (!/(全部|所有|全|每个|\ball\b|\bevery\b)/.test(text) || !/案例|\bcases?\b/.test(text)) return false;
  return mentions.length === 0 && references.found.length === 0 && !aspect && residualOf(text).length === 0;
}
