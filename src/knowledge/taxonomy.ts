import { z } from 'zod';
import type { Bilingual } from './language.ts';

type TreeSource = {
  [key: string]: { zh: string; en: string; also: string[]; children?: TreeSource | undefined };
};

const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a key is lower-case letters, digits and hyphens');
const names = {
  zh: z.string().min(1),
  en: z.string().min(1),
  also: z.array(z.string('must be text (quote it)').min(1)),
};
const treeSchema: z.ZodType<TreeSource> = z.lazy(() =>
  z.record(key, z.strictObject({ ...names, children: treeSchema.optional() })),
);

/** data/taxonomy.yaml: the three trees that cases are filed under. */
export const taxonomySchema = z.strictObject({ audiences: treeSchema, topics: treeSchema, areas: treeSchema });

export const facets = ['audiences', 'topics', 'areas'] as const;
/** What a case can be filed by. */
export type Facet = (typeof facets)[number];

/** A node of a tree: who, what about, or where. */
export type Category = {
  /** Path of keys from the root, `department/port/customs`. */
  id: string;
  facet: Facet;
  name: Bilingual;
  /** All names that people use, the shown ones included. */
  names: readonly string[];
  parent: Category | undefined;
  children: readonly Category[];
};

/** The three trees, by id. */
export type Taxonomy = {
  categories: readonly Category[];
  get(facet: Facet, id: string): Category | undefined;
};

/** Builds the trees; every category knows its parent and children. */
export function createTaxonomy(source: z.infer<typeof taxonomySchema>): Taxonomy {
  const byId = new Map<string, Category>();
  for (const facet of facets) grow(source[facet], facet, undefined);
  return {
    categories: [...byId.values()],
    get: (facet, id) => byId.get(`${facet}:${id}`),
  };

  function grow(tree: TreeSource, facet: Facet, parent: Category | undefined): Category[] {
    return Object.entries(tree).map(([part, { zh, en, also, children }]) => {
      const id = parent ? `${parent.id}/${part}` : part;
      const grown: Category[] = [];
      const category: Category = { id, facet, name: { zh, en }, names: [zh, en, ...also], parent, children: grown };
      byId.set(`${facet}:${id}`, category);
      if (children) grown.push(...grow(children, facet, category));
      return category;
    });
  }
}

/** Whether `id` lies below `ancestor` in its tree. */
export function isBelow(id: string, ancestor: string): boolean {
  return id.startsWith(`${ancestor}/`);
}

/** Roots of the audiences: they say nothing about one kind of enterprise, department or person. */
export const everybody: ReadonlySet<string> = new Set(['enterprise', 'department', 'institution', 'person', 'project']);

/** Parties that hold for nearly everybody: the roots, and enterprises of any kind. */
export function isRoot({ facet, id }: Category): boolean {
  return facet === 'audiences' && (everybody.has(id) || id === 'enterprise/any');
}
