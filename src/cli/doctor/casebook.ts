import { loadCasebook } from '../../knowledge/load.ts';
import { CasebookError, describeProblem } from '../../knowledge/problem.ts';
import type { Check } from './check.ts';
import { broken, type Finding, ok } from './finding.ts';

const shown = 10;

/** The records, checked as at every start. */
export const checkCasebook: Check = ({ config: { dataFolder } }) => {
  try {
    const { length } = loadCasebook(dataFolder).cases;
    return [ok({ zh: `${length} 项案例，格式都对`, en: `${length} cases, all well formed` })];
  } catch (error) {
    if (error instanceof CasebookError) return brokenData(error, dataFolder);
    throw error;
  }
};

/** The first problems of a data file, one finding each. */
export function brokenData({ problems }: CasebookError, folder: string): Finding[] {
  const lines = problems.slice(0, shown).map(describeProblem);
  const rest = problems.length - lines.length;
  const remedy = {
    zh: `改好 ${folder} 里的这个文件（格式见 data/README.md）`,
    en: `mend this file in ${folder} (see data/README.md)`,
  };
  return [
    ...lines.map((line) => broken({ zh: line, en: line }, remedy)),
    ...(rest > 0 ? [broken({ zh: `另外还有 ${rest} 处`, en: `and ${rest} more` })] : []),
  ];
}
