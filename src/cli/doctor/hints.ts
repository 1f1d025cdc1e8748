import { readHints } from '../../knowledge/hints/hint-file.ts';
import { CasebookError } from '../../knowledge/problem.ts';
import { brokenData } from './casebook.ts';
import type { Check } from './check.ts';
import { ok } from './finding.ts';
import { exposed } from './privacy.ts';

/** Ways of asking that were taught in the console. */
export const checkHints: Check = ({ config: { hintsFile, stateFolder } }) => {
  try {
    const { length } = readHints(hintsFile);
    const says =
      length === 0
        ? { zh: '还没有（在控制台教的会存在这里）', en: 'none yet; what is taught in the console comes here' }
        : {
            zh: `${length} 条，npm run import -- --apply-hints 可写进案例数据`,
            en: `${length}; npm run import -- --apply-hints folds them into the records`,
          };
    return [ok(says), ...exposed([hintsFile])];
  } catch (error) {
    if (error instanceof CasebookError) return brokenData(error, stateFolder);
    throw error;
  }
};
