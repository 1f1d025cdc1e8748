import { z } from 'zod';
import type { Block, Reply } from '../../../bot/reply.ts';
import type { Language } from '../../../knowledge/language.ts';

/**
 * What a button carries: the key of the reply it stands on, and either the place of what it says in `sayings` or a
 * judgement. It names nothing else, so a forged value can do no more than a typed message can.
 */
export const clickValueSchema = z.union([
  z.strictObject({ v: z.literal(1), k: z.string().min(1).max(200), a: z.int().min(0).max(199) }),
  z.strictObject({ v: z.literal(1), k: z.string().min(1).max(200), useful: z.union([z.literal(0), z.literal(1)]) }),
]);
export type ClickValue = z.infer<typeof clickValueSchema>;

/** What can be said by clicking on a reply: its actions, then its rows in their order. */
export function sayings({ actions, blocks, language }: Pick<Reply, 'actions' | 'blocks' | 'language'>): string[] {
  return [...actions.map(({ say }) => say), ...rowNumbers(blocks).map((number) => sayCase(number, language))];
}

/** The place of a row among the sayings. */
export function rowPlace({ actions, blocks }: Pick<Reply, 'actions' | 'blocks'>, number: number): number {
  return actions.length + rowNumbers(blocks).indexOf(number);
}

function rowNumbers(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block) => (block.kind === 'rows' ? block.rows.map(({ number }) => number) : []));
}

function sayCase(number: number, language: Language): string {
  return language === 'zh' ? `${number}号案例` : `case ${number}`;
}
