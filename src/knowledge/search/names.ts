import type { Case } from '../case.ts';
import { normalise, squash } from '../text/normalise.ts';

/** Shorter names say too little. */
const shortest = 3;

/** Aliases and names in quotation marks that a record uses, squashed. */
export function namesOfCase({ text }: Case): string[] {
  const { title, summary, procedure, results, aliases } = text.zh;
  const sentences = [...summary, ...procedure, ...results].map((passage) => passage.text).join('\n');
  const quoted = normalise(`${title}\n${sentences}`).match(/"[^"]{2,14}"|《[^》]{3,30}》/g) ?? [];
  return [...aliases, ...text.en.aliases, ...quoted]
    .flatMap((name) => [name, ...name.split('+')])
    .map(squash)
    .filter((name) => name.length >= shortest);
}

/** Finds the cases whose coined names stand in a question; a name that several cases have counts for none. */
export function createNameFinder(cases: readonly Case[]): (question: string) => ReadonlySet<number> {
  const owners = new Map<string, Set<number>>();
  for (const [place, entry] of cases.entries())
    for (const name of namesOfCase(entry)) owners.set(name, (owners.get(name) ?? new Set()).add(place));
  const byBeginning = new Map<string, { name: string; place: number }[]>();
  for (const [name, [place = 0, ...others]] of owners) {
    if (others.length > 0) continue;
    const beginning = name.slice(0, shortest);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { name, place }]);
  }
  return (question) => {
    const plain = squash(question);
    const found = new Set<number>();
    for (let i = 0; i + shortest <= plain.length; i++)
      for (const { name, place } of byBeginning.get(plain.slice(i, i + shortest)) ?? [])
        if (plain.startsWith(name, i)) found.add(place);
    return found;
  };
}
