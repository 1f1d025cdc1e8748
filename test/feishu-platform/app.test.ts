import { createReadStream, mkdtempSync, type ReadStream, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as lark from '@larksuiteoapi/node-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpInstance, platformForTest, refusalOf, sdkClient, sdkLog } from './sdk.ts';

describe('the app', () => {
  it('gets a token for its secret, and keeps it until half an hour before its end', async () => {
    let now = 0;
    const platform = await platformForTest({ now: () => now });
    const fetchToken = async (secret = platform.app.appSecret) => {
      const response = await fetch(`${platform.url}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ app_id: platform.app.appId, app_secret: secret }),
      });
      return (await response.json()) as { code: number; tenant_access_token: string; expire: number };
    };
    const first = await fetchToken();
    expect(first).toMatchObject({ code: 0, expire: 7200 });
    now = 5_400_000;
    expect(await fetchToken()).toEqual({ ...first, expire: 1800 });
    now += 1000;
    expect((await fetchToken()).tenant_access_token).not.toBe(first.tenant_access_token);
    expect(await fetchToken('wrong')).toMatchObject({ code: 10014 });
  });

  it('is refused without a token, with an expired one and with a revoked one', async () => {
    let now = 0;
    const platform = await platformForTest({ now: () => now });
    const ask = () => sdkClient(platform).im.v1.chat.get({ path: { chat_id: platform.chat({ id: 'oc_1' }).id } });
    await ask();
    now = 7_200_000;
    expect(await refusalOf(ask())).toEqual({ status: 400, code: 99991663, msg: expect.any(String) });
    now = 0;
    await ask();
    platform.revokeTokens();
    expect(await refusalOf(ask())).toMatchObject({ code: 99991663 });
    const bare = await fetch(`${platform.url}/open-apis/bot/v3/info`);
    expect([bare.status, await bare.json()]).toMatchObject([400, { code: 99991661 }]);
  });

  it('with a wrong secret gets no token, which the SDK reports without calling further', async () => {
    const platform = await platformForTest();
    const { logger } = sdkLog();
    const options = { ...platform.credentials, appSecret: 'wrong', httpInstance: httpInstance(), logger };
    const call = new lark.Client(options).im.v1.chat.get({ path: { chat_id: 'oc_1' } });
    await expect(call).rejects.toThrow('code: 10014');
    expect(platform.calls.map(({ operation, code }) => [operation, code])).toEqual([['token', 10014]]);
  });

  it('learns who it is, what it may do and what it subscribed to', async () => {
    const platform = await platformForTest();
    const client = sdkClient(platform);
    platform.console.grantedScopes = ['application:application:self_manage'];
    platform.console.pendingScopes = ['im:resource'];
    platform.console.callbackTransport = 'webhook';
    const bot = () => client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(await bot()).toMatchObject({ bot: { open_id: platform.app.botOpenId, activate_status: 2 } });
    expect((await client.application.v6.scope.list()).data?.scopes).toEqual([
      { scope_name: 'application:application:self_manage', grant_status: 1, scope_type: 'tenant' },
      { scope_name: 'im:resource', grant_status: 2, scope_type: 'tenant' },
    ]);
    const info = await client.application.v6.application.get({ path: { app_id: 'me' }, params: { lang: 'zh_cn' } });
    expect(info.data?.app).toMatchObject({
      status: 1,
      event: { subscription_type: 'websocket', subscribed_events: expect.arrayContaining(['im.message.receive_v1']) },
      callback: { callback_type: 'webhook', subscribed_callbacks: ['card.action.trigger'] },
    });
    platform.console.botEnabled = false;
    expect(await bot()).toMatchObject({ bot: { activate_status: 1 } });
  });

  it('is refused what needs a scope that it lacks', async () => {
    const platform = await platformForTest();
    const client = sdkClient(platform);
    const chat = platform.chat();
    const send = () =>
      client.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: chat.id, msg_type: 'text', content: '{"text":"好"}' },
      });
    platform.console.grantedScopes = ['im:message:send_as_bot'];
    await send();
    const read = client.im.v1.message.get({ path: { message_id: platform.shown(chat.id)[0]?.id ?? '' } });
    expect(await refusalOf(read)).toMatchObject({
      code: 99991672,
      msg: expect.stringContaining('im:message:readonly'),
    });
    platform.console.grantedScopes = [];
    expect(await refusalOf(send())).toMatchObject({ status: 400, code: 99991672 });
    expect(platform.shown(chat.id)).toHaveLength(1);
  });

  it('reads the name and mode of a chat', async () => {
    const platform = await platformForTest();
    const chat = platform.chat({ name: '口岸专班', mode: 'topic' });
    const client = sdkClient(platform);
    const { data } = await client.im.v1.chat.get({ path: { chat_id: chat.id } });
    expect(data).toMatchObject({ name: '口岸专班', chat_mode: 'topic', group_message_type: 'thread' });
    expect(await refusalOf(client.im.v1.chat.get({ path: { chat_id: 'oc_none' } }))).toMatchObject({ code: 232006 });
  });

  it('uploads a picture, which messages and cards may then show', async () => {
    const platform = await platformForTest();
    const client = sdkClient(platform);
    const chat = platform.chat();
    const folder = mkdtempSync(join(tmpdir(), 'picture-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const upload = (image: Buffer | ReadStream) =>
      client.im.v1.image.create({ data: { image_type: 'message', image } });
    const file = (bytes: number) => {
      const path = join(folder, `${bytes}.png`);
      writeFileSync(path, Buffer.alloc(bytes));
      return createReadStream(path);
    };
    const uploaded = await upload(file(9));
    const content = JSON.stringify({ image_key: uploaded?.image_key });
    await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chat.id, msg_type: 'image', content },
    });
    expect(platform.shown(chat.id)).toMatchObject([{ type: 'image', content: { image_key: uploaded?.image_key } }]);
    expect(platform.calls.find(({ operation }) => operation === 'image.upload')?.body).toEqual({
      image_type: 'message',
      image: { name: '9.png', bytes: 9 },
    });
    expect(await refusalOf(upload(Buffer.from('no file name')))).toMatchObject({ code: 234001 });
    expect(await refusalOf(upload(file(0)))).toMatchObject({ code: 234010 });
    expect(await refusalOf(upload(file(10 * 1024 * 1024 + 1)))).toMatchObject({ code: 234006 });
  });

  it('asking for something else is answered with 404 and recorded', async () => {
    const platform = await platformForTest();
    const response = await fetch(`${platform.url}/open-apis/contact/v3/users/ou_x`);
    expect(response.status).toBe(404);
    expect(platform.calls).toMatchObject([{ operation: 'unknown', method: 'GET', status: 404, carriedOut: false }]);
  });
});
