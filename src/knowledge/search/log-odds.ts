/** Weights of a logistic regression, one a measure of the evidence. */
export type Weights<Measure extends string> = Readonly<Record<Measure | 'constant', number>>;

/** The log-odds that a logistic regression gives for the evidence; 0 is even. */
export function logOdds<Measure extends string>(
  weights: Weights<Measure>,
  evidence: Readonly<Record<Measure, number>>,
): number {
  const parts = Object.entries(evidence) as [Measure, number][];
  return parts.reduce((sum, [name, value]) => sum + weights[name] * value, weights.constant);
}
