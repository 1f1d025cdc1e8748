import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import { withoutAsides } from './asides.ts';
import type { Mention } from './categories.ts';
import { meantCategories } from './facets.ts';
import type { Question } from './question.ts';
import { subjectOf } from './subject.ts';

/** A question split into the categories it names and the words that are left. */
export type CategoryQuestion = {
  categories: readonly Category[];
  /** Named to be left out: 除了海关, not the customs side. */
  excluded: readonly Category[];
  residual: readonly string[];
  anyOf: boolean;
  /** Several properties at once are asked for: 又…又…, both. */
  allOf?: boolean;
  /** In which parts of a row (A、B和C) a category is named, where it is named in one: what is said in one breath is one subject. */
  partsOf?: ReadonlyMap<Category, readonly number[]>;
  /** Named in a row as examples of a kind, 打官司、仲裁、法院这类的: whatever is filed under any of them. */
  asExamples?: boolean;
  /** Categories named one right after the other with "and" or "or" between them: 跨境电商和保税展销, A、B、C. */
  rows: readonly (readonly Category[])[];
  /** Parties named in one breath, which are one party with several properties: 出口水产的企业, 小微外贸企业. */
  together: readonly (readonly Category[])[];
};

const excludes =
  /(除了|除去|除|不要|不是|不属于|不看|不含|不包括|排除|去掉|别要|剔除|非|不算|\bexcept|\bnot|\bwithout|\bexcluding|\bother than)( for| the| about| any)*\s*$/;
/** 不做进口, 交给海关的: named, but no party to the question. */
const notOwn = /(?<!是|要)不(做|搞|干)?\s*$|(交给|递给|报给)\s*$/;
const excluded = /^\s*(部门|企业|的)?(以外|之外|除外|先?(不要|别要|不看|不算|不用))/;

/** Words that only say "cases which …". */
const listWords = new RegExp(
  `^(${[
    '能办|能感受|感受|感受到|求列|干脆|最好|尽快|赶紧|麻烦|抓紧|顺便|应用|册子|集子|尽量|全列|越全|全越|越全越好|越多越好|保护|建设|发展|关系|联系|往来|哪条|归|管|下面|底下|旗下|都行|都可以|一遍|看一遍|想全|自己|专门|手底下|上光|这个层级|层级|这一级|一级|一份|其他|其它|各类|师傅|朋友|大家|别要|不含|只留|光看|除了|除去|不要|不是|之外|以外|除外|还有|这方面|那方面|里头|适合|能用|可用|适用于|有关|涉及|包括|包含|参考|借鉴|享受|参与|对口|沾边|挂钩|领域|类型|类|一类|这类|那类|那一类|方面|主题|行业|片区|地区|那边|这边|那块|这块|一块|板块|部门|单位|主体|企业|公司|厂子|机构|同志|政策|做法|模式|经验|创新点|创新|成果|改革|制度|措施|举措|内容|东西',
    '提供|方向|事儿|三个|两个|一起|一列|列列|列下|俺们|俺|掺和|进去|沾边|单子|拉个|清单|分别|出来|找出来|帮我|财务要用|要用|要全|全的|给我|全给|发我看看|里头|那种|这种|算|项|先给|给我|先|用得上|用得着|我司|我们公司|列出来|几条|哪几个|哪几|几个|普通|写明|写着|写了|书里|书中|这里|这块|家里|卖|合作|联手|联动|协作|层面|外面|买|刚|准备|应该|问题|难题|困难|打算|大的|较大|总共|一共|合计|共|同时|同|只|只看|只要|其中|属于|归|针对|面向|服务|提到|讲|写|说|用到|用|看|做|搞|弄|来|拿来|拿|业务|场景|全|全要|全发|全部|都|都要|都能|都有|统统|条|个|项|份|推荐|推送|发|发我|列|列一下|列出|罗列|整理|汇总|梳理|盘点|找|找找|搜|搜一下|查|查询|筛|筛选|给出|显示|上班|工作|干|是做|做的|开|家|办|有用|相应|对应|关联|属于|工作人员|人员|员工|老板|负责|负责人|学习|抄作业|试点|推广|复制|落地|发生|地方|当地|本地|你|你们|我|我们|咱|咱们|外|以及|还有|或|或者|另外',
    'incl|copi|borrow|learn|us|book|open|rather|themselv|entri|client|user|name|anywher|folk|gui|peopl|their|etc|except|exclud|side|other|meant|mean|intend|avail|available|relevant|relat|concern|involv|about|regard|suitabl|benefit|field|topic|area|sector|depart|author|compani|enterpris|firm|busi|polici|measur|practic|pilot|zone|shandong|ftz|free|trade|onli|help|serv|both|togeth|deal|cover|everyth|anyth|come|appli|applic|target|aim|design|mention|happen|took|place|see|pull|togeth|full|complet|innov|kind|sort|type|dedic|connect|wai|work|run|own|china|chines|dealt|with|look|sum|total|altogeth',
  ].join('|')})$`,
);

