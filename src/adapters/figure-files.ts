import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A picture of a case's chart, as the operator put it into the folder. */
export type Figure = { name: string; type: 'image/png' | 'image/jpeg'; data: Buffer };

/** Pictures of charts: `052.png`, `052.jpg` or `052.jpeg` for case 52. */
export type FigureFiles = {
  has(number: number): boolean;
  read(number: number): Figure | undefined;
};

const kinds = [
  { ending: 'png', type: 'image/png' },
  { ending: 'jpg', type: 'image/jpeg' },
  { ending: 'jpeg', type: 'image/jpeg' },
] as const;

/** Looks pictures up by case number only, so that no name from outside reaches the file system. */
export function createFigureFiles(folder: string): FigureFiles {
  const find = (number: number) =>
    kinds
      .map(({ ending, type }) => ({ name: `${String(number).padStart(3, '0')}.${ending}`, type }))
      .find(({ name }) => Number.isInteger(number) && existsSync(join(folder, name)));
  return {
    has: (number) => find(number) !== undefined,
    read(number) {
      const found = find(number);
      return found && { ...found, data: readFileSync(join(folder, found.name)) };
    },
  };
}
