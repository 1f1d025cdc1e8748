import fc from 'fast-check';

/**
 * How many cases each property of test/fuzz is tried with, and where the generator starts. To search further, raise
 * `runs` or change `seed`; what is found becomes a plain test beside the code it concerns.
 */
export const runs = 300;
const seed = 20_260_301;

/** Tries a property; `share` is its part of the runs where one of its cases is costly. */
export async function holds<T>(property: fc.IRawProperty<T>, share = 1): Promise<void> {
  await fc.assert(property, { seed, numRuns: Math.max(1, Math.round(runs * share)) });
}