/** Several intents look at the same question. */
const known = new WeakMap<Question, CategoryQuestion>();

/** Finds the categories a question names and decides between facets that share a name. */
export function readCategoryQuestion(question: Question): CategoryQuestion {
  const read = known.get(question) ?? readAnew(question);
  known.set(question, read);
  return read;
}

function readAnew({ text, mentions, references }: Question): CategoryQuestion {
  const base = withoutAsides(references.rest || text, mentions);
  const asked = mentions.filter(({ start, end }) => base.slice(start, end).trim() !== '');
  const picked = new Map<string, Category>();
  const out = new Set<Category>();
  let rest = base;
  let leftOut = 0;
  const breaths: { categories: Category[]; end: number }[] = [];
  const partsOf = new Map<Category, number[]>();
  const rows: Category[][] = [];
  let rowEnd = 0;
  for (const [mention, category] of meantCategories(asked, base)) {
    const inRow = leftOut > 0 && /^(、|和|跟|及|或| or | and )?$/.test(base.slice(leftOut, mention.start));
    const before = base.slice(0, mention.start);
    // A whole kind of party to be left out (不要企业的) would take along what serves others too.
    const isPassedOver = notOwn.test(before) || (excludes.test(before) && isRoot(category));
    const isLeftOut = inRow || excludes.test(before) || excluded.test(base.slice(mention.end));
    if (isLeftOut && !isPassedOver) {
      out.add(category);
      leftOut = mention.end;
    } else if (!isPassedOver) {
      picked.set(`${category.facet}:${category.id}`, category);
      partsOf.set(category, [
        ...(partsOf.get(category) ?? []),
        base.slice(0, mention.start + 1).match(memberSeparators)?.length ?? 0,
      ]);
      if (category.facet === 'audiences') breathe(breaths, category, mention, base);
      if (category.facet !== 'areas') {
        if (joinsRow.test(base.slice(rowEnd, mention.start)) && rowEnd > 0) rows.at(-1)?.push(category);
        else rows.push([category]);
        rowEnd = mention.end;
      }
    }
    rest = `${rest.slice(0, mention.start)}${' '.repeat(mention.end - mention.start)}${rest.slice(mention.end)}`;
  }
  const named = [...picked.values()];
  const categories = withoutTrading(
    base,
    withoutEverybody(
      isEnumeration(base) || isJoined(asked, base) || /也算|都算/.test(base) ? named : withoutGeneral(named, base),
    ),
  );
  return {
    categories,
    excluded: [...out],
    residual: residualOf(rest).filter((word) => !isPartOfName(word, categories)),
    anyOf: readsAsUnion(base),
    allOf: atOnce.test(base),
    partsOf: /(都|也)(算|要)/.test(base) ? new Map() : partsOf,
    rows: rows.map((row) => row.filter((one) => categories.includes(one))).filter((row) => new Set(row).size > 1),
    asExamples: categories.length > 1 && /、|\//.test(base) && /(这|那)(一)?类|之类|什么的|这些|等等/.test(base),
    together: breaths
      // Whatever holds for a trade holds for its small companies.
      .map((breath) => breath.categories.filter((one) => categories.includes(one) && one.id !== 'enterprise/sme'))
      .filter(({ length }) => length > 1),
  };
}

/** 电子 after 电子执照, 优惠 after 关税优惠: a part of the category's own names says nothing more. */
function isPartOfName(word: string, categories: readonly Category[]): boolean {
  return categories.some(({ names }) => names.some((name) => name.includes(word)));
}

/** Adds a party to the one named right before it, or begins another. */
function breathe(
  breaths: { categories: Category[]; end: number }[],
  category: Category,
  mention: Mention,
  text: string,
) {
  const last = breaths.at(-1);
  // 海关海事 are two departments, 出口水产企业 one kind of enterprise.
  const isSame =
    last !== undefined &&
    (!category.id.startsWith('department') || category.id === 'department/approval') &&
    /^(的|类|型|业务)?$/.test(text.slice(last.end, mention.start));
  if (isSame) {
    last.categories.push(category);
    last.end = mention.end;
  } else breaths.push({ categories: [category], end: mention.end });
}

