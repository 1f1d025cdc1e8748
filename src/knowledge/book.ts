import { z } from 'zod';

const name = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** data/casebook.yaml: what the book is called and how its numbers map to the national replication map. */
export const bookSchema = z.strictObject({
  name,
  map: name,
  series: z
    .array(z.strictObject({ code: z.int().positive(), first: z.int().positive(), last: z.int().positive() }))
    .min(1)
    .superRefine((series, context) => {
      series.forEach((entry, index) => {
        const expected = index === 0 ? 1 : (series[index - 1]?.last ?? 0) + 1;
        if (entry.first !== expected || entry.last < entry.first)
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `must start at case ${expected} and not end before it`,
          });
      });
    }),
});
export type Book = z.infer<typeof bookSchema>;
export type Series = Book['series'][number];

/** The map code of a case number, `11-16` for 52; undefined outside the book. */
export function mapCodeOf(book: Book, number: number): string | undefined {
  const series = book.series.find(({ first, last }) => number >= first && number <= last);
  return series && `${series.code}-${number - series.first + 1}`;
}

/** The case number of a map code; undefined when the series or the place in it does not exist. */
export function numberOfMapCode(book: Book, code: number, place: number): number | undefined {
  const series = book.series.find((entry) => entry.code === code);
  if (!series || place < 1 || place > series.last - series.first + 1) return undefined;
  return series.first + place - 1;
}

/** The highest case number of the book. */
export function lastNumber(book: Book): number {
  return book.series.at(-1)?.last ?? 0;
}
