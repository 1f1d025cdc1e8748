import type { Bilingual } from '../../knowledge/language.ts';
import { ownSubject } from './back-references.ts';

/** A kind of fact that people ask for: how they ask, and how a sentence that states it looks. */
export type Attribute = {
  name: Bilingual;
  asks: RegExp;
  stated: RegExp;
  /** All of several are asked for. */
  isList?: boolean;
};

const never = /(?!)/;

/** The first that fits decides, so the more particular come first. */
export const attributes: readonly Attribute[] = [
  {
    name: { zh: '联系电话', en: 'a phone number or contact' },
    asks: /电话|联系方式|热线|手机号|微信号|怎么联系|怎么找(他们|它们?|你们)|联系谁|打给谁|邮箱|传真|phone|hotline|contact (details|number|info)|e-?mail address/,
    stated: /电话|热线|(?<![\d.])\d{7,}|@|phone|hotline/i,
  },
  {
    name: { zh: '负责人或联系人', en: 'the person in charge' },
    asks: /负责人|联系人|谁(在)?负责|找哪位|哪位领导|经办人|叫什么名字|姓什么|person in charge|contact person|who (runs|manages|is responsible|is in charge)|whom (do|should) (i|we) contact/,
    stated: never,
  },
  {
    name: { zh: '名称', en: 'the name' },
    asks: /(?<!不)叫(什么|啥|个啥)(名字?|名儿|名称)?|(叫|名)啥名|全名|全称|(名字|名称)(是|叫)?(什么|啥|哪)|what('s| is| was) (it|the \w+|its) (called|name)|what('s| is) the (full |exact )?name|called what/,
    stated: /[“《]|[A-Z]/,
  },
  {
    name: { zh: '其中每个数字或字母的含义', en: 'what each digit or letter stands for' },
    asks: /\d[\d+n]{2,}.{0,8}(指|代表|对应)(的?是)?(什么|啥|哪)|每个(数字|字母|数).{0,4}(指|代表|是)|digits?\b.{0,20}stand for/,
    stated: never,
  },
  {
    name: { zh: '完整的名单', en: 'the full list' },
    asks: /(?<!白|黑|红)名单(是|有|在|给|发|呢|上|里|$)|哪([\d两三四五六七八九十]+)(种|家|个|项|类|所|条)|分别(是|叫|为|指|有)?(哪|谁|什么|啥)|都有(哪些|什么|啥)名字|哪[一两二三四五六七八九十]\p{Script=Han}哪|(逐|一)个个?列|一一列|逐条|都有谁|剩下.{0,6}(是谁|是哪)|具体(都)?(是|有|包括)?哪(些|几)|都是(哪些|谁|啥)|(各|分别)(自)?(指|代表|是)(啥|什么|谁)|别的(都)?是哪|(到底|都|具体)?列了(哪|什么|啥)|which \w+ are on (it|the list)|full list|name (them )?all|list (them )?all/u,
    stated: /[、,，].*[、,，和]|, .* and /,
    isList: true,
  },
  {
    name: { zh: '面积', en: 'an area' },
    asks: /面积|多少(平方?|平米|㎡|亩|公顷)|几(平|亩|公顷)|square (met|feet|foot)|how many (hectares|acres)|floor (area|space)/,
    stated: /\d[\d.,]*\s*万?(平方|平米|㎡|亩|公顷)|面积.{0,12}\d|square|hectare|\bmu\b/i,
  },
  {
    name: { zh: '具体地址', en: 'an address' },
    asks: /地址|几楼|几号窗口|哪个窗口|哪条路|怎么坐车|address|which (floor|window|street)|where is .*(office|located|hall)/,
    stated: /地址|路\d+号|号楼|address|street/i,
  },
  {
    name: { zh: '利率', en: 'the interest rate' },
    asks: /利率|利息|年化|几厘|几个点|interest|\bapr\b/,
    stated:
      /(利率|年化|利息).{0,12}\d|\d.{0,6}%?.{0,6}(利率|年化|利息)|(interest|annuali[sz]ed).{0,40}\d|\d.{0,30}(interest|annuali[sz]ed)/i,
  },
  {
    name: { zh: '补贴或奖励的标准', en: 'the amount of any subsidy' },
    asks: /(补贴|补助|奖励|奖补|资助)(标准|金额|政策)?(是|给|有)?(多少|几)|(多少|几).{0,4}(补贴|补助|奖励)|有(没有)?(补贴|补助|奖励)|how much.{0,12}(subsid|grant|reward)|subsid(y|ies)/,
    stated: /(补贴|补助|奖励).{0,10}\d|\d.{0,8}(补贴|补助|奖励)|subsid.{0,30}\d/i,
  },
  {
    name: { zh: '额度', en: 'the amount or limit' },
    asks: /额度|限额|最(多|高)(能|可以?|给)?.{0,6}(贷|借|担保|补|赔|拿|提)|(贷|借)(到)?多少|多少万|上限|how much can|maximum|loan amount|\blimit\b|up to how much/,
    stated:
      /额度.{0,12}(\d|不得?超过)|不得?超过|上限.{0,8}\d|最高.{0,8}\d|(limit|maximum|must not exceed|may not exceed|ceiling).{0,40}/i,
  },
  {
    name: { zh: '节省的数额', en: 'how much is saved' },
    asks: /(省|节省|节约|降|减少?|少花|便宜)(了|下|掉)?(能|可以)?(大概)?(多少|几)|(多少|几).{0,6}(省|节省|节约)|能省|save[sd]?|saving|cheaper|cut (by|in)|reduc/,
    stated:
      /(省|节|降|减|缩|少).{0,16}\d|\d.{0,12}(省|节|降|减)|(sav|cut|reduc|lower|fall|less|down).{0,60}\d|\d.{0,60}(sav|cut|reduc|lower|less)/i,
  },
  {
    name: { zh: '押金或保证金的数额', en: 'the amount of any deposit' },
    asks: /(押|交|缴|要).{0,4}(多少)?(押金|保证金|担保金)|(押金|保证金|担保金)(是|要|交|收|得|要交)?(多少|几|百分之|比例)|deposit/,
    stated: /(押金|保证金|担保金).{0,10}\d|\d.{0,8}(押金|保证金|担保金)|deposit.{0,30}\d/i,
  },
  {
    name: { zh: '投资额', en: 'the amount invested' },
    asks: /总?投资(额)?(是|有|了)?(多少|几|呢)|投了多少(?!台|个|套|家)|how much .{0,20}invest|total investment/,
    stated: /投资.{0,10}\d|\d.{0,8}投资|invest.{0,30}\d/i,
  },
  {
    name: { zh: '规模', en: 'its size' },
    asks: /(总)?(规模|盘子|体量)(是|有)?(多大|多少|几)|总规模|多大规模|how (big|large)|total size/,
    stated: /(规模|总额|总量).{0,10}\d|\d.{0,10}(规模|总额)|(size|total).{0,20}\d/i,
  },
  {
    name: { zh: '文号', en: 'the document number' },
    asks: /文号|发文字号|标准(编)?号|(标准|批准|备案|文件|发文)编号|document number|standard number/,
    stated: /〔\d+〕|\[\d{4}\]|\b(GB|DB|T)\S*\s*\d{3,}/,
  },
  {
    name: { zh: '收费标准', en: 'what it costs' },
    asks: /多少钱|学费|收费|费用(是|要)?(多少|怎么|标准)?|要(不要)?(钱|花钱|交费|缴费|收钱)|手续费|费(怎么|咋|如何)(收|算|交|定)|费(由)?谁(出|付|掏|承担)|起拍价|几块钱|免费|花费|价格|how much (does|is|do|will|would)|\bfees?\b|\bcosts?\b|\bcharges?\b|\bprice\b|free of charge|pay for/,
    stated:
      /免费|零成本|不收|免收|无需.{0,6}(缴|交).{0,8}费|不用.{0,6}(缴|交).{0,8}费|收费|free of charge|no (fee|charge|cost)|zero[- ]cost|without (paying|any fee)|free (mailing|delivery|postage)/i,
  },
  {
    name: { zh: '截止的时间', en: 'the deadline' },
    asks: /(最晚|最迟|截止|截至|期限).{0,8}(什么时候|啥时候|何时|哪天|几号|几时|多久|到)|(什么时候|啥时候|何时|哪天|几号)(之?前|截止|到期)|deadline|by when|(at the )?latest/,
    stated: /(\d|次|当|下|内).{0,6}(日|天|月|年|周)|期限|最长|deadline|within|latest|by the/i,
  },
  {
    name: { zh: '开始或实施的时间', en: 'when it started' },
    asks: /(什么时候|啥时候|何时|哪一?年|哪天|哪个月|几月|几号|几几年)(开始|起|实施|推出|启动|上线|出台|成立|施行|落地|搞|做|有|试点|发布)?|(开始|实施|推出|启动|上线|出台|成立|落地)(的)?(时间|日期|年份)|when (did|was|were|is|does|will)|what (year|date)|since when|(start|launch) date/,
    stated: /(19|20)\d\d\s*年|\b(19|20)\d\d\b/,
  },
  {
    name: { zh: '法律或文件依据', en: 'the legal basis' },
    asks: /(法律|政策|文件|法规)?依据(是)?(什么|哪|啥)?|哪(个|部|条|份)(法|文件|规定|条例)|第几条|文号|根据(什么|哪|啥)|legal basis|which (law|regulation|article|document)|what (law|regulation|article)|under (what|which)/,
    stated: /《[^》]+》|〔\d+〕|notice|opinions?|measures|provisions|standards|规定/i,
  },
  {
    name: { zh: '有效期或期限', en: 'how long it stays valid' },
    asks: /有效期|到期|过期|几年内有效|valid(ity)?|expir/,
    stated: /有效期|期限|到期|延期|valid|expir|extend/i,
  },
  {
    name: { zh: '所需材料', en: 'the documents needed' },
    asks: /(什么|哪些|啥|几样|多少|哪张|哪几张)(申请)?(材料|资料|证件|手续|文件|表格?|图纸)|材料(清单|要求)|要?带(什么|啥|哪些)|准备(什么|啥|哪些)|交(什么|啥|哪些)(材料|资料|东西)|(what|which) (documents?|papers?|paperwork|materials?|forms?)|paperwork|need to (bring|submit|prepare)/,
    stated:
      /材料|资料|申请表|承诺书|证明|合同|协议|提单|核准表|保单|保函|执照|申请|documents?|papers?|forms?|materials?|commitment|contract|agreement/i,
  },
  {
    name: { zh: '办理时长', en: 'how long it takes' },
    asks: /多久|多长时间|(几|多少)(个)?(年|天|小时|分钟|工作日|月|周|星期|秒)|时限|时长|要等多|耗时|用时|多快|how long|how many (working )?(days|hours|minutes|weeks|months|seconds)|how (fast|quick|soon)|turnaround|processing time/,
    stated:
      /(\d|半|几|两|一)\s*余?\s*个?多?\s*(工作日|天|日|小时|分钟|个?月|年|周|秒)|秒|当天|当日|即时|一小时|次日|随到随|\bdays?\b|\bhours?\b|\bminutes?\b|\bmonths?\b|\bweeks?\b|\bseconds?\b|same day|instant|immediate|at once/i,
  },
  {
    name: { zh: '网址', en: 'a web address' },
    asks: /网址|链接|域名|\burl\b|\blink\b|web address/,
    stated: /www\.|https?:|\.(com|cn|net|gov|org)\b/i,
  },
  {
    name: { zh: '网址或入口', en: 'a website or the way in' },
    asks: /网站|登录哪|从哪(里|儿)?(进|登录|登陆|点)|入口在哪|在哪个(网|平台|系统|app|小程序)|哪个(网站|平台|系统|app|小程序|公众号)|website|which (site|platform|app|system)/,
    stated:
      /www\.|https?:|网站|官网|平台|小程序|公众号|系统|服务号|电子税务局|单一窗口|website|platform|mini[- ]?program|app|system|portal/i,
  },
  {
    name: { zh: '办理或负责的部门', en: 'which authority handles it' },
    asks: /(在|去|到)哪(里|儿)?(办|申请|申报|弄|交|提交|报名)|(找|去|到|向|归|由)?哪(个|些|家)?(部门|单位|机构|局|科室)(申请|办|管|批|审|受理|负责|交|提)?|谁(来)?(审批|批|受理|主管|拍板|说了算|做主)|which (department|agency|authority|bureau|office)|where (do|can|should) (we|i|you|one) (apply|submit|go|file|register)|who (approves|handles|accepts)/,
    stated:
      /局|部门|海关|委员?会|银行|中心|机构|管委会|法院|政府|bureau|department|customs|authorit|commission|committee|centre|center|bank|court/i,
  },
  {
    name: { zh: '是哪家银行', en: 'which bank it is' },
    asks: /哪(几|一|些)?(家|个)?银行|which banks?\b/,
    stated:
      /(中国|工商|农业|建设|交通|招商|中信|浦发|民生|兴业|光大|平安|华夏|广发|恒丰|浙商|渤海|邮储|储蓄|进出口|开发|齐鲁|齐商|青岛|威海|烟台|日照|潍坊|济宁|农商|村镇|汇丰|渣打)银行|bank of [a-z]|(qilu|qingdao|construction|merchants|agricultural|commercial) bank/i,
  },
  {
    name: { zh: '是哪家保险公司', en: 'which insurer it is' },
    asks: /哪(几|一|些)?(家|个)?(商业)?(保险公司|保险机构|保险|险企)|which (insurers?|insurance compan(y|ies))/,
    stated:
      /(人保|国寿|人寿|平安|太平洋|太保|太平|泰康|阳光|大地|中华联合|永安|泰山)(财险|财产|人寿|保险|产险)|picc|ping an/i,
  },
  {
    name: { zh: '是哪家医院', en: 'which hospital it is' },
    asks: /哪(几|一|些)?(家|个|所)?(公立|定点)?医院|which hospitals?\b/,
    stated:
      /(省|市|县|区|大学|学院|齐鲁|附属|中心|人民|妇幼|中医)医院|第[一二三四五六七八九]医院|医院[东西南北]?院区|\w+ hospital/i,
  },
  {
    name: { zh: '具体的场所', en: 'the exact place' },
    asks: /哪(一|几)?(个|家|座|栋|处|条|层)(商场|商厦|大厦|写字楼|楼|酒店|市场|小区|广场|街|路)|which (mall|building|hotel|street|floor)/,
    stated: /商场|商厦|大厦|酒店|广场|mall|building|hotel/i,
  },
  {
    name: { zh: '企业的名称', en: 'the name of the company' },
    asks: /哪(几|一|些)?家.{0,6}(公司|企业|厂)|哪(个|几个).{0,5}(品牌|牌子)|which (compan(y|ies)|firms?|brands?)\b/,
    stated: /有限公司|股份|(?<!企业|大型|各|的|在|和|为)集团(?!内|财务|企业|成员|各|总部)|\b(Group|Co\.|Ltd)\b/,
  },
  {
    name: { zh: '是哪家机构', en: 'which institution it is' },
    asks: /(是|由|在|跟|和|找)?哪(家|几家|个|所)(银行|保险|保险公司|公司|企业|机构|法院|学校|医院|平台)|which (bank|insurer|company|court|hospital|school)/,
    stated: /银行|保险|公司|集团|机构|法院|学院|大学|医院|平台|bank|insur|company|group|court|hospital|university/i,
  },
  {
    name: { zh: '涉及的人数', en: 'how many people' },
    asks: /多少(人|名|位|个人)|几(个人|名|位)|人数|编制|how many (people|persons|staff|employees|officers|students|members)|headcount|number of (people|staff|employees)/,
    stated:
      /\d+\s*余?(多)?\s*(人|名|位|人次)|\d+\s+(\w+\s+){0,2}(people|persons|staff|officers|students|individuals|graduates|visits|professionals|talents)/i,
  },
  {
    name: { zh: '涉及的企业数量', en: 'how many enterprises' },
    asks: /多少(家|户)|几(家|户)|how many (companies|enterprises|firms|businesses|institutions|banks|organi[sz]ations)/,
    stated:
      /\d+\s*余?(多)?\s*(家|户|所|个)|\d+\s+(\w+\s+){0,2}(companies|enterprises|firms|institutions|universities|schools|centres|centers|organi[sz]ations)/i,
  },
  {
    name: { zh: '具体数字', en: 'a figure' },
    asks: /多少|百分之几|几成|几(个|项|种|条|份|套|次|倍|吨|箱|台|栋|幢|座|所|艘|辆|批|笔|件|门|类|方|步)|比例|占比|how (many|much)|percent|percentage|what share|number of/,
    stated: /\d|百分之|一半|倍|half|double|twice/i,
  },
];

