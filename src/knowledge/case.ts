import { z } from 'zod';
import type { Bilingual } from './language.ts';

/** How much of a case's procedure the text version of the book holds. */
export const procedureSources = ['text', 'partial', 'figure', 'missing'] as const;
export type ProcedureSource = (typeof procedureSources)[number];

/** A figure that the book states: what it measures and its value, or its value before and after. */
export type Metric = {
  what: string;
  before?: string | undefined;
  after?: string | undefined;
  value?: string | undefined;
};

/** A line of a section: a numbered step, a bullet point or a plain paragraph. */
export type Passage = { kind: 'step' | 'point' | 'paragraph'; text: string };

/** Everything that a record says in one language. */
export type CaseText = {
  title: string;
  audiences: readonly string[];
  aliases: readonly string[];
  /** Ways people ask for the case: retrieval hints, never shown. */
  questions: readonly string[];
  metrics: readonly Metric[];
  summary: readonly Passage[];
  procedure: readonly Passage[];
  results: readonly Passage[];
};

/** The official wording of a case, from the operator's own copy of the book. */
export type OfficialText = { title: string; audience: string; procedure: string; results: string };

/** One numbered case of the book. */
export type Case = {
  number: number;
  /** Code in the national replication map, such as `11-16`. */
  mapCode: string;
  pages: { first: number; last: number };
  audienceTags: readonly string[];
  topics: readonly string[];
  areas: readonly string[];
  procedureSource: ProcedureSource;
  text: Bilingual<CaseText>;
};

const line = z.string('must be text (quote it)').trim().min(1, 'must not be empty');
const lines = z.array(line, 'must be a list');

const metricSchema = z
  .strictObject({ what: line, before: line.optional(), after: line.optional(), value: line.optional() })
  .refine((metric) => metric.before ?? metric.after ?? metric.value, 'needs before, after or value');

/** Front matter of data/cases/NNN.md; data/README.md describes each field. */
export const caseSchema = z
  .strictObject({
    number: z.int('must be a whole number').positive(),
    title: line,
    pages: z.tuple([z.int().positive(), z.int().positive()], 'must be [first, last]'),
    audiences: lines,
    audience_tags: lines,
    topics: lines,
    areas: lines,
    process: z.enum(procedureSources, `must be one of ${procedureSources.join(', ')}`),
    metrics: z.array(metricSchema),
    aliases: lines,
    questions: lines,
    en: z.strictObject({
      title: line,
      audiences: lines,
      aliases: lines,
      questions: lines,
      metrics: z.array(metricSchema),
    }),
    /** A record that `npm run import -- --draft` wrote and nobody has finished yet. */
    draft: z.boolean().optional(),
  })
  .superRefine((record, context) => {
    const report = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (record.pages[1] < record.pages[0]) report(['pages'], 'the last page comes before the first');
    if (record.metrics.length !== record.en.metrics.length)
      report(['en', 'metrics'], 'must be parallel to metrics: the same number of items in the same order');
    if (record.draft) return;
    if (record.questions.length < 15) report(['questions'], `needs at least 15, has ${record.questions.length}`);
    if (record.en.questions.length < 5)
      report(['en', 'questions'], `needs at least 5, has ${record.en.questions.length}`);
    if (record.audiences.length === 0 && record.process !== 'missing')
      report(['audiences'], 'must name at least one party');
    if (record.audiences.length !== record.en.audiences.length)
      report(['en', 'audiences'], 'must be parallel to audiences');
  });

/** A record's front matter after validation. */
export type CaseRecord = z.infer<typeof caseSchema>;
