import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Category, Facet, Taxonomy } from '../../knowledge/taxonomy.ts';
import type { CaseFilter } from './subscription.ts';

/** A filter that leaves everything open. */
export const anyCase: CaseFilter = { topics: [], audiences: [], areas: [] };

/** Whether a filter lets every case through. */
export function isAnyCase({ topics, audiences, areas }: CaseFilter): boolean {
  return topics.length + audiences.length + areas.length === 0;
}

/**
 * The cases that a filter lets through and that have something to tell, in the order of their numbers. Within a facet
 * one of its categories is enough, of each facet one is needed; what holds for a group of parties holds for each.
 */
export function fittingCases(casebook: Casebook, filter: CaseFilter): Case[] {
  const sides = (['topics', 'audiences', 'areas'] as const)
    .filter((facet) => filter[facet].length > 0)
    .map((facet) => new Set(filter[facet].flatMap((id) => casesUnder(casebook, facet, id))));
  return casebook.cases.filter(
    (entry) => entry.procedureSource !== 'missing' && sides.every((cases) => cases.has(entry)),
  );
}

/** A category that has moved within its tree since a chat chose it keeps the last part of its id. */
function movedTo({ categories }: Taxonomy, facet: Facet, id: string): Category | undefined {
  const name = id.split('/').at(-1);
  return categories.find((category) => category.facet === facet && category.id.split('/').at(-1) === name);
}

function casesUnder({ taxonomy, byCategory }: Casebook, facet: Facet, id: string): Case[] {
  const category = taxonomy.get(facet, id) ?? movedTo(taxonomy, facet, id);
  if (!category) return [];
  const { exact, narrower, wider } = byCategory(category);
  return [...exact, ...narrower, ...wider];
}
