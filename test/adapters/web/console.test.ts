import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHints } from '../../../src/knowledge/hints/hint-file.ts';
import { aConsole } from '../../support/console.ts';
import { temporaryFolder } from '../../support/data-folder.ts';
import { saying } from '../../support/reply.ts';

let web: Awaited<ReturnType<typeof aConsole>>;
beforeAll(async () => {
  web = await aConsole();
});
afterAll(() => web.stop());

describe('the chat page', () => {
  it('answers a form, and shows the talk when the page is opened again', async () => {
    const { visit, submit } = web.visitor();
    await visit('/');
    const { status, response } = await submit('/chat', { speaker: 'a', text: '52号案例' });
    expect([status, response.headers.get('location')]).toEqual([303, '/']);
    const { text } = await visit('/');
    expect(text).toContain('增值税“留抵贷”盘活企业沉淀资金');
    expect(text).toContain('href="/cases/52"');
  });

  it('keeps the conversations of speakers apart', async () => {
    const { visit, submit } = web.visitor();
    await visit('/');
    const say = async (speaker: string, text: string) =>
      (
        await visit('/chat', {
          method: 'POST',
          headers: await fragment(visit),
          body: new URLSearchParams({ speaker, text }),
        })
      ).text;
    await submit('/chat', { speaker: 'a', text: '52号案例' });
    expect(await say('a', '第几页')).toContain('第56页');
    expect(await say('b', '第几页')).toContain('哪一项案例');
  });

  it('shows markup in a message as the text that it is', async () => {
    const { visit, submit } = web.visitor();
    await visit('/');
    await submit('/chat', { speaker: 'a', text: '<img src=x onerror=alert(1)> <script>alert(1)</script>' });
    const { text } = await visit('/');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<img src=x|<script>alert/);
  });

  it('takes a judgement of an answer, and none of an answer it never gave', async () => {
    const { visit, submit } = web.visitor();
    await visit('/');
    await submit('/chat', { speaker: 'a', text: '3号案例' });
    const key = [...(await visit('/')).text.matchAll(/data-key="([^"]+)"/g)].at(-1)?.[1] ?? '';
    expect((await submit('/chat/feedback', { key, useful: '0' })).status).toBe(204);
    expect(await web.store.feedback.latest(1)).toMatchObject([{ channel: 'web', useful: false }]);
    expect((await submit('/chat/feedback', { key: 'answer:web:none', useful: '1' })).status).toBe(404);
  });

  it('is English after the switch of language, which never leaves the console', async () => {
    const { visit, submit } = web.visitor();
    await visit('/cases');
    const { response } = await submit('/language', { language: 'en', to: '/cases' });
    expect(response.headers.get('location')).toBe('/cases');
    expect((await visit('/cases')).text).toContain('144 cases');
    for (const to of ['https://example.org', '//example.org', '/\\example.org'])
      expect((await submit('/language', { language: 'en', to })).response.headers.get('location')).toBe('/');
  });
});

async function fragment(visit: ReturnType<typeof web.visitor>['visit']): Promise<Record<string, string>> {
  const { text } = await visit('/');
  return { 'x-csrf-token': /name="csrf-token" content="([0-9a-f]+)"/.exec(text)?.[1] ?? '', 'x-fragment': '1' };
}

