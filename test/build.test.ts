import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { aVisitor } from './support/console.ts';
import { temporaryFolder } from './support/data-folder.ts';
import { startProgram } from './support/program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The compiled program with what it wants beside it, as on a machine where it is installed. */
function build(): string {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'install', 'build.mjs'), join(folder, 'dist')],
    { encoding: 'utf8', timeout: 60_000 },
  );
  expect(status, stdout + stderr).toBe(0);
  for (const name of ['package.json', 'data', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
  return join(folder, 'dist');
}

it('the compiled program starts with plain node, with its pages, its records and the process for WeChat', async () => {
  const dist = build();
  expect(existsSync(join(dist, 'main.ts'))).toBe(false);
  const settings = {
    WECHAT_PUPPET: 'no-such-puppet',
    WECHAT_SESSION_FOLDER: temporaryFolder(),
  };
  const program = startProgram(temporaryFolder(), settings, { compiled: join(dist, 'main.js') });
  const screen = await program.shown();
  expect(screen).toMatch(/^ {2}casebook +144 cases$/m);
  expect(screen).toMatch(/^ {2}web +ready/m);
  const { visit, submit } = aVisitor(program.address());
  const page = await visit('/');
  for (const [, asset = ''] of page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
    expect((await visit(asset)).status, asset).toBe(200);
  await submit('/chat', { speaker: 'a', text: '52号案例' });
  expect((await visit('/')).text).toContain('留抵贷');
  // Only the process for WeChat can find that out.
  await program.logged('npm install --no-save no-such-puppet');
  program.child.kill('SIGTERM');
  expect(await program.ended()).toEqual([0, null]);
}, 120_000);
