import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aVisitor } from './support/console.ts';
import { startProgram } from './support/program.ts';
import { anotherProgram, fileOf } from './support/sqlite.ts';
import { aStore, sqliteUrl } from './support/store.ts';

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'shows what runs and what does not, and ends with 0 at %s',
    async (signal) => {
      const url = sqliteUrl();
      const program = startProgram({ STATE_URL: url });
      await program.ready();
      const { stdout } = program.written;
      expect(stdout).toMatch(/^ {2}casebook +144 cases$/m);
      expect(stdout).toContain(fileOf(url));
      expect(stdout).toMatch(/^ {2}clock +Asia\/Shanghai/m);
      expect(stdout).toMatch(/^ {2}web +ready.*http:\/\/127\.0\.0\.1:\d+/m);
      expect(stdout).toMatch(/^ {2}feishu +off: .*setup:feishu/m);
      expect(stdout).toMatch(/^ {2}wechat +off: .*WECHAT_PUPPET/m);
      program.kill(signal);
      expect(await program.ended).toBe(0);
    },
  );

  it('ends at once at a second signal', async () => {
    const program = startProgram({ STATE_URL: sqliteUrl() });
    await program.ready();
    program.kill('SIGINT');
    program.kill('SIGTERM');
    expect([130, 143]).toContain(await program.ended);
  });

  it('answers without a database that cannot be used, and says why', async () => {
    const url = sqliteUrl();
    mkdirSync(dirname(fileOf(url)), { recursive: true });
    writeFileSync(fileOf(url), '从前有座茶亭'.repeat(1_000));
    const program = startProgram({ STATE_URL: url });
    await program.ready();
    expect(program.written.stdout).toMatch(/^ {2}state +off: The database .* is damaged/m);
    expect(program.written.stdout).toMatch(/^ {2}clock +off$/m);
    const { visit, submit } = aVisitor(/http:\/\/127\.0\.0\.1:\d+/.exec(program.written.stdout)?.[0] ?? '');
    await visit('/');
    await submit('/chat', { speaker: 'a', text: '52号案例' });
    expect((await visit('/')).text).toContain('留抵贷');
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('does not start on a database of a newer version', async () => {
    const url = sqliteUrl();
    await aStore(url);
    anotherProgram(url).exec("insert into kysely_migration values ('999-tomorrow', '2030-01-01')");
    const program = startProgram({ STATE_URL: url });
    expect(await program.ended).toBe(1);
    expect(program.written.stderr).toMatch(/newer version of this program.*999-tomorrow/);
    expect(program.written.stderr).not.toMatch(/^\s+at /m);
  });

  it('does not start with wrong settings, and tells all of them', async () => {
    const program = startProgram({ STATE_URL: 'nowhere', TIMEZONE: 'Mars', LOG_LEVEL: 'loud' });
    expect(await program.ended).toBe(1);
    for (const key of ['STATE_URL', 'TIMEZONE', 'LOG_LEVEL']) expect(program.written.stderr).toContain(`  ${key}: `);
    expect(program.written.stdout).toBe('');
  });
});
