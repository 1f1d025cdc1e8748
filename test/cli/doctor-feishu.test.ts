import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findings, linesOf } from '../support/doctor.ts';
import type { FeishuPlatform, PlatformOptions } from '../support/feishu-platform/platform.ts';
import { startPlatform } from '../support/feishu-platform/start-platform.ts';
import { settingsOf } from '../support/program.ts';

async function aPlatform(options?: PlatformOptions): Promise<FeishuPlatform> {
  const platform = await startPlatform(options);
  onTestFinished(() => platform.stop());
  return platform;
}

/** What the doctor finds out about the app of a platform. */
function look(platform: FeishuPlatform, settings: Record<string, string> = {}, now = Date.now) {
  return findings('Feishu', { ...settingsOf(platform), ...settings }, { now });
}

const webhook = { FEISHU_TRANSPORT: 'webhook', FEISHU_ENCRYPT_KEY: 'tea-key', FEISHU_VERIFICATION_TOKEN: 'tea-token' };

describe('Feishu', () => {
  it('is off without an app', async () => {
    expect(linesOf(await findings('Feishu'), 'off')).toEqual([expect.stringContaining('npm run setup:feishu')]);
  });

  it('is fine where the app is as it should be; no connection is opened and nothing is sent', async () => {
    const platform = await aPlatform();
    const found = await look(platform);
    expect(linesOf(found, 'ok')).toEqual([
      'id and secret are right, the bot is called “案例通”',
      'all 6 permissions are granted',
      'all 5 events are subscribed, by the long connection',
      'the callback is subscribed, by the long connection',
      'the platform grants a long connection',
    ]);
    expect(linesOf(found, 'unknown')).toEqual([expect.stringContaining('is not told by the platform')]);
    expect(found).toHaveLength(6);
    expect(platform.connections).toEqual([]);
    expect(platform.calls.map(({ operation }) => operation)).toEqual([
      'token',
      'bot.info',
      'app.scopes',
      'app.get',
      'ws.endpoint',
    ]);
    expect(JSON.stringify(found)).not.toContain(platform.app.appSecret);
  });

  it.each([
    ['FEISHU_APP_SECRET', 'tea-secret', /the secret of the app is wrong -> copy FEISHU_APP_SECRET/],
    ['FEISHU_APP_ID', 'cli_0000000000000000', /there is no such app -> check FEISHU_APP_ID/],
  ])('is broken where %s is wrong', async (key, value, says) => {
    const found = await look(await aPlatform(), { [key]: value });
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(says)]);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('tea-secret');
  });

  it('is unknown, not broken, where the platform cannot be reached', async () => {
    const platform = await startPlatform();
    await platform.stop();
    const found = await look(platform);
    expect(linesOf(found, 'unknown')).toEqual([
      expect.stringMatching(/cannot be reached \(ECONNREFUSED\).*check the network/),
    ]);
    expect(found).toHaveLength(1);
  });

  it('is unknown where the platform does not answer in time, or something else answers', async () => {
    const platform = await aPlatform();
    platform.faults.onCall('bot.info', { kind: 'status', status: 502 });
    expect(linesOf(await look(platform), 'unknown')).toEqual([expect.stringContaining('cannot be reached')]);
    platform.faults.clear();
    platform.faults.hold('bot.info');
    expect(linesOf(await look(platform), 'unknown')).toEqual([expect.stringContaining('timed out')]);
  });

  it('is broken where the bot is not in use', async () => {
    const platform = await aPlatform();
    platform.console.botEnabled = false;
    expect(linesOf(await look(platform), 'broken')).toEqual([
      expect.stringMatching(/it is not in use -> at http.*\/app\/cli_\w+ add the bot ability/),
    ]);
  });

  it('names each permission that is missing: broken without the two that matter, a warning without others', async () => {
    const platform = await aPlatform();
    platform.console.grantedScopes = ['application:application:self_manage', 'im:chat:readonly'];
    platform.console.pendingScopes = ['im:resource'];
    const found = await look(platform);
    expect(linesOf(found, 'broken')).toEqual([
      expect.stringMatching(/im:message:send_as_bot .*-> grant it under/),
      expect.stringMatching(/im:message\.group_at_msg:readonly .*-> grant it under/),
    ]);
    expect(linesOf(found, 'warning')).toEqual([
      expect.stringContaining('im:message.p2p_msg:readonly'),
      expect.stringContaining('im:message:readonly'),
      expect.stringMatching(/im:resource .*-> it was asked for: have it approved/),
    ]);
  });

  it('takes wider permissions for the narrow ones', async () => {
    const platform = await aPlatform();
    platform.console.grantedScopes = [
      ...['im:message', 'im:message.group_msg', 'im:message.p2p_msg', 'im:chat', 'im:resource:upload'],
      'application:application:self_manage',
    ];
    const found = await look(platform);
    expect(linesOf(found, 'ok')).toContain('all 6 permissions are granted');
    expect([...linesOf(found, 'broken'), ...linesOf(found, 'warning')]).toEqual([]);
  });

  it('says where to look where the app may not read its own settings', async () => {
    const platform = await aPlatform();
    platform.console.grantedScopes = platform.console.grantedScopes.filter((name) => !name.startsWith('application'));
    expect(linesOf(await look(platform), 'unknown')[0]).toMatch(
      /cannot be seen -> look at “Events & callbacks” at http.* the long connection; with application:application:self_manage/,
    );
  });

  it('is broken where callbacks or events come another way than the settings say', async () => {
    const platform = await aPlatform();
    platform.console.callbackTransport = 'webhook';
    expect(linesOf(await look(platform), 'broken')).toEqual([
      expect.stringMatching(/^callbacks do not come by the long/),
    ]);
    platform.console.eventTransport = 'webhook';
    const port = { FEISHU_WEBHOOK_PORT: '0' };
    const found = await look(platform, { ...webhook, ...port });
    expect(linesOf(found, 'broken')).toEqual([]);
    expect(linesOf(found, 'ok')).toContain("all 5 events are subscribed, by the developer's server");
    platform.console.callbackTransport = 'websocket';
    expect(linesOf(await look(platform, { ...webhook, ...port }), 'broken')).toEqual([
      expect.stringMatching(/^callbacks do not come by the developer's server/),
    ]);
  });

  it('names events and callbacks that are missing', async () => {
    const platform = await aPlatform();
    platform.console.subscribedEvents = [
      'im.message.recalled_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.disbanded_v1',
    ];
    platform.console.subscribedCallbacks = [];
    const found = await look(platform);
    expect(linesOf(found, 'broken')).toEqual([expect.stringContaining('im.message.receive_v1 (messages)')]);
    expect(linesOf(found, 'warning')).toEqual([
      expect.stringContaining('im.chat.member.bot.deleted_v1'),
      expect.stringContaining('card.action.trigger (buttons of cards)'),
    ]);
  });

  it('notices a clock that is wrong by minutes', async () => {
    const platform = await aPlatform();
    const found = (aheadMs: number) => look(platform, {}, () => Date.now() - aheadMs);
    expect(linesOf(await found(10_000), 'warning')).toEqual([]);
    expect(linesOf(await found(120_000), 'warning')).toEqual([expect.stringMatching(/1\d\d seconds behind .*set-ntp/)]);
    expect(linesOf(await found(-900_000), 'broken')).toEqual([expect.stringMatching(/9\d\d seconds ahead of/)]);
  });

  it('is broken where too many programs are connected to the app, or no connection is granted', async () => {
    const platform = await aPlatform();
    const refuse = (code: number) => platform.faults.onCall('ws.endpoint', { kind: 'code', code, status: 200 });
    refuse(1_000_040_350);
    expect(linesOf(await look(platform), 'broken')).toEqual([expect.stringContaining('other programs hold them')]);
    platform.faults.clear();
    refuse(403);
    expect(linesOf(await look(platform), 'broken')).toEqual([
      expect.stringMatching(/the platform refuses: 403 forbidden/),
    ]);
  });

  it('is broken where the port of the webhook is taken by another program', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);
    const platform = await aPlatform();
    platform.console.eventTransport = 'webhook';
    platform.console.callbackTransport = 'webhook';
    const found = await look(platform, {
      ...webhook,
      FEISHU_WEBHOOK_HOST: '127.0.0.1',
      FEISHU_WEBHOOK_PORT: port,
      HTTP_PORT: '9',
    });
    expect(linesOf(found, 'broken')).toEqual([expect.stringMatching(/another program uses .*FEISHU_WEBHOOK_PORT/)]);
  });
});
