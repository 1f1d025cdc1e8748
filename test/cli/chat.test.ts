import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

describe('npm run chat', () => {
  it('answers the lines of a pipe in one conversation, without colours, and ends with 0', () => {
    const { code, stdout, stderr } = runCli('chat', [], '52号案例\n那流程呢\n');
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001B');
    expect(stdout.match(/【52号案例】/g)).toHaveLength(2);
    expect(stdout).toMatch(/图.{0,3}第56页/);
    expect(code).toBe(0);
  });
});
