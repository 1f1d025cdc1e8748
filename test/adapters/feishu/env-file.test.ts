import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withValues, writeEnvFile } from '../../../src/adapters/feishu/setup/env-file.ts';
import { temporaryFolder } from '../../support/data-folder.ts';

const values = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'tea-secret' };

/** The text of a new file after the values are written over this one. */
function written(before: string | undefined): string {
  const path = join(temporaryFolder(), '.env');
  if (before !== undefined) writeFileSync(path, before);
  writeEnvFile(path, values);
  return readFileSync(path, 'utf8');
}

const ours = 'FEISHU_APP_ID=cli_0123456789abcdef\nFEISHU_APP_SECRET=tea-secret\n';

describe('writing a file of settings', () => {
  it('makes one that only its owner may read, and leaves nothing beside it', () => {
    const folder = temporaryFolder();
    writeEnvFile(join(folder, '.env'), values);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(ours);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('takes the rights of others away from one that is there', () => {
    const path = join(temporaryFolder(), '.env');
    writeFileSync(path, 'TEA=green\n', { mode: 0o644 });
    writeEnvFile(path, values);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps other lines, comments and blank lines as they are', () => {
    const before = '# the tea house\nTEA = green # today\n\n  export POT="a b"\n';
    expect(written(before)).toBe(before + ours);
  });

  it('puts new values where the old ones stand', () => {
    expect(written('A=1\nFEISHU_APP_SECRET="old"\nexport FEISHU_APP_ID=old\nB=2\n')).toBe(
      'A=1\nFEISHU_APP_SECRET=tea-secret\nFEISHU_APP_ID=cli_0123456789abcdef\nB=2\n',
    );
  });

  it('replaces every line of a key, since readers differ in which one counts', () => {
    expect(written(`FEISHU_APP_ID=one\nFEISHU_APP_ID=two\n`)).not.toMatch(/one|two/);
  });

  it('does not take a comment or another name for the key', () => {
    const before = '# FEISHU_APP_ID=old\nMY_FEISHU_APP_ID=x\nFEISHU_APP_ID_OLD=y\n';
    expect(written(before)).toBe(before + ours);
  });

  it('ends a last line that has no end', () => {
    expect(written('TEA=green')).toBe(`TEA=green\n${ours}`);
  });

  it('keeps the line ends of Windows', () => {
    expect(written('TEA=green\r\n')).toBe(`TEA=green\r\n${ours.replaceAll('\n', '\r\n')}`);
  });

  it('writes through a link', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real'), 'TEA=green\n');
    symlinkSync(join(folder, 'real'), join(folder, '.env'));
    writeEnvFile(join(folder, '.env'), values);
    expect(lstatSync(join(folder, '.env')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe(`TEA=green\n${ours}`);
  });

  it('leaves no file behind where it cannot write', () => {
    const folder = join(temporaryFolder(), 'missing');
    expect(() => writeEnvFile(join(folder, '.env'), values)).toThrow();
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['a b', 'a#b', "it's", '"', '`x`'])('writes %j so that Node reads it back', (value) => {
    const path = join(temporaryFolder(), '.env');
    writeFileSync(path, withValues('', { FEISHU_TEST_VALUE: value }));
    delete process.env.FEISHU_TEST_VALUE;
    process.loadEnvFile(path);
    expect(process.env.FEISHU_TEST_VALUE).toBe(value);
  });

  it('refuses what no such file can hold', () => {
    expect(() => withValues('', { KEY: 'a\nb' })).toThrow();
  });
});
