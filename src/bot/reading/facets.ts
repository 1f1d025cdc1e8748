import type { Category, Facet } from '../../knowledge/taxonomy.ts';
import { type Mention, pickFacet } from './categories.ts';

/** What makes the name beside it a party: 给海关用的, 做外贸的, 汽车公司. */
const partyNamed = /(适用于|适合|给|面向|针对|服务于?|供|\bfor|\bfor the|\bapply to)\s*$/;
const partyBefore =
  /(给|对|^我|^我们|^俺|我是|我们是|俺是|我在|作为|身为|适合|适用于|面向|针对|服务|做|搞|干|开|从事|经营|(?<!都)是|\bfor|\bby|\bto|\bas an?|\bhelps?|\bam an?|\bare an?|\bwork in|\bfor the)\s*$/;
const partyAfter =
  /^\s*((这边|那边|这里|那里|口|系统|行业|这类|那类|这种|那种)?(的)?(人|同志|人员|工作人员|老板|企业|公司|部门|单位|机构|厂|商|户|从业者)|(这边|那边|们|也|都|就)?(能|可以?|适用|适合|享受|用|参考|借鉴|看|该)|(the )?side|companies|company|firms?|businesses|people|staff|officers|industry)/;
/** A name that says so itself: 药企, 保险公司. */
const partyName = /(企业?|公司|厂家?|(贸易|经销|零售|进口|出口|供应|运营)商|机构|部门|companies|firms)$/;
/** What makes it a subject: 关于海关, 金融方面, 海洋类. */
const subjectBefore = /(关于|有关|涉及|涉|跟|和|与|讲|提到|\babout|\bon|\bregarding|\binvolving|\bconcerning)\s*$/;
const subjectAfter =
  /^\s*(的)?(参与的|介入的|方面|领域|类|相关|有关|业务|这块|那块|这类|那类|一类|这方面|主题|题材|话题|问题|沾边|(的)?(案例|经验|做法|创新|改革)|related|topic|issues?|cases?)/;

/** The same said elsewhere in the message. */
const partyCue =
  /适用|适合|能用|可用|可以用|用得上|用得着|享受|针对|面向|服务于|参与|对象|我们?是|作为|身为|做.{0,6}的|企业|公司|部门|单位|机构|能(申请|办|参考|借鉴)|可以(申请|办|参考|借鉴)|\b(use|make use|for|apply|applies|applicable|suitable|relevant to|used? by|benefit|serve|i am|i'm|we are|we're|as an?|help)\b/;
const subjectCue =
  /类|方面|领域|这块|那块|有关|相关|关于|涉及|主题|行业|题材|\b(about|on|regarding|related to|concerning|involving|field of|topic)\b/;
const areaCue = /在|位于|片区|地区|\bin\b/;

const party: readonly Facet[] = ['audiences', 'topics', 'areas'];
const subject: readonly Facet[] = ['topics', 'audiences', 'areas'];

/** Between names of one kind: 学校、学生, banks and insurers. */
const joiner = /^\s*(、|\/|和|跟|与|及|或|以及|或者|,|，|and|or|&)?\s*$/;

/**
 * Decides which of the categories that share a name is meant: the words right beside it first, then a name that it
 * stands in a row with, then the rest of the message. Where a party is sure, a name that could be either is the
 * subject: "银行能用的海洋金融案例".
 */
export function meantCategories(mentions: readonly Mention[], text: string): [Mention, Category][] {
  const local = mentions.map((mention, i) => localPreference(mention, text, mentions[i - 1]?.end));
  const isParty = (i: number) =>
    local[i] === party || (mentions[i]?.categories.every(({ facet }) => facet === 'audiences') ?? false);
  const inRowWith = (i: number, other: number) => {
    const [first, second] = i < other ? [mentions[i], mentions[other]] : [mentions[other], mentions[i]];
    return first && second && joiner.test(text.slice(first.end, second.start));
  };
  /** The others of the row that a name stands in: 大学、科研院所、职校. */
  const rowOf = (i: number): number[] => {
    const row: number[] = [];
    for (let other = i; other > 0 && inRowWith(other, other - 1); other--) row.push(other - 1);
    for (let other = i; other + 1 < mentions.length && inRowWith(other, other + 1); other++) row.push(other + 1);
    return row;
  };
  const hasParty = mentions.some((_, i) => isParty(i));
  const preference = (i: number, mention: Mention): readonly Facet[] => {
    const own = local[i];
    if (own) return own;
    const row = rowOf(i);
    if (row.some(isParty)) return party;
    const said = row.map((other) => local[other]).find((one) => one !== undefined);
    if (said) return said;
    // 物流公司，也有仓库: one more side of the party.
    if (i > 0 && /也(有|做|是|搞|管)[^,，]{0,2}$/.test(text.slice(0, mention.start))) return local[i - 1] ?? party;
    // 发改委能用的，住建的也带上: beside one department the name of another is no subject.
    if (isDepartment(mention) && mentions.some((other, at) => other !== mention && isParty(at) && isDepartment(other)))
      return party;
    return hasParty ? subject : preferenceOf(mention, text);
  };
  return mentions.flatMap((mention, i): [Mention, Category][] => {
    const meant = pickFacet(mention, preference(i, mention));
    return meant ? [[mention, meant]] : [];
  });
}

function isDepartment({ categories }: Mention): boolean {
  return categories.some(({ id }) => id.startsWith('department/'));
}

/** What the words right beside a name say that it is. */
function localPreference(
  { name, categories, start, end }: Mention,
  text: string,
  previousEnd?: number,
): readonly Facet[] | undefined {
  // 高校跟科研院所: what joins two names says nothing about the second.
  const isJoined = previousEnd !== undefined && joiner.test(text.slice(previousEnd, start));
  const [before, after] = [isJoined ? '' : text.slice(0, start), text.slice(end)];
  if (categories.some(({ facet }) => facet === 'areas') && areaCue.test(text)) return ['areas', 'topics', 'audiences'];
  if (partyAfter.test(after) || partyNamed.test(before)) return party;
  if (subjectAfter.test(after) || subjectBefore.test(before)) return subject;
  return partyBefore.test(before) || partyName.test(name) ? party : undefined;
}

function preferenceOf({ start, end }: Mention, text: string): readonly Facet[] {
  const around = text.slice(0, start) + text.slice(end);
  // The name itself may say that it means a party: 码头企业, 海关部门.
  if (subjectCue.test(around) && !/适用|适合|能用|可用|我们?是|作为|\bappl/.test(around)) return subject;
  return partyCue.test(around) ? party : subject;
}
