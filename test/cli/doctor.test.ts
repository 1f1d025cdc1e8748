import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/bot/state/open-store.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { findingsOf } from '../../src/cli/doctor/check.ts';
import { checks } from '../../src/cli/doctor/checks.ts';
import { type Finding, findingStates, ok } from '../../src/cli/doctor/finding.ts';
import { loadConfig } from '../../src/config.ts';
import { copyOfData, temporaryFolder } from '../support/data-folder.ts';
import { findings, linesOf, runDoctor } from '../support/doctor.ts';
import { startPlatform } from '../support/feishu-platform/start-platform.ts';
import { manualTimers } from '../support/manual-timers.ts';
import { smallDocument } from '../support/official-document.ts';
import { settingsOf, startProgram } from '../support/program.ts';
import { runCli } from '../support/run-cli.ts';
import { anotherProgram, fileOf, withoutRightToWrite } from '../support/sqlite.ts';
import { aStore, sqliteUrl } from '../support/store.ts';

const titles = checks.map(({ title }) => title);
const nothing = { config: loadConfig({}), problems: [], timers: realTimers };

/** A file in a folder of its own. */
function aFile(name: string, text: string, mode = 0o600): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text, { mode });
  return path;
}

/** Something that answers HTTP on a port; both as settings have them. */
async function anHttpServer(answer: RequestListener): Promise<{ HTTP_PORT: string }> {
  const server = createServer(answer);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { HTTP_PORT: String((server.address() as { port: number }).port) };
}

describe('npm run doctor', () => {
  it('looks at everything in its order, in Chinese, and leaves the folder as it was', async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runDoctor(folder);
    expect(stderr).toBe('');
    expect(stdout.match(/^\S.*$/gm)).toEqual([...titles.map(({ zh }) => zh), expect.stringMatching(/^没有故障（/)]);
    expect(stdout).toContain('144 项案例');
    expect(stdout).toMatch(/^飞书\n {2}未用 {2}没有启用\n {8}→ npm run setup:feishu/m);
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('speaks English with --en', async () => {
    const { code, stdout } = await runDoctor(temporaryFolder(), {}, ['--en']);
    expect(stdout.match(/^\S.*$/gm)).toEqual([
      ...titles.map(({ en }) => en),
      expect.stringMatching(/^nothing is broken \(/),
    ]);
    expect(stdout.replaceAll('原文', '')).not.toMatch(/\p{Script=Han}/u);
    expect(code).toBe(0);
  });

  it('names every setting that cannot be used and goes on with the rest, without a secret, and ends with 1', async () => {
    const folder = temporaryFolder();
    const secrets = ['tea-secret-1', 'tea-secret-2', 'tea-secret-3'];
    const lines = [
      'TIMEZONE=Mars/Olympus',
      `FEISHU_APP_SECRET=${secrets[0]}`,
      `CONSOLE_PASSWORD=${secrets[1]}`,
      `STATE_URL=postgres://bot:${secrets[2]}@127.0.0.1:9/bot`,
      'FEISHU_APPID=cli_0123456789abcdef',
      'HTTPS_PROXY=http://127.0.0.1:9',
    ];
    writeFileSync(join(folder, '.env'), lines.join('\n'), { mode: 0o644 });
    chmodSync(join(folder, '.env'), 0o644);
    const { code, stdout } = await runDoctor(folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/故障 {2}TIMEZONE 用不了\n.*→ 写时区的名字/);
    expect(stdout).toMatch(/故障 {2}FEISHU_APP_ID 用不了\n.*→ 缺这一项/);
    expect(stdout).toMatch(/注意 {2}\.env 里的 FEISHU_APPID 不是案例通的设置/);
    expect(stdout).not.toContain('HTTPS_PROXY');
    if (process.platform !== 'win32') expect(stdout).toMatch(/其他用户也能看 \.env\n.*→ chmod 600 \.env/);
    expect(stdout).toMatch(/^飞书\n {2}未知 {2}没有检查：先改好 FEISHU_APP_ID$/m);
    expect(stdout).toMatch(/^时区和时钟\n {2}未知 {2}没有检查：先改好 TIMEZONE$/m);
    expect(stdout).toMatch(/故障 {2}postgres:\/\/127\.0\.0\.1:9\/bot 连不上/);
    expect(stdout).toContain('144 项案例');
    for (const secret of secrets) expect(stdout).not.toContain(secret);
  });

  it('finds a program that runs, and all well with it', async () => {
    const folder = temporaryFolder();
    const platform = await startPlatform();
    onTestFinished(() => platform.stop());
    const settings = { ...settingsOf(platform), STATE_URL: `sqlite:${folder}/state/bot.db` };
    const program = startProgram(folder, { ...settings, HTTP_PORT: '0' });
    await program.shown();
    const port = new URL(program.address()).port;
    const { code, stdout } = await runDoctor(folder, { ...settings, HTTP_PORT: port });
    expect(stdout).toContain(`程序正在运行（127.0.0.1:${port}）`);
    expect(stdout).toMatch(/bot\.db 能读能写，结构是这一版的/);
    expect(stdout).toContain('编号和密钥都对，机器人叫“案例通”');
    // From December on the next year's holidays may be missing: that is the calendar's, not the program's.
    const findings = stdout.split('\n').filter((line) => /^ {2}(故障|注意)/.test(line) && !/放假安排/.test(line));
    expect(findings).toEqual([]);
    expect(stdout).not.toContain(platform.app.appSecret);
    expect(code).toBe(0);
    expect(platform.connections).toHaveLength(1);
  });

  it('refuses an option that it does not know', () => {
    const { code, stderr } = runCli('doctor', ['--fix']);
    expect(stderr).toContain('Usage: npm run doctor');
    expect(code).toBe(2);
  });
});

describe('a check', () => {
  const entry = (check: () => Promise<readonly Finding[]>) => ({
    title: { zh: '茶', en: 'Tea' },
    load: async () => check,
  });
  const lost = (code: string) => Object.assign(new Error("Cannot find module 'tea'\nRequire stack:"), { code });

  it('that lacks a package says how to install it', async () => {
    for (const code of ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']) {
      const load = () => Promise.reject(lost(code));
      const found = await findingsOf({ title: { zh: '茶', en: 'Tea' }, load }, nothing);
      expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/Cannot find module 'tea' -> run npm ci/)]);
    }
  });

  it('that stumbles says so and holds nothing up', async () => {
    const found = await findingsOf(
      entry(() => Promise.reject(new Error('spilt'))),
      nothing,
    );
    expect(linesOf(found, 'unknown')).toEqual([expect.stringContaining('spilt')]);
  });

  it('that does not come to an end is given up', async () => {
    const timers = manualTimers('2026-03-02T10:00+08:00');
    const looking = findingsOf(
      entry(() => new Promise(() => {})),
      { ...nothing, timers },
    );
    await timers.advance(90_000);
    expect(linesOf(await looking, 'unknown')).toEqual([expect.stringContaining('90 seconds')]);
  });

  it('says each thing in both languages', async () => {
    for (const { en } of titles)
      for (const { says, remedy, state } of await findings(en, {}, {})) {
        expect(findingStates).toContain(state);
        expect(says.zh.length * says.en.length).toBeGreaterThan(0);
        if (remedy) expect(remedy.zh.length * remedy.en.length).toBeGreaterThan(0);
      }
    expect(linesOf([ok({ zh: '茶', en: 'tea' })], 'ok')).toEqual(['tea']);
  });
});

