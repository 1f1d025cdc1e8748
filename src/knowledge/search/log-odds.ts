/** Weights of a logistic regression, one a measure of the evidence. */
export type Weights<Measure extends string> = Readonly<Record<Measure | 'constant', number>>;

/** The log-odds that a logistic regression gives for the evidence; 0 is even. Measures without a weight are not looked at. */
export function logOdds<Measure extends string>(
  weights: Weights<Measure>,
  evidence: Readonly<Record<Measure, number>>,
): number {
  let sum = weights.constant;
  for (const name of Object.keys(weights) as (Measure | 'constant')[])
    if (name !== 'constant') sum += weights[name] * evidence[name];
  return sum;
}
