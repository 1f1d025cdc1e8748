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

/** The cases of all categories together: one facet narrows another; within a facet `anyOf` joins. */
export function selectCases(
  casebook: Casebook,
  {
    categories,
    excluded,
    anyOf,
    together,
    partsOf,
    asExamples = false,
    allOf = false,
    rows = [],
  }: Omit<CategoryQuestion, 'residual' | 'rows'> & Partial<Pick<CategoryQuestion, 'rows'>>,
): Selection {
  const mixed = anyOf ? rows.filter((row) => new Set(row.map(({ facet }) => facet)).size > 1) : [];
  // 跨境电商和保税展销的商家: a party and a subject in one row stand for either.
  const groupOf = (category: Category) => {
    const row = mixed.findIndex((one) => one.includes(category));
    return row < 0 ? category.facet : `row ${row}`;
  };
  const filed = (category: Category) => {
    const { exact, narrower, wider } = casebook.byCategory(category);
    const [root = ''] = category.id.split('/');
    return { facet: category.facet, group: groupOf(category), root, direct: [...exact, ...narrower], wider };
  };
  const left = new Set(excluded.flatMap((category) => filed(category).direct));
  const single = categories.filter((category) => !together.some((breath) => breath.includes(category)));
  const inParts = (category: Category): Match[] => {
    const parts = partsOf?.get(category) ?? [undefined];
    return parts.map((part) => ({ ...filed(category), part }));
  };
  const perCategory = [...single.flatMap(inParts), ...together.map((breath) => narrowest(breath.map(filed)))];
  if (asExamples) {
    const direct = unite(categories.map((category) => filed(category).direct)).filter((entry) => !left.has(entry));
    return { categories, words: [], direct, wider: [] };
  }
  const joined = (cases: (list: (typeof perCategory)[number]) => readonly Case[]) =>
    combine(
      perCategory.map((list) => ({ ...list, cases: cases(list) })),
      { anyOf, allOf },
    ).filter((entry) => !left.has(entry));
  const direct = joined((list) => list.direct);
  const wider = joined((list) => [...list.direct, ...list.wider]).filter((entry) => !direct.includes(entry));
  return { categories, words: [], direct, wider };
}

type Match = {
  facet: Facet;
  /** What is in one group is weighed against each other; one group narrows another. */
  group: string;
  root: string;
  part?: number | undefined;
  direct: readonly Case[];
  wider: readonly Case[];
};

/** What fits all of several parties; where nothing does, what fits the rarest of them. */
function narrowest(lists: readonly Match[]): Match {
  const rarest = [...lists].sort((a, b) => a.direct.length - b.direct.length)[0];
  const inAll = (cases: (list: Match) => readonly Case[]) => intersect(lists.map((list) => [...cases(list)]));
  const direct = inAll((list) => list.direct);
  const all = inAll((list) => [...list.direct, ...list.wider]);
  const base = rarest ?? { facet: 'audiences', group: 'audiences', root: '', direct: [], wider: [] };
  if (all.length === 0) return base;
  return { ...base, direct, wider: all.filter((entry) => !direct.includes(entry)) };
}

/** The cases of one category. */
type Filed = { facet: Facet; group: string; root: string; part?: number | undefined; cases: readonly Case[] };

function combine(lists: readonly Filed[], { anyOf, allOf }: { anyOf: boolean; allOf: boolean }): Case[] {
  const groups = new Map<string, Filed[]>();
  for (const list of lists) groups.set(list.group, [...(groups.get(list.group) ?? []), list]);
  // Two places or two parties are rarely meant together; two subjects are, unless nothing is about both.
  const merged = [...groups].map(([name, group]) => {
    if (anyOf && name !== 'audiences' && name !== 'areas') return unite(byPart(group).map(ofOneBreath));
    const subjects = kindred(group);
    const both = intersect(subjects);
    if (anyOf || name !== 'topics' || both.length === 0) return unite(subjects);
    return both.length === 1 && !allOf ? fewest(subjects) : both;
  });
  return intersect(merged);
}

/** Subjects of a row, 污染治理、环保监管, by the part of it that they are named in. */
function byPart(group: readonly Filed[]): Filed[][] {
  const parts = new Map<number | Filed, Filed[]>();
  for (const one of group) parts.set(one.part ?? one, [...(parts.get(one.part ?? one) ?? []), one]);
  return [...parts.values()];
}

/** 环保监管: what is about all of it, where something is. */
function ofOneBreath(group: readonly Filed[]): Case[] {
  const subjects = kindred(group);
  const both = intersect(subjects);
  return both.length > 0 ? both : unite(subjects);
}

/** Subjects of one tree stand for either: 原油成品油, 仲裁调解. */
function kindred(group: readonly Filed[]): Case[][] {
  const byRoot = new Map<string, Case[][]>();
  for (const { root, cases } of group) byRoot.set(root, [...(byRoot.get(root) ?? []), [...cases]]);
  return [...byRoot.values()].map(unite);
}

/** Of subjects that only one case is about together, the most particular: 现场踏勘少跑 speaks of 踏勘. */
function fewest(lists: readonly Case[][]): Case[] {
  return [...lists].sort((a, b) => a.length - b.length)[0] ?? [];
}

function unite(lists: readonly Case[][]): Case[] {
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
