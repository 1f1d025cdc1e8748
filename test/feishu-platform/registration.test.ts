import { defaultHttpInstance, registerApp } from '@larksuiteoapi/node-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FeishuPlatform } from '../support/feishu-platform/platform.ts';
import { addonsOf, routeRegistration } from '../support/feishu-platform/registration/sdk-routing.ts';
import { platformForTest } from './sdk.ts';

type Options = Parameters<typeof registerApp>[0];

/** Runs registerApp against a platform; `onStatusChange` sees each answer to a poll. */
function register(platform: FeishuPlatform, options: Partial<Options> = {}) {
  onTestFinished(routeRegistration(defaultHttpInstance, platform.host));
  return registerApp({
    domain: platform.host,
    larkDomain: platform.host,
    onQRCodeReady: () => undefined,
    ...options,
  });
}

describe('registerApp', () => {
  it('shows a link, polls, and gets the app when the person confirms', async () => {
    const platform = await platformForTest();
    const links: string[] = [];
    const addons = {
      preset: false,
      scopes: { tenant: ['im:message:send_as_bot'] },
      events: { items: { tenant: ['im.message.receive_v1'] } },
      callbacks: { items: ['card.action.trigger'] },
    };
    const registering = register(platform, { addons, onQRCodeReady: ({ url }) => links.push(url) });
    await platform.until(() => platform.registration.polls === 3);
    platform.registration.approve();
    expect(await registering).toEqual({
      client_id: platform.app.appId,
      client_secret: platform.app.appSecret,
      user_info: { open_id: 'ou_owner', tenant_brand: 'feishu' },
    });
    expect(links).toHaveLength(1);
    expect(links[0]).toContain(`${platform.url}/page/launcher?user_code=`);
    expect(addonsOf(String(links[0]))).toEqual(addons);
    expect(platform.registration.begun).toBe(1);
    expect(platform.calls[0]).toMatchObject({ operation: 'registration', body: { action: 'begin' } });
  });

  it.each(['access_denied', 'expired_token'] as const)('fails with %s', async (error) => {
    const platform = await platformForTest();
    platform.registration.refuse(error);
    await expect(register(platform)).rejects.toMatchObject({ code: error });
  });

  it('is told to slow down, and can be aborted', async () => {
    const platform = await platformForTest();
    platform.registration.slowDown();
    const abort = new AbortController();
    const states: unknown[] = [];
    const onStatusChange: Options['onStatusChange'] = (status) => {
      states.push(status);
      abort.abort();
    };
    const registering = register(platform, { signal: abort.signal, onStatusChange });
    await expect(registering).rejects.toMatchObject({ code: 'abort' });
    expect(states).toEqual([{ status: 'slow_down', interval: 5.01 }]);
  });

  it('goes on at the Lark domain for a Lark tenant', async () => {
    const platform = await platformForTest();
    platform.registration.approve({ clientId: 'cli_new', clientSecret: 'new', openId: 'ou_li', brand: 'lark' });
    const states: unknown[] = [];
    const result = await register(platform, { onStatusChange: (status) => states.push(status) });
    expect(result).toMatchObject({ client_id: 'cli_new', user_info: { open_id: 'ou_li', tenant_brand: 'lark' } });
    expect(states).toEqual([{ status: 'domain_switched' }]);
    expect(platform.registration.polls).toBe(2);
  });

  it('meets the faults of other calls as well', async () => {
    const platform = await platformForTest();
    platform.faults.onCall('registration', { kind: 'lose-reply' }, { skip: 1, times: 1 });
    await expect(register(platform)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
