import { describe, expect, it } from 'vitest';
import {
  defaultQuietAfterLoginMs,
  defaultWechatPace,
  defaultWechatPerPerson,
} from '../../../src/adapters/wechat/index.ts';
import { ConfigError, loadConfig, secretsOf } from '../../../src/config.ts';

describe('the settings of WeChat', () => {
  it('turn it on by a puppet, and keep it off without one', () => {
    expect(loadConfig({}).wechat).toBeUndefined();
    expect(loadConfig({ WECHAT_GROUPS: '案例群' }).wechat).toBeUndefined();
    expect(loadConfig({ WECHAT_PUPPET: 'wechat4u' }).wechat?.puppet).toBe('wechaty-puppet-wechat4u');
    expect(loadConfig({ WECHAT_PUPPET: '@scope/puppet-x', WECHAT_PUPPET_TOKEN: 'secret' }).wechat).toMatchObject({
      puppet: '@scope/puppet-x',
      token: 'secret',
    });
  });

  it('hold the careful pace unless told otherwise', () => {
    const config = loadConfig({ WECHAT_PUPPET: 'wechat4u' });
    expect(config.wechat?.pace).toEqual(defaultWechatPace);
    expect(config.wechat).toMatchObject({
      perPerson: defaultWechatPerPerson,
      quietAfterLoginMs: defaultQuietAfterLoginMs,
    });
    const fast = loadConfig({ WECHAT_PUPPET: 'wechat4u', WECHAT_GAP: '10', WECHAT_DIGEST_GAP: '5-6' });
    expect(fast.wechat?.pace).toMatchObject({ accountGapMs: 10_000, digestGapMs: [5_000, 6_000] });
  });

  it('name groups with all that they are called', () => {
    const { wechat } = loadConfig({ WECHAT_PUPPET: 'wechat4u', WECHAT_GROUPS: ' 案例群 = 旧名群，海关A/B群, ' });
    expect(wechat?.groups).toEqual([['案例群', '旧名群'], ['海关A/B群']]);
  });

  it('are all complained of at once, each with what to write', () => {
    const load = () =>
      loadConfig({
        WECHAT_PUPPET: '../../etc/passwd',
        WECHAT_GROUPS: '案例群,案例群',
        WECHAT_GAP: '0',
        WECHAT_DIGEST_GAP: '90-30',
        WECHAT_DIGEST_HOURS: '9',
        WECHAT_QUIET_HOURS: '25-7',
      });
    expect(load).toThrow(ConfigError);
    for (const key of ['PUPPET', 'GROUPS', 'GAP', 'DIGEST_GAP', 'DIGEST_HOURS', 'QUIET_HOURS'])
      expect(load).toThrow(new RegExp(`WECHAT_${key}: write `));
  });

  it('keep the token secret, and every secret from the process that runs wechaty', () => {
    const config = loadConfig({
      WECHAT_PUPPET: 'wechat4u',
      WECHAT_PUPPET_TOKEN: 'token-1',
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      FEISHU_APP_SECRET: 'secret-1',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      PATH: '/bin',
    });
    expect(secretsOf(config)).toContain('token-1');
    expect(config.wechat?.environment).toEqual({ HTTPS_PROXY: 'http://127.0.0.1:9', PATH: '/bin' });
  });
});
