import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { aVisitor } from '../../support/console.ts';
import { temporaryFolder } from '../../support/data-folder.ts';
import { until } from '../../support/wechat/until.ts';

const program = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill('SIGKILL');
  running = undefined;
});

it('npm start serves everything else while wechat4u has no network', { timeout: 60_000 }, async () => {
  let out = '';
  let log = '';
  running = spawn(process.execPath, ['--import', loader, program], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env.PATH,
      WECHAT_PUPPET: 'wechat4u',
      WECHAT_SESSION_FOLDER: join(temporaryFolder(), 'wechat'),
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  running.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const steps = () => [...log.matchAll(/"pauseSeconds":([\d.]+)/g)].map(([, seconds]) => Number(seconds));
  await until(() => steps().length >= 4);
  expect(steps().slice(0, 4)).toEqual([0.2, 0.4, 0.8, 1.6]);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? '';
  const { visit, submit } = aVisitor(address);
  await visit('/');
  await submit('/chat', { speaker: 'a', text: '13号案例' });
  expect((await visit('/')).text).toContain('进口大宗商品智慧鉴定监管模式');
  running.kill('SIGTERM');
  expect(await once(running, 'exit')).toEqual([0, null]);
});
