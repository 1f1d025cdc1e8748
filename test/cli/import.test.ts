import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/data-folder.ts';
import { smallDocument } from '../support/official-document.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** Writes a document of its own for one test. */
function documentWith(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'book.md');
  writeFileSync(path, content);
  return path;
}

/** The command failed with a sentence for people and nothing else. */
function expectRefusal({ code, stdout, stderr }: CliResult, expected: { code: 1 | 2; says: RegExp }): void {
  expect(stderr).toMatch(expected.says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('Unexpected error');
  expect(stdout).toBe('');
  expect(code).toBe(expected.code);
}

describe('npm run import', () => {
  it('prints what it found, every anomaly with case and line, and the differences, and ends with 0', () => {
    const { code, stdout, stderr } = runCli('import', [documentWith(smallDocument)]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/contents lines: 18\n\s*bodies: 17\n\s*without a body: 6\n/);
    const lines = smallDocument.split('\n');
    expect(stdout).toMatch(new RegExp(`case 7, line ${lines.indexOf('### 一、适应对象') + 1}: 适应对象`));
    expect(stdout).toMatch(/changed titles \(18\)/);
    expect(stdout).toMatch(/case 1: document "社区“漂流书箱”共享阅读"/);
    expect(stdout).toMatch(/records that the document lacks \(126\)/);
    expect(stdout).toMatch(/case 1: .*\b36\b.*\b1208\b/);
  });

  it('reads the document from standard input where it is called -', () => {
    const { code, stdout } = runCli('import', ['-'], smallDocument);
    expect(stdout).toContain('bodies: 17');
    expect(code).toBe(0);
  });

  it('refuses to run without a document and shows the usage', () => {
    expectRefusal(runCli('import', []), { code: 2, says: /document[\s\S]*Usage:/ });
  });

  it('refuses two documents and shows the usage', () => {
    expectRefusal(runCli('import', ['a.md', 'b.md']), { code: 2, says: /one document[\s\S]*Usage:/ });
  });

  it('refuses an option that it does not know and shows the usage', () => {
    expectRefusal(runCli('import', ['--drafts', 'a.md']), { code: 2, says: /--drafts[\s\S]*Usage:/ });
  });

  it('refuses a file that does not exist and names it', () => {
    const path = join(temporaryFolder(), 'nowhere.md');
    const result = runCli('import', [path]);
    expectRefusal(result, { code: 1, says: /no such file/ });
    expect(result.stderr).toContain(path);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', () => {
    const path = documentWith(smallDocument);
    chmodSync(path, 0o000);
    expectRefusal(runCli('import', [path]), { code: 1, says: /not permitted/ });
  });

  it('refuses a folder', () => {
    const path = join(temporaryFolder(), 'book.md');
    mkdirSync(path);
    expectRefusal(runCli('import', [path]), { code: 1, says: /it is a folder/ });
  });

  it.each(['', '\n \n'])('refuses an empty file: %j', (content) => {
    expectRefusal(runCli('import', [documentWith(content)]), { code: 1, says: /empty/ });
  });

  it('refuses a document without a table of contents', () => {
    const path = documentWith('# 茶亭的故事\n\n从前有座茶亭。\n');
    expectRefusal(runCli('import', [path]), { code: 1, says: /no table of contents/ });
  });

  it('refuses a file that is not UTF-8', () => {
    // 茶亭 in GBK, as Windows editors save it.
    const path = documentWith(Uint8Array.from([0xb2, 0xe8, 0xcd, 0xa4, 0x0a]));
    expectRefusal(runCli('import', [path]), { code: 1, says: /not UTF-8/ });
  });
});

describe('npm run import -- --apply-hints', () => {
  const stray = '- { case: 999, kind: alias, language: zh, text: 渡口的灯 }\n';

  it('leaves hints for cases that the book does not have in the file, and says so', () => {
    const path = join(temporaryFolder(), 'hints.yaml');
    writeFileSync(path, stray);
    const { code, stdout } = runCli('import', ['--apply-hints', path]);
    expect(stdout).toMatch(/Hints in .*: 1\. Written: 0[\s\S]*no case 999: 渡口的灯/);
    expect(code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('999');
  });

  it('refuses a broken file with its line and field, and a second file with the usage', () => {
    const path = join(temporaryFolder(), 'hints.yaml');
    writeFileSync(path, stray.replace('alias', 'title'));
    expectRefusal(runCli('import', ['--apply-hints', path]), { code: 1, says: /hints\.yaml:1 {2}0\.kind/ });
    expectRefusal(runCli('import', ['--apply-hints', 'a', 'b']), { code: 2, says: /Usage:/ });
  });
});
