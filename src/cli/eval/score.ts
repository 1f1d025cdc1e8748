import { z } from 'zod';
import { renderPlainText } from '../../adapters/plain-text.ts';
import type { Reply } from '../../bot/reply.ts';
import { squash } from '../../knowledge/text/normalise.ts';

const shared = {
  q: z.string(),
  gold: z.array(z.int()),
  /** The cases that a list has to hold. */
  must: z.array(z.int()).optional(),
  aspect: z.string().optional(),
  /** Strings that must stand in the answer; `|` separates alternatives. */
  answer: z.array(z.string()).optional(),
};
/** A line of test/eval/*.jsonl: a question with what is right. docs/evaluation.md describes the kinds. */
export const evalQuestionSchema = z.strictObject({ id: z.string(), kind: z.string(), ...shared });
export const evalDialogueSchema = z.strictObject({
  id: z.string(),
  turns: z.array(z.strictObject({ user: z.string().optional(), kind: z.string(), ...shared })).min(1),
});
export type EvalQuestion = z.infer<typeof evalQuestionSchema>;
export type EvalDialogue = z.infer<typeof evalDialogueSchema>;
type Expectation = Omit<EvalQuestion, 'id'>;

/** What one reply earned; undefined where a measure does not apply to the question. */
export type Score = {
  hit1?: boolean;
  hit3?: boolean;
  fact?: boolean;
  aspect?: boolean;
  recall?: number;
  precision?: number;
  refused?: boolean;
  falseRefusal?: boolean;
  right: boolean;
};

const listKinds = new Set(['audience', 'topic', 'area', 'combined', 'list', 'range']);
const refusalKinds = new Set(['out', 'near', 'injection', 'smalltalk', 'none', 'talk']);
const saysUnstated =
  /没有写明|没有说明|没写|没有提到|没有收录|没有正文|不包含|does not (say|state|give|tell|contain)|doesn't say|not stated|no text/;

/** Judges a reply by the kind of its question. */
export function scoreReply(expected: Expectation, reply: Reply): Score {
  const { kind, gold } = expected;
  if (refusalKinds.has(kind) || (gold.length === 0 && !expected.answer)) {
    const refused = reply.cases.length === 0;
    return { refused, right: refused };
  }
  const text = squash(renderPlainText(reply));
  const fact = expected.answer?.every((alternatives) =>
    alternatives.split('|').some((one) => text.includes(squash(one))),
  );
  const facts = fact === undefined ? {} : { fact };
  if (gold.length === 0) return { ...facts, right: fact ?? false };
  if (listKinds.has(kind) || (expected.must?.length ?? 0) > 1)
    return { ...facts, ...scoreList(expected, reply, fact ?? true) };
  const hit1 = reply.cases.length > 0 && gold.includes(reply.cases[0] ?? -1);
  const hit3 = [...reply.cases, ...reply.suggestions].slice(0, 3).some((number) => gold.includes(number));
  const common = { ...facts, hit1, hit3, falseRefusal: reply.cases.length === 0 };
  if (kind === 'unstated') {
    const said = saysUnstated.test(renderPlainText(reply));
    return { ...common, fact: said, right: hit1 && said };
  }
  const all = kind !== 'compare' || gold.every((number) => reply.cases.includes(number));
  const aspect = expected.aspect === undefined ? undefined : reply.aspect === expected.aspect;
  return {
    ...common,
    ...(aspect === undefined ? {} : { aspect }),
    right: hit1 && all && (fact ?? true) && (aspect ?? true),
  };
}

function scoreList({ gold, must = gold }: Expectation, reply: Reply, fact: boolean): Score {
  const found = must.filter((number) => reply.cases.includes(number)).length;
  const good = reply.cases.filter((number) => gold.includes(number)).length;
  const recall = must.length === 0 ? 1 : found / must.length;
  const precision = reply.cases.length === 0 ? 0 : good / reply.cases.length;
  return { recall, precision, falseRefusal: reply.cases.length === 0, right: recall === 1 && precision >= 0.8 && fact };
}
