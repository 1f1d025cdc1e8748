import type { Case } from '../case.ts';
import { normalise, squash } from '../text/normalise.ts';

/** Aliases and names in quotation marks that a record uses, squashed; names of one or two characters say too little. */
export function namesOfCase({ text }: Case): string[] {
  const { title, summary, procedure, results, aliases } = text.zh;
  const sentences = [...summary, ...procedure, ...results].map((passage) => passage.text).join('\n');
  const quoted = normalise(`${title}\n${sentences}`).match(/"[^"]{2,14}"|《[^》]{3,30}》/g) ?? [];
  return [...aliases, ...text.en.aliases, ...quoted]
    .flatMap((name) => [name, ...name.split('+')])
    .map(squash)
    .filter((name) => name.length >= 3);
}

/** Finds the cases whose coined names stand in a question; a name that several cases have counts for none. */
export function createNameFinder(cases: readonly Case[]): (question: string) => ReadonlySet<number> {
  const owners = new Map<string, Set<number>>();
  for (const [place, entry] of cases.entries())
    for (const name of namesOfCase(entry)) owners.set(name, (owners.get(name) ?? new Set()).add(place));
  const own = [...owners].flatMap(([name, places]) =>
    places.size === 1 ? [...places].map((place) => ({ name, place })) : [],
  );
  return (question) => {
    const plain = squash(question);
    return new Set(own.filter(({ name }) => plain.includes(name)).map(({ place }) => place));
  };
}
