import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Child, type ChildEnd, createStartChild } from '../../../src/adapters/wechat/process/child.ts';
import type { ChildEvent, SendContent } from '../../../src/adapters/wechat/protocol.ts';
import { until } from '../../support/wechat/until.ts';
import { aWebWechat } from '../../support/wechat/web-wechat.ts';

const puppet = new URL('../../support/wechat/wechat4u-puppet.ts', import.meta.url).href;
let web: Awaited<ReturnType<typeof aWebWechat>>;
let folder: string;
let child: Child;
let events: ChildEvent[];
let ends: ChildEnd[];

beforeEach(async () => {
  web = await aWebWechat();
  folder = mkdtempSync(join(tmpdir(), 'wechat4u-'));
  begin();
});
afterEach(async () => {
  child.kill();
  await until(() => ends.length === 1);
  await web.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** Starts a child with the real wechat4u. */
function begin(): void {
  events = [];
  ends = [];
  const [seen, ended] = [events, ends];
  child = createStartChild({})({ event: (event) => seen.push(event), end: (end) => ended.push(end) });
  child.send({ type: 'start', puppet, token: web.address, sessionFile: join(folder, 'session.json') });
}

const has = (type: ChildEvent['type'], count = 1) => until(() => all(type).length >= count);
const all = <T extends ChildEvent['type']>(type: T) =>
  events.filter((event): event is Extract<ChildEvent, { type: T }> => event.type === type);

function session(): string {
  const file = join(folder, 'session.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function logIn(): Promise<void> {
  await has('scan');
  web.scan();
  await has('login');
}

async function send(id: number, content: SendContent): Promise<ChildEvent | undefined> {
  child.send({ type: 'send', id, to: '@@group', content });
  const end = () => events.find((event) => (event.type === 'sent' || event.type === 'send-failed') && event.id === id);
  await until(() => end() !== undefined);
  return end();
}

describe('the real wechat4u, with a made-up server', { timeout: 60_000 }, () => {
  it('logs in by a scan, knows groups and people, and hands messages over whole', async () => {
    await logIn();
    expect(all('scan')[0]?.url).toBe('https://login.weixin.qq.com/l/code-1');
    expect(all('login')[0]?.name).toBe('案例助手');
    child.send({ type: 'list' });
    await has('directory');
    expect(all('directory')[0]).toMatchObject({
      rooms: [{ id: '@@group', topic: '政务服务案例群' }],
      contacts: [{ id: '@zhang', name: '张三', isFriend: true, isPerson: true }],
    });
    web.write('@小案\u2005问题:<br/>1. R&amp;D:<br/>2. 乙');
    await has('message');
    expect(all('message')[0]).toMatchObject({
      text: '@小案\u2005问题:\n1. R&D:\n2. 乙',
      sender: { id: '@zhang', name: '张三' },
      room: { id: '@@group', topic: '政务服务案例群' },
      botNames: ['案例助手', '小案'],
      isOwn: false,
    });
  });

  it('sends texts and pictures, and says when WeChat finds it too often', async () => {
    await logIn();
    expect(await send(1, { text: '答复' })).toMatchObject({ type: 'sent' });
    const base64 = Buffer.from('a picture').toString('base64');
    expect(await send(2, { picture: { name: '052.png', base64 } })).toMatchObject({ type: 'sent' });
    expect(web.sent).toEqual([
      { to: '@@group', text: '答复', isPicture: false },
      { to: '@@group', isPicture: true },
    ]);
    web.answerSends(1205);
    expect(await send(3, { text: '答复' })).toMatchObject({ type: 'send-failed', fault: 'too-often' });
    web.answerSends(1204);
    expect(await send(4, { text: '答复' })).toMatchObject({ type: 'send-failed', fault: 'refused' });
    web.answerSends(1101);
    expect(await send(5, { text: '答复' })).toMatchObject({ type: 'send-failed', fault: 'logged-out' });
  });

  it('takes its session up again after it was stopped or killed, without logging out', async () => {
    await logIn();
    await until(() => session().includes('key-1'));
    child.send({ type: 'stop' });
    await until(() => ends.length === 1);
    begin();
    await has('login');
    child.kill();
    await until(() => ends.length === 1);
    begin();
    await has('login');
    expect(all('scan')).toEqual([]);
    expect(web.logouts()).toBe(0);
    expect(await send(1, { text: '还在' })).toMatchObject({ type: 'sent' });
  });

  it('asks for a new scan when WeChat has ended the session', async () => {
    await logIn();
    await until(() => session().includes('key-1'));
    web.endSession();
    await has('logout');
    await has('scan', 2);
    expect(ends).toEqual([]);
    await until(() => session() === '{}');
  });
});