/** What kind of fact a normalised question asks for, if one that can be told by its form. */
export function readAttribute(question: string): Attribute | undefined {
  return attributes.find(({ asks }) => asks.test(question));
}

/** Nothing is said but the kind of fact that is asked for: "能省几个人几天", "how long does it take now". */
export function isGeneric(text: string, attribute: Attribute): boolean {
  return besides(text, attribute, /几(个|条|项)?(人|天|次|步|页|小时|块钱)?/gu).length === 0;
}

/** What a question speaks of besides the kind of fact that it asks for, and besides words of measuring. */
export function besides(text: string, { asks }: Attribute, measuring = measures): string[] {
  return ownSubject(text.replace(new RegExp(asks.source, 'gu'), ' ').replace(measuring, ' '));
}

const measures =
  /(数量|标准|名额|名字|原来|原先|以前|之前|过去|从前|后来|现在|如今|目前|人均|平均|每年|每月|每天|每次|每人|每家|每条|每艘|每吨|每单|每票|每|一共|总共|大概|大约|一般|通常|最多|最少|最快|最高|最低|至少|至多|联系|下来|出来|到手|能|要|等|需|花|省|少|多|快|慢|降|增|减|涨|赚|短|长)|几(个|条|项)?(人|天|次|步|页|小时|块钱)?/gu;
