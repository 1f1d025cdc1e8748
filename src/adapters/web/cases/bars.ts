import type { Metric } from '../../../knowledge/case.ts';

/** A figure before and after as shares of the larger one, from 0 to 1. */
export type Bars = { before: number; after: number };

/**
 * Lengths for two bars, where both values are plain numbers of the same unit (`6天`, `1天`; `about 3 days`, `1 day`);
 * undefined where comparing them by length would say something that the book does not.
 */
export function barsOf({ before, after }: Metric): Bars | undefined {
  const first = quantityOf(before);
  const second = quantityOf(after);
  if (!first || !second || first.unit !== second.unit) return undefined;
  const largest = Math.max(first.amount, second.amount);
  return largest > 0 ? { before: first.amount / largest, after: second.amount / largest } : undefined;
}

function quantityOf(text: string | undefined): { amount: number; unit: string } | undefined {
  const match = /^\D{0,12}?(\d+(?:[.,]\d+)?)\s*(\D*)$/u.exec(text ?? '');
  if (!match) return undefined;
  const unit = (match[2] ?? '')
    .replace(/(左右|以内|以上|内|多|余)$/u, '')
    .replace(/s$/, '')
    .trim();
  return { amount: Number(match[1]?.replace(',', '')), unit };
}
