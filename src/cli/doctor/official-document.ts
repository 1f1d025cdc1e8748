import { DocumentError, parseOfficialDocument } from '../../knowledge/document/parse.ts';
import { ExpectedError } from '../command.ts';
import { readText } from '../read-text.ts';
import type { Check } from './check.ts';
import { broken, off, ok } from './finding.ts';

/** The operator's copy of the official document, from which 原文 is quoted. */
export const checkOfficialDocument: Check = ({ config: { officialDocument } }) => {
  if (officialDocument === undefined)
    return [
      off(
        { zh: '没有，所以答不了“原文”', en: 'none, so that 原文 cannot be shown' },
        { zh: '有的话放成 data/official.md', en: 'put a copy into data/official.md' },
      ),
    ];
  try {
    const { cases, bodyCount } = parseOfficialDocument(readText(officialDocument));
    return [
      ok({
        zh: `${officialDocument}：目录 ${cases.length} 项，有正文的 ${bodyCount} 项`,
        en: `${officialDocument}: ${cases.length} cases in the contents, ${bodyCount} with a text`,
      }),
    ];
  } catch (error) {
    if (!(error instanceof ExpectedError || error instanceof DocumentError)) throw error;
    return [
      broken(
        { zh: `${officialDocument} 读不出案例：${error.message}`, en: `${officialDocument}: ${error.message}` },
        { zh: '换一份文件，或者去掉 OFFICIAL_DOCUMENT', en: 'name another file, or take OFFICIAL_DOCUMENT away' },
      ),
    ];
  }
};
