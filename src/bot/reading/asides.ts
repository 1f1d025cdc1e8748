import { type Category, isRoot } from '../../knowledge/taxonomy.ts';
import type { Mention } from './categories.ts';

/** What somebody wants it for is no part of what they want: 人社局要材料, 我写稿子要用. */
const purpose =
  /[,?？。][^,]{0,10}(要(个)?材料|要用|写稿|写材料|写报告|汇报|汇总|归拢|宣传|对接一下|转给|做个?表|参考一下)[^,]{0,4}(?=,|$)|[,?？。][^,的]{1,8}要$|[,?？。][^,]{1,10}((在|等着?)(催|等|问|要)|催我|等回复|等着看|问我|快?来了|要交|要看)[^,]{0,4}$|^[^,]{1,8}(明天|下午|今天|马上|急着)(要|等|催|来)[^,]{0,4}[,。]|[,，。?？](?<=(案例|哪些|哪几|列).*)[^,，的]{0,14}(的(朋友|同志|人))?(要|想(学习?|了解|看看?|找)[^,，]{0,8})$/gu;

/** What counts as well is no condition: 车企，造车搞研发的都算; 粮食的，进口的、国内的都要. */
const countsToo =
  /(?<=.{3})[\s,?？。、(（][^,?？。(（)）]{2,24}(都|也)(算|算上|要|问|问下|行|可以|包括)[)）]?(?=[\s\p{P}]|$)|不[光只](是|有)?[^,，]{1,8}|[,，](别的|其[他它])[^,，]{0,6}(不要|别要|不看|不用|不算)/gu;

/** 像我爸妈那样的普通老百姓: whom somebody is compared with. */
const likened = /像[^,，的]{1,8}(那样|这样|一样)的?/gu;

/** Who somebody is, added to a request that stands without it: 知识产权方面的案例列一下，我做律师的. */
const aside =
  /[,，。](?<=(案例|哪些|哪几|列).*)\s*(我|我们|咱们?)(是|做|搞|在).{1,12}$|^(我|我们|咱们?)[^,，的]{1,8}(想|要|打算)(看|找|了解|学)/u;

const blank = (said: string) => ' '.repeat(said.length);

/**
 * A normalised message with what is said beside the request blanked out, everything else in its place: who asks and what for
 * (医院管理层想学习学习，医疗机构用得上的都列出来), what counts as well, and whom somebody is compared with.
 */
export function withoutAsides(text: string, mentions: readonly Mention[]): string {
  const base = text.replace(purpose, blank).replace(countsToo, blank).replace(aside, blank).replace(likened, blank);
  return asideClauses(base, mentions).reduce(
    (kept, { start, end }) => kept.slice(0, start) + blank(kept.slice(start, end)) + kept.slice(end),
    base,
  );
}

/** A part of a message between marks, and the categories that it names. */
type Clause = { start: number; end: number; text: string; mentions: readonly Mention[] };

const asks =
  /案例|哪些|哪几|[那有]些|有没有|都有|列(出|一下|下|举|个|全|列|$)|都列|适用|能用|可用|用得?的?[上着]|能学|方面|相关|有关|沾边|\b(cases?|which|list|anything)\b/;
/** A clause that goes on with the request. */
const goesOn =
  /^(除了?|除去|不要|别要|不看|不含|不是|也|还有|另外|包括|比如|例如|像|只|光|尤其|特别|主要|专门|以外|其中|或|及|以及|要|跟|和|与|关于|有关|讲|涉及|最好是|except|but|and|or|not|such|like|only|especially|including)|[、/]|^(?!我|咱|俺).*(的|类|方面)$/;
/** What somebody adds who has asked already: 我们新厂房马上要开工了, 调度这边急用. */
const addsWhy =
  /^(我|咱|俺|领导|客户|老板|同事|单位|公司|[^,，]{0,6}[这那]边|区里|家里|下周|今天|明天|上午|下午|写|做个|给|想|用来|急|帮|麻烦|求|多谢|谢)|(了|呢|(要|急|培训|专题)用|开会|稿子?|报道|更新|汇编|汇报|材料)$|(局|处|科|委|办|中心|公司|单位)[^,，]{0,3}(要|想)|^(we|i|i'm|my|our|please|thanks|it)\b/;
/** What somebody says who is about to ask for others or for later: 专利代理师想给客户找材料. */
const leadsUp = /(想|来|让|帮)[^,，]{0,3}(给|替|帮)[^,，]{0,6}(找|整理|查|问)|找材料|来(问|咨询|了解)/;
/** What marks a clause without any category as beside the request, before it or after. */
const tellsWhy =
  /我|咱|俺|领导|客户|老板|同事|单位|老师|记者|想|要|写|做|问|学|帮|麻烦|谢|急|用|开会|材料|稿|报道|更新|资料|好奇|感兴趣|\b(i|we|my|our|please|thanks)\b/;
const party =
  /企业|公司|厂|商|机构|部门|单位|局|个人|居民|群众|老百姓|大学|学校|医院|companies|firms|bureau|department/;

/** The clauses beside the one that asks. Of several that ask, or where none names a category, every one counts. */
function asideClauses(text: string, mentions: readonly Mention[]): Clause[] {
  const clauses = clausesOf(text, mentions);
  const asking = clauses.filter((clause) => asks.test(clause.text) && namesCategory(clause));
  const [main, ...others] = asking;
  if (!main || others.length > 0) return [];
  return clauses.filter((clause) => {
    if (clause === main || goesOn.test(clause.text)) return false;
    if (!namesCategory(clause))
      return clause.mentions.length === 0 && !asks.test(clause.text) && tellsWhy.test(clause.text);
    if (clause.start > main.start) return addsWhy.test(clause.text);
    if (leadsUp.test(clause.text)) return true;
    // 我是高层次人才，个人能用哪几条: who somebody is says more than 个人.
    return (
      namesParty(main) && (main.mentions.some(({ categories }) => !categories.every(isRoot)) || !namesPerson(clause))
    );
  });
}

function namesCategory({ mentions }: Clause): boolean {
  return mentions.some(({ categories }) => categories.some(tellsApart));
}

function namesPerson({ mentions }: Clause): boolean {
  return mentions.some(({ categories }) => categories.some(({ id }) => id.startsWith('person/')));
}

/** Companies in general are nobody in particular; people are, beside companies. */
function tellsApart(category: Category): boolean {
  return !isRoot(category) || category.id === 'person';
}

function namesParty({ mentions, text }: Clause): boolean {
  return (
    party.test(text) &&
    mentions.some(({ categories }) => categories.some((one) => one.facet === 'audiences' && tellsApart(one)))
  );
}

function clausesOf(text: string, mentions: readonly Mention[]): Clause[] {
  return [...text.matchAll(/[^,，。?？!！;；]+/gu)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const said = match[0].trim();
    return said
      ? [{ start, end, text: said, mentions: mentions.filter((one) => one.start >= start && one.end <= end) }]
      : [];
  });
}