describe('the casebook', () => {
  const numbersIn = (text: string) =>
    [...text.matchAll(/<li><a href="\/cases\/(\d+)"><span class="number">/g)].map(([, number]) => Number(number));

  it('lists all cases, and counts them', async () => {
    const { text } = await web.visitor().visit('/cases');
    expect(numbersIn(text)).toEqual(Array.from({ length: 144 }, (_, i) => i + 1));
    expect(text).toContain('共 144 项');
  });

  it.each([
    ['52', [52]],
    ['11-16', [52]],
  ])('finds a case by number or map code: %s', async (words, numbers) => {
    expect(numbersIn((await web.visitor().visit(`/cases?q=${words}`)).text)).toEqual(numbers);
  });

  it('finds by words, the best first', async () => {
    expect(numbersIn((await web.visitor().visit(`/cases?q=${encodeURIComponent('留抵贷')}`)).text)[0]).toBe(52);
  });

  it('narrows by facets whose counts hold', async () => {
    const { visit } = web.visitor();
    const { text } = await visit('/cases?audiences=department/port/customs');
    const choice = /href="(\/cases\?[^"]*topics=[^"]*)"[^>]*>[^<]*<\/a> <span class="count">(\d+)</.exec(text);
    const narrowed = numbersIn((await visit((choice?.[1] ?? '').replaceAll('&amp;', '&'))).text);
    expect(narrowed).toHaveLength(Number(choice?.[2]));
    expect(numbersIn(text)).toEqual(expect.arrayContaining(narrowed));
  });

  it('leaves out what an address says wrongly', async () => {
    expect((await web.visitor().visit('/cases?procedure=nonsense&audiences=')).text).toContain('共 144 项');
  });

  it('has a page for each case in both languages', async () => {
    const { text } = await web.visitor().visit('/cases/52');
    expect(text).toContain('11-16');
    expect(text).toMatch(/lang="zh-CN">[\s\S]*概要[\s\S]*lang="en">[\s\S]*Summary/);
  });

  it.each([
    '/cases/0',
    '/cases/145',
    '/cases/x',
    '/cases/52/../../package.json',
    '/assets/../../package.json',
    '/figures/52',
  ])('has nothing at %s', async (path) => {
    expect(await rawStatus(web.address, path)).toBe(404);
  });

  it('shows the picture of a chart that the operator put there', async () => {
    const figureFolder = mkdtempSync(join(tmpdir(), 'figures-'));
    writeFileSync(join(figureFolder, '052.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    const other = await aConsole({ figureFolder });
    const { visit } = other.visitor();
    expect((await visit('/cases/52')).text).toContain('src="/figures/52"');
    expect((await visit('/figures/52')).response.headers.get('content-type')).toBe('image/png');
    await other.stop();
    rmSync(figureFolder, { recursive: true });
  });
});

/** The status of a path that is sent as it is written, `..` and all. */
function rawStatus(address: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the guards', () => {
  it('answer to names of this machine only', async () => {
    expect(await rawStatus(web.address, '/', { host: 'localhost:1' })).toBe(200);
    expect(await rawStatus(web.address, '/', { host: 'example.org' })).toBe(421);
  });

  it('refuse a change without the token, or with that of another browser', async () => {
    const [mine, other] = [web.visitor(), web.visitor()];
    await mine.visit('/');
    const token = (await fragment(other.visit))['x-csrf-token'] ?? '';
    const body = () => new URLSearchParams({ speaker: 'a', text: '52号案例' });
    expect((await mine.visit('/chat', { method: 'POST', body: body() })).status).toBe(403);
    const headers = { 'x-csrf-token': token };
    expect((await mine.visit('/chat', { method: 'POST', body: body(), headers })).status).toBe(403);
  });

  it('let no page run a script of somebody else', async () => {
    const { response } = await web.visitor().visit('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('give a new browser one token', async () => {
    const { response } = await web.visitor().visit('/');
    expect(response.headers.getSetCookie().filter((cookie) => cookie.startsWith('csrf='))).toHaveLength(1);
  });

  it('set cookies that no script reads and no other site sends', async () => {
    const { response } = await web.visitor().visit('/');
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
  });
});

describe('a console with a password', () => {
  const password = 'rechte-tea-7';

  it('shows nothing before the log-in, all after it, and nothing after the log-out', async () => {
    const guarded = await aConsole({ password });
    const { visit, submit } = guarded.visitor();
    for (const path of ['/', '/cases', '/cases/52', '/operations', '/chat/stream'])
      expect((await visit(path)).response.headers.get('location')).toBe('/log-in');
    await visit('/log-in');
    expect((await submit('/log-in', { password: 'wrong' })).status).toBe(401);
    expect((await submit('/log-in', { password })).response.headers.get('location')).toBe('/');
    expect((await visit('/cases')).status).toBe(200);
    await submit('/log-out', {});
    expect((await visit('/cases')).status).toBe(302);
    await guarded.stop();
  });

  it('looks at no password after five wrong ones, until a quarter of an hour has passed', async () => {
    let now = Date.UTC(2026, 0, 5);
    const guarded = await aConsole({ password, now: () => now });
    const { visit, submit } = guarded.visitor();
    await visit('/log-in');
    for (let i = 0; i < 5; i++) await submit('/log-in', { password: `wrong ${i}` });
    expect((await submit('/log-in', { password })).status).toBe(429);
    now += 15 * 60 * 1000;
    expect((await submit('/log-in', { password })).status).toBe(303);
    await guarded.stop();
  });

  it('must be set where the console listens beyond this machine', async () => {
    await expect(aConsole({ host: '0.0.0.0' })).rejects.toThrow(/CONSOLE_PASSWORD/);
    const guarded = await aConsole({ host: '0.0.0.0', password });
    expect(guarded.adapter.health().state).toBe('ready');
    await guarded.stop();
  });
});

describe('the page of operations', () => {
  it('counts answers by kind, and lists what found none, grouped by likeness', async () => {
    const console = await aConsole();
    const { visit, submit } = console.visitor();
    await visit('/');
    for (const text of ['52号案例', '钓鱼证怎么办', '钓鱼证在哪办', '钓鱼证怎么办', '红烧肉怎么做'])
      await submit('/chat', { speaker: 'a', text });
    const { text } = await visit('/operations');
    expect(text).toMatch(/<b class="figure">5<\/b> · 书里没有答案的 <b>80%<\/b>/);
    expect(text).toMatch(
      /<summary>钓鱼证怎么办 <span class="count">3次<\/span><\/summary>\s*<ul class="note"><li>钓鱼证在哪办<\/li>/,
    );
    await console.stop();
  });

  it('teaches the bot a question, which then finds its case and is asked for no more', async () => {
    const hintsFile = join(temporaryFolder(), 'hints.yaml');
    const console = await aConsole({ hintsFile });
    const { visit, submit } = console.visitor();
    await visit('/');
    const question = '灯塔守夜人的帽子归谁管';
    await submit('/chat', { speaker: 'a', text: question });
    expect((await visit('/operations')).text).toContain(`<summary>${question} `);
    expect((await submit('/operations/hints', { text: question, case: '52', kind: 'question' })).status).toBe(303);
    await submit('/chat', { speaker: 'b', text: question });
    expect((await visit('/')).text.split('class="message bot"').at(-1)).toContain('href="/cases/52"');
    const { text } = await visit('/operations');
    expect(text).not.toContain(`<summary>${question} `);
    expect(readHints(hintsFile)).toEqual([{ case: 52, kind: 'question', language: 'zh', text: question }]);
    await console.stop();
  });

  it.each([
    ['a case that does not exist', { text: '好问题', case: '145', kind: 'question' }],
    ['a text too short', { text: '好', case: '52', kind: 'alias' }],
    ['no number', { text: '好问题', case: 'x', kind: 'alias' }],
  ])('learns nothing from %s', async (_what, fields) => {
    const { visit, submit } = web.visitor();
    await visit('/operations');
    expect((await submit('/operations/hints', fields)).status).toBe(400);
  });

  it('shows a subscription with its next push, previews, pushes at once, pauses and resumes', async () => {
    const console = await aConsole();
    const { visit, submit } = console.visitor();
    await visit('/');
    await submit('/chat', { speaker: 'a', text: '订阅每周精选' });
    const chat = { channel: 'web', chat: 'console' };
    expect((await visit('/operations')).text).toMatch(/进行中<\/td><td>\d{4}-\d\d-\d\d 09:00/);
    const preview = (await visit(`/operations/preview?${new URLSearchParams(chat)}`)).text;
    const number = /href="\/cases\/(\d+)"/.exec(preview)?.[1];
    const pushed = await submit('/operations/push', chat);
    expect(pushed.response.headers.get('location')).toBe('/operations?order=queued');
    expect((await visit('/operations?order=queued')).text).toMatch(new RegExp(`href="/cases/${number}">${number}</a>`));
    await submit('/operations/pause', { ...chat, paused: '1' });
    expect((await visit('/operations')).text).toContain('已暂停');
    await submit('/operations/pause', { ...chat, paused: '0' });
    expect((await visit('/operations')).text).toContain('进行中');
    await console.stop();
  });

  it('says that a chat nobody knows is gone', async () => {
    const { visit, submit } = web.visitor();
    await visit('/operations');
    const { response } = await submit('/operations/push', { channel: 'feishu', chat: 'oc_none' });
    expect(response.headers.get('location')).toBe('/operations?order=chat-gone');
  });

  it('shows the code to scan of a channel that waits for it, and of no other', async () => {
    const scan = 'https://login.example.org/l/tea-house';
    const health = { state: 'waiting', detail: 'for a scan' } as const;
    const console = await aConsole({ channels: [{ name: 'wechat', health, scan }] });
    const { visit } = console.visitor();
    const { text } = await visit('/operations');
    expect(text).toContain('src="/operations/qr/wechat"');
    expect(text).not.toContain(scan);
    const { response } = await visit('/operations/qr/wechat');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await visit('/operations/qr/web')).status).toBe(404);
    await console.stop();
  });

  it('shows the channels alone while there is no database', async () => {
    const console = await aConsole({ withStore: false });
    const { visit, submit } = console.visitor();
    const { text } = await visit('/operations');
    expect(text).toContain('数据库不可用');
    expect((await submit('/operations/push', { channel: 'web', chat: 'console' })).status).toBe(503);
    await console.stop();
  });
});

describe('the adapter', () => {
  it('shows a push once for one key', async () => {
    for (let i = 0; i < 2; i++)
      await web.adapter.send({ id: 'console' }, saying('本周精选只此一篇'), { idempotencyKey: 'digest:1' });
    const { text } = await web.visitor().visit('/');
    expect(text.match(/class="lead">本周精选只此一篇/g)).toHaveLength(1);
  });

  it('can be stopped twice, and says that it stopped', async () => {
    const other = await aConsole();
    await other.stop();
    await other.stop();
    expect(other.adapter.health().state).toBe('stopped');
  });

  it('says that its port is taken', async () => {
    await expect(aConsole({ port: Number(new URL(web.address).port) })).rejects.toThrow(/HTTP_PORT/);
  });
});