describe('the data', () => {
  it('is broken where a record is, with its file', async () => {
    const data = copyOfData(1, 52);
    data.replace('cases/052.md', /^topics:.*$/m, 'topics: [tea]');
    const found = await findings('Casebook', {}, { dataFolder: data.folder });
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/052\.md.*"tea" is not an id/)]);
  });

  it('shows ten of many problems and counts the rest', async () => {
    const data = copyOfData(...Array.from({ length: 14 }, (_, i) => i + 1));
    for (let i = 1; i <= 14; i++)
      data.replace(`cases/${String(i).padStart(3, '0')}.md`, /^topics:.*$/m, 'topics: [tea]');
    const lines = linesOf(await findings('Casebook', {}, { dataFolder: data.folder }), 'broken');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('and 4 more');
  });

  it('is broken where the hints are', async () => {
    const hintsFile = aFile('hints.yaml', '- case: tea\n');
    expect(linesOf(await findings('Hints', {}, { hintsFile }), 'broken')).not.toEqual([]);
  });

  it('counts hints and says how they get into the records', async () => {
    const hintsFile = aFile('hints.yaml', '- { case: 52, kind: alias, language: zh, text: 好茶 }\n');
    expect(linesOf(await findings('Hints', {}, { hintsFile }), 'ok')).toEqual([
      expect.stringMatching(/^1; .*--apply-hints/),
    ]);
  });

  it('tells what an official document holds', async () => {
    const path = aFile('book.md', smallDocument);
    const found = await findings('Official document', { OFFICIAL_DOCUMENT: path });
    expect(linesOf(found, 'ok')).toEqual([expect.stringMatching(/18 cases in the contents, 17 with a text/)]);
  });

  it.each([
    ['no casebook', aFile.bind(null, 'tea.md', '# 茶亭的故事\n')],
    ['no file', () => join(temporaryFolder(), 'nowhere.md')],
  ])('is broken where the official document is %s', async (_what, path) => {
    const found = await findings('Official document', { OFFICIAL_DOCUMENT: path() });
    expect(linesOf(found, 'broken')).toEqual([expect.stringContaining('take OFFICIAL_DOCUMENT away')]);
  });
});

