import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCasebook } from '../../src/knowledge/load.ts';
import type { CasebookError } from '../../src/knowledge/problem.ts';
import { copyOfData, dataFolder } from '../support/data-folder.ts';

const wording = '唠唠{subject}，嗑到哪算哪';

describe('requests for lists', () => {
  it('skip notes, empty lines and repeats, in files of any line ending', () => {
    const data = copyOfData(99);
    data.write('list-requests.txt', `\uFEFF# a note\n\n${wording}\r\n ${wording} \n`);
    expect(loadCasebook(data.folder).listRequests).toEqual([wording]);
  });

  it('are reported with file and line where they have no slot', () => {
    const data = copyOfData(99);
    data.write('list-requests.txt', `${wording}\n# a note\n都发来\n{case}都发来\n`);
    try {
      loadCasebook(data.folder);
      expect.unreachable();
    } catch (error) {
      expect((error as CasebookError).problems).toEqual(
        [3, 4].map((line) => expect.objectContaining({ file: 'list-requests.txt', line })),
      );
    }
  });

  it('stand in the data folder once each', () => {
    const lines = readFileSync(join(dataFolder, 'list-requests.txt'), 'utf8').split('\n');
    const written = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(loadCasebook(dataFolder).listRequests).toEqual(written);
  });
});
