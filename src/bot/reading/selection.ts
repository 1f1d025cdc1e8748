import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import type { Category, Facet } from '../../knowledge/taxonomy.ts';
import type { CategoryQuestion } from './category-question.ts';

/** Cases picked by categories, the sure matches apart from the wider ones. */
export type Selection = {
  categories: readonly Category[];
  /** Words that the cases were picked by besides. */
  words: readonly string[];
  direct: readonly Case[];
  /** Filed under a parent of what was asked, such as 口岸监管部门 for 海关. */
  wider: readonly Case[];
  /** Filed otherwise, and likely to be meant as well. */
  likely?: readonly Case[];
};

/** A question as far as it names categories. */
type Question = Omit<CategoryQuestion, 'residual'>;

/** The cases of a question: one facet narrows another; the members of a row, 原油和成品油, are joined. */
export function selectCases(casebook: Casebook, question: Question): Selection {
  const { categories, excluded, asExamples = false } = question;
  const left = new Set(excluded.flatMap((category) => filedUnder(casebook, category).direct));
  const select = (cases: CasesOf) => {
    const lists = asExamples
      ? categories.map((category) => cases(filedUnder(casebook, category)))
      : membersOf(question).map((member) => casesOfMember(casebook, { ...question, categories: member }, cases));
    return unite(lists).filter((entry) => !left.has(entry));
  };
  const direct = select((filed) => filed.direct);
  // What merely holds for a parent is no answer to who says more of himself, where something fits all of it.
  const isParticular = question.together.length > 0 || new Set(categories.map(({ facet }) => facet)).size > 1;
  const isEnough = asExamples || (isParticular && direct.length > 0);
  const wider = isEnough ? [] : select((filed) => [...filed.direct, ...filed.wider]);
  return { categories, words: [], direct, wider: wider.filter((entry) => !direct.includes(entry)) };
}

/** The cases of one category. */
type Filed = { facet: Facet; root: string; direct: readonly Case[]; wider: readonly Case[] };
type CasesOf = (filed: Filed) => readonly Case[];

function filedUnder(casebook: Casebook, category: Category): Filed {
  const { exact, narrower, wider } = casebook.byCategory(category);
  const [root = ''] = category.id.split('/');
  return { facet: category.facet, root, direct: [...exact, ...narrower], wider };
}

/**
 * What is named in each member of a row, with what a member leaves to its neighbours to say: in 济南的人才和科研 both are
 * of Jinan. A party and a subject side by side are either: 跨境电商和保税展销的商家.
 */
function membersOf({ categories, anyOf, partsOf, rows }: Question): Category[][] {
  if (!anyOf || !partsOf) return [[...categories]];
  const parts = new Map<number, Category[]>();
  for (const category of categories)
    for (const part of partsOf.get(category) ?? [0]) parts.set(part, [...(parts.get(part) ?? []), category]);
  const members = [...parts.values()];
  return members.map((member) => {
    const own = new Set(member.map(({ facet }) => facet));
    const isBeside = (other: Category) =>
      rows.some((row) => row.includes(other) && member.some((one) => row.includes(one)));
    const left = members.flatMap((other) =>
      other.some(({ facet }) => own.has(facet)) || !other.some(isBeside)
        ? other.filter(({ facet }) => !own.has(facet))
        : [],
    );
    return [...member, ...new Set(left)];
  });
}

/** The cases that are filed under a party, a subject and a place at once, as far as each was named. */
function casesOfMember(
  casebook: Casebook,
  { categories, together, anyOf, partsOf, allOf = false }: Question,
  cases: CasesOf,
): Case[] {
  const breaths = together
    .map((breath) => breath.filter((one) => categories.includes(one)))
    .filter(({ length }) => length > 1);
  const single = categories.filter((category) => !breaths.some((breath) => breath.includes(category)));
  const groups = new Map<Facet, { root: string; cases: readonly Case[] }[]>();
  const add = (facet: Facet, root: string, list: readonly Case[]) =>
    groups.set(facet, [...(groups.get(facet) ?? []), { root, cases: list }]);
  for (const filed of single.map((category) => filedUnder(casebook, category)))
    add(filed.facet, filed.root, cases(filed));
  for (const breath of breaths)
    add(
      'audiences',
      '',
      narrowest(
        breath.map((category) => filedUnder(casebook, category)),
        cases,
      ),
    );
  // Two places or two parties are rarely meant together; two subjects are, unless nothing is about both.
  const merged = [...groups].map(([facet, group]) => {
    const subjects = kindred(group);
    const both = intersect(subjects);
    if (facet !== 'topics' || both.length === 0 || (anyOf && !partsOf)) return unite(subjects);
    return both.length === 1 && !allOf && !anyOf ? fewest(subjects) : both;
  });
  return intersect(merged);
}

/** What fits all of several parties; where nothing does, wider matches included, what fits the rarest of them. */
function narrowest(lists: readonly Filed[], cases: CasesOf): readonly Case[] {
  const all = intersect(lists.map((list) => [...list.direct, ...list.wider]));
  if (all.length > 0) return intersect(lists.map((list) => [...cases(list)]));
  const [rarest] = [...lists].sort((a, b) => a.direct.length - b.direct.length);
  return rarest ? cases(rarest) : [];
}

/** Subjects of one tree stand for either: 原油成品油, 仲裁调解. */
function kindred(group: readonly { root: string; cases: readonly Case[] }[]): Case[][] {
  const byRoot = new Map<string, Case[][]>();
  for (const { root, cases } of group) byRoot.set(root, [...(byRoot.get(root) ?? []), [...cases]]);
  return [...byRoot.values()].map(unite);
}

/** Of subjects that only one case is about together, the most particular: 现场踏勘少跑 speaks of 踏勘. */
function fewest(lists: readonly Case[][]): Case[] {
  return [...lists].sort((a, b) => a.length - b.length)[0] ?? [];
}

function unite(lists: readonly (readonly Case[])[]): Case[] {
  return [...new Set(lists.flat())];
}

function intersect(lists: readonly Case[][]): Case[] {
  const [first = [], ...rest] = lists;
  return first.filter((entry) => rest.every((list) => list.includes(entry)));
}

/** Numbers of everything that is filed under any of these, wider matches included. */
export function numbersFiledUnder(casebook: Casebook, categories: readonly Category[]): number[] {
  return categories
    .flatMap((category) => Object.values(casebook.byCategory(category)).flat())
    .map(({ number }) => number);
}

/** "海关部门、原油" */
export function categoryNames(categories: readonly Category[], language: Language): string {
  return categories.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
}