describe('the database', () => {
  const look = (STATE_URL: string) => findings('Database', { STATE_URL });

  it('that does not exist yet is fine, and is not made', async () => {
    const url = sqliteUrl();
    expect(linesOf(await look(url), 'ok')).toEqual([expect.stringContaining('the first start makes it')]);
    expect(() => statSync(fileOf(url))).toThrow('ENOENT');
  });

  it('that exists is fine, also while a program uses it, and holds the same rows afterwards', async () => {
    const url = sqliteUrl();
    const store = await aStore(url);
    expect(linesOf(await look(url), 'ok')).toEqual([expect.stringContaining('can be read and written')]);
    expect(anotherProgram(url).prepare('select count(*) as count from conversations').all()).toEqual([{ count: 0 }]);
    await store.chats.seen('test', { id: 'tea', kind: 'group' });
  });

  it('that others may read is a warning, with the command that helps', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    chmodSync(fileOf(url), 0o644);
    if (process.platform !== 'win32')
      expect(linesOf(await look(url), 'warning')).toEqual([expect.stringContaining(`chmod 600 ${fileOf(url)}`)]);
  });

  it.each([
    ['damaged', /is damaged .* backup/, (url: string) => writeFileSync(fileOf(url), 'no database, '.repeat(800))],
    [
      'of a newer version',
      /newer version.*-> Start that version again/,
      (url: string) => void anotherProgram(url).exec("insert into kysely_migration values ('999', '2030-01-01')"),
    ],
    ['locked', /locked by another program/, (url: string) => void anotherProgram(url).exec('begin immediate')],
  ])('that is %s is broken', async (_what, says, spoil) => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    spoil(url);
    const found = await look(url);
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(says)]);
    expect(found[0]?.says.zh).toMatch(/\p{Script=Han}/u);
  });

  it('that cannot be written is broken', async () => {
    const url = sqliteUrl();
    await (await openStore(url)).close();
    const found = await withoutRightToWrite(url, () => look(url));
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/cannot be written/)]);
  });

  it('that could not be made is broken', async () => {
    const found = await look(`sqlite:${aFile('tea.txt', 'no folder')}/deeper/bot.db`);
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/cannot be made: .*tea\.txt cannot be written/)]);
  });

  it('that does not answer is broken, and its password is not shown', async () => {
    const found = await look('postgres://bot:tea-secret@127.0.0.1:9/bot');
    expect(linesOf(found, 'broken')).toEqual([expect.stringContaining('cannot be reached')]);
    expect(JSON.stringify(found)).not.toContain('tea-secret');
  });

  it('in memory only is a warning', async () => {
    expect(linesOf(await look('sqlite::memory:'), 'warning')).toEqual([expect.stringContaining('a restart forgets')]);
  });

  it('has room on its disk', async () => {
    const found = await findings('Disk', { STATE_URL: sqliteUrl() });
    expect(found.map(({ says }) => says.en)).toEqual([expect.stringMatching(/^[\d.]+ [MG]B free in /)]);
  });
});