/** What may stand between two names of a row. */
const joinsRow =
  /^\s*(的|类的?|方面|企业|公司|部门|机构|单位|业务|这些|这类|项目|啊|呀)?\s*(、|\/|和|跟|与|及|以及|还有|或者?|&|\band\b|\bor\b|, (and|or)?)\s*(要|做|搞|办)?\s*$/;
/** What parts the members of a row: 外贸企业，想融资 is none. */
const memberSeparators =
  /、|\/|或者?|以及|还有|和|(?<!涉|普|触)及|(?<!参)与|跟(?=[^,，]{2,8}(的|类|方面))|(?<=\p{Script=Han})[呀啊啦](?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\p{Script=Han})|\b(or|and)\b/gu;

/** 海洋和渔业: both are meant, though one is a part of the other. */
function isJoined(mentions: readonly Mention[], text: string): boolean {
  return mentions.some(({ start }, i) => /^\s*[和与及跟]\s*$/.test(text.slice(mentions[i - 1]?.end ?? start, start)));
}

/** Names in a row, "A、B" or "A / B", stand for either of them. */
function isEnumeration(text: string): boolean {
  return /、|\/|或|以及|还有|\p{Script=Han}[呀啊]\p{Script=Han}+[呀啊]|\p{Script=Han} \p{Script=Han}|\bor\b/u.test(
    text,
  );
}

const atOnce = /同时|既|又|而且|并且|\bboth\b/;

function readsAsUnion(text: string): boolean {
  return (
    (isEnumeration(text) || /和|(?<!涉|普|触)及|(?<!参)与|也算|都算|\band\b/.test(text)) &&
    !/都(能|可以|适)|共同|一起(做|办|搞|干)|联合/.test(text) &&
    !atOnce.test(text)
  );
}

/** Words beside the categories that people do not wrap requests in: they name something. */
export function foreignWords(question: Question): string[] {
  return readCategoryQuestion(question).residual.filter((word) => !question.wording.isWrapping(word));
}

/** What is said besides categories and list words; a single character is a scrap of the segmenter's. */
export function residualOf(text: string): string[] {
  const plain = text.replace(/讲(的|到)?|提到|说到|涉及|关于/gu, ' ');
  const words = subjectOf(plain).filter((word) => !listWords.test(word));
  return joined(words, plain).filter((word) => !listWords.test(word) && !/^\p{Script=Han}$/u.test(word));
}

/** Single characters that stand side by side are a word that the segmenter does not know: 秒批, 刷脸. */
function joined(words: readonly string[], text: string): string[] {
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const isPart = last !== undefined && /^\p{Script=Han}$/u.test(last) && /^\p{Script=Han}$/u.test(word);
    if (isPart && text.includes(last + word)) result.splice(-1, 1, last + word);
    else result.push(word);
  }
  return result;
}

/** "企业" beside "码头企业" adds nothing: a parent is dropped where its child is named too, but not in 家电厂这类制造企业. */
function withoutGeneral(categories: readonly Category[], text: string): Category[] {
  const isKind = /(这|那)[类种些]/.test(text);
  return categories.filter(
    (category) =>
      (isKind || categories.filter((other) => other.id.startsWith(`${category.id}/`)).length !== 1) &&
      !categories.some(
        (other) => other !== category && other.facet === category.facet && isRoot(category) && !isRoot(other),
      ),
  );
}

/** "企业" beside a subject restricts nothing: nearly every case is for some enterprise. */
function withoutEverybody(categories: readonly Category[]): Category[] {
  const others = categories.filter(({ facet, id }) => !(facet === 'audiences' && id === 'enterprise'));
  return withoutOwnSubject(others.length > 0 ? others : categories);
}

/** "做原油进口和贸易的公司": who deals in something particular is no trader in general, unless listed beside one. */
function withoutTrading(text: string, categories: readonly Category[]): Category[] {
  const isTrading = ({ facet, id }: Category) =>
    facet === 'audiences' && /^enterprise\/trade(\/foreign(\/(importer|exporter))?)?$/.test(id);
  const hasGoods = categories.some(
    ({ facet, id }) => facet === 'audiences' && /^enterprise\/(commodity|food|marine)\b/.test(id),
  );
  return hasGoods && !/、|\//.test(text) ? categories.filter((category) => !isTrading(category)) : [...categories];
}

/** "造车的整车厂": what a party makes is no further condition. */
function withoutOwnSubject(categories: readonly Category[]): Category[] {
  const parties = categories.filter(({ facet }) => facet === 'audiences');
  return categories.filter(
    ({ facet, id }) =>
      facet !== 'topics' || !parties.some((party) => party.id.split('/').includes(id.split('/').at(-1) ?? id)),
  );
}
