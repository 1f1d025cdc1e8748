import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../src/adapters/plain-text.ts';
import { type Bot, createBot } from '../src/bot/bot.ts';
import type { Reply } from '../src/bot/reply.ts';
import { openCasebook } from '../src/cli/open-casebook.ts';
import { loadConfig, settings } from '../src/config.ts';
import { dataFolder, temporaryFolder } from './support/data-folder.ts';
import { aMessage } from './support/message.ts';
import { smallDocument } from './support/official-document.ts';

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

/** The rows of the README's table of settings, by the name in their first cell. */
function documentedSettings(): Map<string, string> {
  const section = readme.split(/^## /m).find((part) => part.startsWith('Settings'));
  const rows = (section ?? '').split('\n').filter((line) => /^\| *`/.test(line));
  return new Map(rows.map((row) => [/`([^`]+)`/.exec(row)?.[1] ?? '', row]));
}

/** Writes a document of its own for one test. */
function documentWith(text: string): string {
  const path = join(temporaryFolder(), 'book.md');
  writeFileSync(path, text);
  return path;
}

/** What the settings are where nothing is set. */
function defaults() {
  const { dataFolder: _data, hintsFile: _hints, stateFolder: _state, feishu: _feishu, ...values } = loadConfig({});
  return values;
}

/** The problems that the settings are refused with, one a line. */
function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

describe('the settings', () => {
  const table = Object.values(settings);

  it('are all in the table of the README, and nothing else is', () => {
    expect([...documentedSettings().keys()].sort()).toEqual(table.map(({ key }) => key).sort());
  });

  it('are described in the README as in the program', () => {
    for (const { key, description } of table) expect(documentedSettings().get(key)).toContain(description);
  });

  it('have a name each, in capitals', () => {
    const keys = table.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it('cannot be changed once they are read', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it('come from what is handed in and from nothing else', () => {
    const config = loadConfig({ NO_COLOR: '1', OFFICIAL_DOCUMENT: '/tea/book.md', SOMETHING_ELSE: 'x' });
    const { dataFolder: _data, hintsFile: _hints, stateFolder: _state, feishu: _feishu, ...read } = config;
    expect(read).toEqual({ ...defaults(), noColor: '1', officialDocument: '/tea/book.md' });
  });

  it('know where the data is', () => {
    expect(loadConfig({}).dataFolder.replace(/\/$/, '')).toBe(dataFolder);
  });
});

describe('the settings of Feishu', () => {
  const app = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'tea-secret' };

  it('are off as long as no app is named', () => {
    expect(loadConfig({}).feishu).toBeUndefined();
  });

  it('are a long connection to Feishu for an app with its secret', () => {
    expect(loadConfig(app).feishu).toEqual({
      appId: app.FEISHU_APP_ID,
      appSecret: app.FEISHU_APP_SECRET,
      domain: 'https://open.feishu.cn',
      transport: { kind: 'websocket' },
    });
  });

  it.each([
    ['feishu', 'https://open.feishu.cn'],
    ['lark', 'https://open.larksuite.com'],
    ['https://open.tea.example/', 'https://open.tea.example'],
    ['', 'https://open.feishu.cn'],
  ])('know the domain %j', (domain, url) => {
    expect(loadConfig({ ...app, FEISHU_DOMAIN: domain }).feishu?.domain).toBe(url);
  });

  it('are a webhook with both its secrets', () => {
    const webhook = { FEISHU_TRANSPORT: 'webhook', FEISHU_ENCRYPT_KEY: 'key', FEISHU_VERIFICATION_TOKEN: 'token' };
    expect(loadConfig({ ...app, ...webhook, FEISHU_WEBHOOK_PORT: '9000' }).feishu?.transport).toEqual({
      kind: 'webhook',
      host: '0.0.0.0',
      port: 9000,
      encryptKey: 'key',
      verificationToken: 'token',
    });
  });

  it('hold the groups to serve and the word of address', () => {
    const { feishu } = loadConfig({ ...app, FEISHU_CHATS: 'oc_a1, oc_b2', FEISHU_PREFIX: '案例通' });
    expect(feishu).toMatchObject({ chats: ['oc_a1', 'oc_b2'], prefix: '案例通' });
  });

  it('are refused with all their problems at once, and without a secret in the words', () => {
    const problems = problemsOf({
      FEISHU_APP_ID: 'tea',
      FEISHU_APP_SECRET: 'tea-secret',
      FEISHU_TRANSPORT: 'webhook',
      FEISHU_DOMAIN: 'teahouse',
      FEISHU_WEBHOOK_PORT: '70000',
      FEISHU_CHATS: 'the tea group',
    });
    for (const key of ['APP_ID', 'DOMAIN', 'WEBHOOK_PORT', 'CHATS', 'ENCRYPT_KEY', 'VERIFICATION_TOKEN'])
      expect(problems.filter((line) => line.includes(`FEISHU_${key}:`))).toHaveLength(1);
    expect(problems.join()).not.toContain('tea-secret');
  });

  it.each([
    [{ FEISHU_APP_ID: app.FEISHU_APP_ID }, 'FEISHU_APP_SECRET'],
    [{ FEISHU_APP_SECRET: 'tea-secret' }, 'FEISHU_APP_ID'],
    [{ ...app, FEISHU_TRANSPORT: 'webhook', FEISHU_ENCRYPT_KEY: 'key' }, 'FEISHU_VERIFICATION_TOKEN'],
    [{ ...app, FEISHU_TRANSPORT: 'webhook', FEISHU_VERIFICATION_TOKEN: 'token' }, 'FEISHU_ENCRYPT_KEY'],
    [{ ...app, FEISHU_TRANSPORT: 'pigeon' }, 'FEISHU_TRANSPORT'],
  ])('are refused where one is missing or unknown: %j', (environment, key) => {
    expect(problemsOf(environment)).toEqual([expect.stringContaining(`${key}:`)]);
  });
});

describe('NO_COLOR', () => {
  it.each(['1', '0', 'false', 'yes'])('counts when it is set to anything: %s', (value) => {
    expect(loadConfig({ NO_COLOR: value }).noColor).toBe(value);
  });

  it.each([{}, { NO_COLOR: '' }])('does not count when it is not set or empty: %j', (environment) => {
    expect(loadConfig(environment).noColor).toBeUndefined();
  });
});

describe('OFFICIAL_DOCUMENT', () => {
  const open = (path: string) => openCasebook(loadConfig({ OFFICIAL_DOCUMENT: path }));
  let opened: Bot | undefined;

  /** A bot that has the made-up document, and what it answers to the last of these in a conversation of their own. */
  async function withDocument(...texts: string[]): Promise<Reply> {
    opened ??= createBot({ casebook: open(documentWith(smallDocument)) });
    const chat = { id: texts.join('/'), kind: 'direct' } as const;
    let reply = await opened.handle(aMessage(texts[0] ?? '', { chat }));
    for (const text of texts.slice(1)) reply = await opened.handle(aMessage(text, { chat }));
    return reply;
  }

  it('lets the bot show the official text of the cases that the document has', async () => {
    const reply = await withDocument('1号案例的原文');
    expect(reply).toMatchObject({ intent: 'case', aspect: 'original', cases: [1] });
    const text = renderPlainText(reply);
    for (const part of ['社区“漂流书箱”共享阅读', '爱看书的街坊', '摆出 36 只书箱，借走 1208 册绘本。'])
      expect(text).toContain(part);
  });

  it('lets it show the text in a follow-up as well, before everything else', async () => {
    const text = renderPlainText(await withDocument('2号案例', '原文呢'));
    expect(text.indexOf('乘客扫码预约')).toBeGreaterThan(0);
    expect(text.indexOf('乘客扫码预约')).toBeLessThan(text.indexOf('概要'));
  });

  it.each([6, 52])('lets it say that there is no official text of %i, which the document lacks', async (number) => {
    const reply = await withDocument(`${number}号案例的原文`);
    expect(reply).toMatchObject({ aspect: 'original', cases: [number] });
    expect(renderPlainText(reply)).toMatch(/没有.*原文/);
  });

  it('is named where it cannot be read', () => {
    const path = join(temporaryFolder(), 'nowhere.md');
    expect(() => open(path)).toThrow(path);
  });

  it('is refused where it is no casebook', () => {
    expect(() => open(documentWith('# 茶亭的故事\n\n从前有座茶亭。\n'))).toThrow(/no table of contents/);
  });
});