describe('clock and holidays', () => {
  const at = (text: string) => ({ now: () => Date.parse(text) });

  it('tell the time of the zone', async () => {
    const found = await findings('Time zone and clock', { TIMEZONE: 'Asia/Tokyo' }, at('2099-03-02T10:00Z'));
    expect(linesOf(found, 'ok')[0]).toContain('it is 2099-03-02 19:00 in Asia/Tokyo');
  });

  it('are broken where the time is before that of the program', async () => {
    const found = await findings('Time zone and clock', {}, at('2001-01-01T00:00Z'));
    expect(linesOf(found, 'broken')).toEqual([
      expect.stringMatching(/before that of the program's files -> .*set-ntp/),
    ]);
  });

  it('know the years whose notice is in the data', async () => {
    expect(linesOf(await findings('Holidays', {}, at('2025-06-01T00:00Z')), 'ok')).toEqual([
      'the arrangement for 2025 is known',
      'the arrangement for 2026 is known',
    ]);
  });

  it('do not know a notice before it is due, and warn after that, in the time of the zone', async () => {
    const next = (now: string) => findings('Holidays', {}, at(now));
    expect(linesOf(await next('2098-11-30T15:59Z'), 'unknown')).toEqual([expect.stringContaining('2099')]);
    expect(linesOf(await next('2098-11-30T16:00Z'), 'warning')).toHaveLength(2);
    expect(linesOf(await next('2098-06-01T00:00Z'), 'warning')).toEqual([
      expect.stringMatching(/2098.*npm update chinese-days/),
    ]);
  });

  it('do not matter where pushes go out on holidays too', async () => {
    expect(linesOf(await findings('Holidays', { DIGEST_SKIP_HOLIDAYS: 'false' }), 'off')).toHaveLength(1);
  });
});

describe('the console', () => {
  const look = (settings: Record<string, string>) => findings('Web console', { HTTP_PORT: '0', ...settings });

  it('is broken where others reach it without a password, and warned of with a short one', async () => {
    const open = { HTTP_HOST: '0.0.0.0' };
    expect(linesOf(await look(open), 'broken')).toEqual([expect.stringMatching(/-> set CONSOLE_PASSWORD/)]);
    expect(linesOf(await look({ ...open, CONSOLE_PASSWORD: 'tea' }), 'warning')).toHaveLength(1);
    const found = await look({ ...open, CONSOLE_PASSWORD: 'a-long-tea-secret' });
    expect(found.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(JSON.stringify(found)).not.toContain('tea-secret');
  });

  it.each([
    ['another web server', (_request, response) => response.end('{"product":"tea"}')],
    ['something that hangs up', (request) => request.socket.destroy()],
  ] satisfies [string, RequestListener][])('is broken where %s has its port', async (_what, answer) => {
    const found = await look(await anHttpServer(answer));
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/another program uses .*change HTTP_PORT/)]);
  });

  it('tells what a running program says of its parts', async () => {
    const report = {
      product: 'anlitong',
      database: { state: 'failed', problem: 'full' },
      clock: { state: 'ready' },
      channels: { web: 'ready', wechat: 'waiting' },
    };
    const found = await look(await anHttpServer((_request, response) => response.end(JSON.stringify(report))));
    expect(linesOf(found, 'broken')).toEqual([]);
    expect(linesOf(found, 'warning')).toEqual([
      expect.stringContaining('database is failed'),
      expect.stringContaining('wechat is waiting'),
    ]);
  });

  it('is broken where this machine has no such address', async () => {
    const found = await look({ HTTP_HOST: '192.0.2.1', HTTP_PORT: '3456', CONSOLE_PASSWORD: 'a-long-tea-secret' });
    expect(linesOf(found, 'broken')).toEqual([expect.stringContaining('check HTTP_HOST')]);
  });
});

describe('WeChat', () => {
  it('is off where no puppet is named', async () => {
    expect(linesOf(await findings('WeChat'), 'off')).toEqual([expect.stringContaining('read the risks')]);
  });

  it('says that its package loads, and that nobody has logged in', async () => {
    const found = await findings('WeChat', {
      WECHAT_PUPPET: 'wechaty-puppet-mock',
      WECHAT_SESSION_FOLDER: join(temporaryFolder(), 'none'),
    });
    expect(linesOf(found, 'ok')).toEqual([expect.stringContaining('are installed and load')]);
    expect(linesOf(found, 'warning')).toEqual([expect.stringContaining('nobody has logged in yet')]);
  });

  it('is broken where the package is missing or no puppet', async () => {
    const look = (WECHAT_PUPPET: string) => findings('WeChat', { WECHAT_PUPPET });
    expect(linesOf(await look('wechaty-puppet-nonesuch'), 'broken')).toEqual([
      expect.stringContaining('npm install --no-save wechaty-puppet-nonesuch'),
    ]);
    expect(linesOf(await look('zod'), 'broken')).toEqual([expect.stringContaining('zod is no puppet')]);
  });

  it('tells how old the log-in is, who may read it, and whether a program has the account', async () => {
    const folder = join(temporaryFolder(), 'wechat');
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'session.json'), '{"key":"tea-secret"}');
    chmodSync(join(folder, 'session.json'), 0o644);
    const settings = { WECHAT_PUPPET: 'wechaty-puppet-nonesuch', WECHAT_SESSION_FOLDER: folder };
    const later = { now: () => Date.now() + 3 * 24 * 60 * 60_000 + 60_000 };
    const found = await findings('WeChat', settings, later);
    expect(linesOf(found, 'ok')).toEqual([expect.stringContaining('kept 3 days ago')]);
    expect(linesOf(found, 'warning')).toEqual([expect.stringContaining(`chmod 600 ${folder}/session.json`)]);
    expect(JSON.stringify(found)).not.toContain('tea-secret');
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, host: hostname(), id: 'x' }));
    expect(linesOf(await findings('WeChat', settings), 'ok')).toContain('a running program uses the account');
  });
});
