import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/data-folder.ts';
import { startPlatform } from '../support/feishu-platform/start-platform.ts';

const command = fileURLToPath(new URL('../../src/cli/setup-feishu.ts', import.meta.url));
const routing = new URL('../support/feishu-platform/registration/preload.ts', import.meta.url).href;
const loader = import.meta.resolve('tsx');

/** The command in a folder of its own, before a person who has the code on the screen. */
async function aSetup() {
  const platform = await startPlatform();
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ['--import', loader, '--import', routing, command], {
    cwd: folder,
    env: { PATH: process.env.PATH, TEST_PLATFORM: platform.host },
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await platform.stop();
  });
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  let text = '';
  const shown = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.includes('等待确认')) resolve();
      });
  });
  await Promise.race([shown, ended]);
  return { platform, folder, ended, text: () => text };
}

describe('npm run setup:feishu', () => {
  it('shows a code and its address, then writes the credentials for this user alone, and says what is left to do', async () => {
    const { platform, folder, ended, text } = await aSetup();
    writeFileSync(join(folder, '.env'), 'TIMEZONE=Asia/Urumqi\n');
    expect(text()).toMatch(/[▀▄█]{10}/);
    expect(text()).toContain('/page/launcher');
    platform.registration.approve();
    expect((await ended)[0]).toBe(0);
    const { appId, appSecret } = platform.app;
    const file = join(folder, '.env');
    expect(parseEnv(readFileSync(file, 'utf8'))).toMatchObject({
      TIMEZONE: 'Asia/Urumqi',
      FEISHU_APP_ID: appId,
      FEISHU_APP_SECRET: appSecret,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(text()).not.toContain(appSecret);
    expect(text()).toContain('npm start');
  });

  it('says in one sentence that it was refused, and writes nothing', async () => {
    const { platform, folder, ended, text } = await aSetup();
    platform.registration.refuse();
    expect((await ended)[0]).toBe(1);
    expect(text()).toContain('授权被拒绝');
    expect(text()).not.toMatch(/^\s+at /m);
    expect(() => statSync(join(folder, '.env'))).toThrow('ENOENT');
  });
});
