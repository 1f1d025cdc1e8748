import fc from 'fast-check';

/**
 * How many cases each property of test/fuzz is tried with, and where the generator starts. To search further, raise
 * `runs` and `longestMs` or change `seed`; what is found becomes a plain test beside the code it concerns.
 */
const runs = 300;
const seed = 20_260_301;
/** After this the property is tried no further, so that a counterexample is made small within the time of a test. */
const longestMs = 20_000;

/** Tries a property; `share` is its part of the runs where one of its cases is costly. */
export async function holds<T>(property: fc.IRawProperty<T>, share = 1): Promise<void> {
  const numRuns = Math.max(1, Math.round(runs * share));
  await fc.assert(property, { seed, numRuns, interruptAfterTimeLimit: longestMs });
}
