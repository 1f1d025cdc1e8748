import { z } from 'zod';
import { type Case, procedureSources } from '../../../knowledge/case.ts';
import type { Casebook } from '../../../knowledge/casebook.ts';
import { type Category, type Facet, facets, isBelow } from '../../../knowledge/taxonomy.ts';

/** What somebody looks for in the casebook; unknown values of an address are left out. */
export const criteriaSchema = z.object({
  q: z.string().trim().max(200).catch(''),
  audiences: z.string().max(100).catch(''),
  topics: z.string().max(100).catch(''),
  areas: z.string().max(100).catch(''),
  procedure: z.enum(['', ...procedureSources]).catch(''),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** A value that narrows the selection, and how many cases would be left. */
export type Choice = { category: Category; count: number; depth: number };
export type Selection = {
  cases: readonly Case[];
  /** Choices of each facet among the cases that all other criteria leave. */
  choices: Readonly<Record<Facet, readonly Choice[]>>;
  procedures: Readonly<Record<Case['procedureSource'], number>>;
};

const tags = {
  audiences: (entry: Case) => entry.audienceTags,
  topics: (entry: Case) => entry.topics,
  areas: (entry: Case) => entry.areas,
} as const;

/** The cases that fit, best first where words are searched for, else by number; counts for narrowing further. */
export function selectCases(casebook: Casebook, criteria: Criteria): Selection {
  const found = searched(casebook, criteria.q);
  const without = (left: keyof Criteria) => found.filter((entry) => fits(entry, { ...criteria, [left]: '' }));
  const choicesOf = (facet: Facet) => {
    const base = without(facet);
    return casebook.taxonomy.categories
      .filter((category) => category.facet === facet)
      .map((category) => ({ category, count: base.filter((entry) => has(entry, facet, category.id)).length }))
      .filter(({ count, category }) => count > 0 || category.id === criteria[facet])
      .map((choice) => ({ ...choice, depth: choice.category.id.split('/').length - 1 }));
  };
  const base = without('procedure');
  const procedures = Object.fromEntries(
    procedureSources.map((source) => [source, base.filter((entry) => entry.procedureSource === source).length]),
  ) as Selection['procedures'];
  return {
    cases: found.filter((entry) => fits(entry, criteria)),
    choices: { audiences: choicesOf('audiences'), topics: choicesOf('topics'), areas: choicesOf('areas') },
    procedures,
  };
}

function fits(entry: Case, criteria: Criteria): boolean {
  if (criteria.procedure && entry.procedureSource !== criteria.procedure) return false;
  return facets.every((facet) => !criteria[facet] || has(entry, facet, criteria[facet]));
}

function has(entry: Case, facet: Facet, id: string): boolean {
  return tags[facet](entry).some((tag) => tag === id || isBelow(tag, id));
}

/** A hit with less of the best one's score is noise for somebody who browses. */
const share = 0.35;

function searched(casebook: Casebook, words: string): readonly Case[] {
  if (!words) return casebook.cases;
  const exact = exactly(casebook, words);
  if (exact) return [exact];
  const { hits } = casebook.search.find(casebook.search.repair(words));
  const best = hits[0]?.score ?? 0;
  return hits.filter(({ score }) => score >= best * share).map((hit) => hit.case);
}

/** 52, 052 or the map code 11-16. */
function exactly(casebook: Casebook, words: string): Case | undefined {
  if (/^\d{1,3}$/.test(words)) return casebook.get(Number(words));
  const code = /^(\d{1,2})-(\d{1,3})$/.exec(words);
  return code ? casebook.byMapCode(Number(code[1]), Number(code[2])) : undefined;
}
