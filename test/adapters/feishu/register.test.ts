import { defaultHttpInstance } from '@larksuiteoapi/node-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guide } from '../../../src/adapters/feishu/setup/guide.ts';
import { RegistrationError, type RegistrationOptions, register } from '../../../src/adapters/feishu/setup/register.ts';
import { addonsOf, routeRegistration } from '../../support/feishu-platform/registration/sdk-routing.ts';
import { startPlatform } from '../../support/feishu-platform/start-platform.ts';
import { runCli } from '../../support/run-cli.ts';

/** A registration that a person has before them; `address` is what they scan. */
async function aRegistration(options: Partial<RegistrationOptions> = {}) {
  const platform = await startPlatform();
  const undo = routeRegistration(defaultHttpInstance, platform.host);
  onTestFinished(async () => {
    undo();
    await platform.stop();
  });
  let show: (address: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    show = resolve;
  });
  const done = register({
    botName: '案例通',
    onAddress: (url) => show(url),
    hosts: { feishu: platform.host, lark: platform.host },
    ...options,
  });
  done.catch(() => {});
  return { platform, address, done };
}

describe('making the Feishu app', () => {
  it('hands over the credentials when the person has confirmed', async () => {
    const { platform, address, done } = await aRegistration();
    expect(await address).toContain('/page/launcher');
    platform.registration.approve();
    const { appId, appSecret } = platform.app;
    expect(await done).toEqual({ appId, appSecret, brand: 'feishu' });
  });

  it('asks for the least', async () => {
    const { platform, address, done } = await aRegistration();
    const link = await address;
    expect(addonsOf(link)).toEqual({
      preset: false,
      scopes: {
        tenant: [
          'im:message:send_as_bot',
          'im:message.group_at_msg:readonly',
          'im:message.p2p_msg:readonly',
          'im:message:readonly',
          'im:chat:readonly',
          'im:resource',
        ],
      },
      events: {
        items: {
          tenant: [
            'im.message.receive_v1',
            'im.message.recalled_v1',
            'im.chat.member.bot.added_v1',
            'im.chat.member.bot.deleted_v1',
            'im.chat.disbanded_v1',
          ],
        },
      },
      callbacks: { items: ['card.action.trigger'] },
    });
    expect(new URL(link).searchParams.get('createOnly')).toBe('true');
    platform.registration.approve();
    await done;
  });

  it('goes on at Lark for a tenant of Lark', async () => {
    const { platform, done } = await aRegistration();
    platform.registration.approve({ brand: 'lark' });
    expect(await done).toMatchObject({ brand: 'lark' });
  });

  it('updates an app that is there, and no other', async () => {
    const { platform, address, done } = await aRegistration({ appId: 'cli_00000000000000aa' });
    expect(new URL(await address).searchParams.get('clientID')).toBe('cli_00000000000000aa');
    platform.registration.approve();
    await expect(done).rejects.toThrow(RegistrationError);
    await expect(done).rejects.toThrow('cli_00000000000000aa');
  });

  it.each([
    ['access_denied', '拒绝'],
    ['expired_token', '过期'],
  ] as const)('says in plain words when it ends with %s', async (error, words) => {
    const { platform, done } = await aRegistration();
    platform.registration.refuse(error);
    await expect(done).rejects.toThrow(words);
  });

  it('says in plain words when the platform is out of reach', async () => {
    const { done } = await aRegistration({ hosts: { feishu: '127.0.0.1:1', lark: '127.0.0.1:1' } });
    await expect(done).rejects.toThrow('网络');
  });

  it('can be broken off', async () => {
    const breakOff = new AbortController();
    const { address, done } = await aRegistration({ signal: breakOff.signal });
    await address;
    breakOff.abort();
    await expect(done).rejects.toThrow('取消');
  });
});

describe('what is left to do by hand', () => {
  it.each([
    ['feishu', 'https://open.feishu.cn/app/cli_1'],
    ['lark', 'https://open.larksuite.com/app/cli_1'],
  ] as const)('names both switches of the long connection, the release and the console of %s', (brand, url) => {
    const text = guide({ appId: 'cli_1', brand });
    for (const part of [url, '使用长连接接收事件', '使用长连接接收回调', '创建版本并发布', 'im.message.receive_v1'])
      expect(text).toContain(part);
  });
});

describe('setup:feishu', () => {
  it('explains itself', () => {
    expect(runCli('setup-feishu', ['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--app-id') });
  });

  it.each([[['--app-id', 'tea']], [['--tea']], [['tea']]])('refuses %j', (args) => {
    const { code, stderr } = runCli('setup-feishu', args);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage');
  });
});
