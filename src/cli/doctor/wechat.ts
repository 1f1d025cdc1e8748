import { join } from 'node:path';
import type { AccountFacts, PuppetTry } from '../../adapters/wechat/index.ts';
import type { Check } from './check.ts';
import { broken, type Finding, off, ok, warning } from './finding.ts';
import { exposed } from './privacy.ts';

/** wechaty is large; on a small machine it takes its time. */
const loadMs = 60_000;
const hourMs = 60 * 60_000;

/** Whether wechaty and the puppet load, and what is left of the last log-in. No log-in is tried. */
export const checkWechat: Check = async ({ config: { wechat }, timers }) => {
  if (!wechat)
    return [
      off(
        { zh: '没有启用', en: 'not in use' },
        {
          zh: '先看 src/adapters/wechat/README.md 里的风险，再设 WECHAT_PUPPET',
          en: 'read the risks in src/adapters/wechat/README.md before you set WECHAT_PUPPET',
        },
      ),
    ];
  const { readAccountFacts, tryPuppet } = await import('../../adapters/wechat/index.ts');
  const { puppet, sessionFolder } = wechat;
  const facts = readAccountFacts(wechat, timers.now());
  return [
    puppetFinding(puppet, await tryPuppet(wechat, timers, loadMs)),
    sessionFinding(facts, timers.now()),
    ...exposed([sessionFolder, join(sessionFolder, 'session.json')]),
    ...(facts.isInUse ? [ok({ zh: '账号正由一个运行中的程序用着', en: 'a running program uses the account' })] : []),
  ];
};

function puppetFinding(puppet: string, tried: PuppetTry): Finding {
  if (tried.state === 'loads')
    return ok({ zh: `wechaty 和 ${puppet} 装好了，能加载`, en: `wechaty and ${puppet} are installed and load` });
  if (tried.state === 'missing')
    return broken(
      { zh: `没有装 ${tried.name}`, en: `${tried.name} is not installed` },
      {
        zh: `npm install --no-save ${tried.name}（npm ci 不带 --omit=optional 也会装上 wechat4u）`,
        en: `npm install --no-save ${tried.name} (npm ci without --omit=optional installs wechat4u)`,
      },
    );
  return broken(
    { zh: `${puppet} 加载不了：${tried.reason}`, en: `${puppet} does not load: ${tried.reason}` },
    { zh: '检查 WECHAT_PUPPET，再运行 npm ci', en: 'check WECHAT_PUPPET, then run npm ci' },
  );
}

function sessionFinding({ keptAt }: AccountFacts, now: number): Finding {
  if (keptAt === undefined)
    return warning(
      { zh: '还没有登录过', en: 'nobody has logged in yet' },
      {
        zh: 'npm start，然后用手机微信扫终端或控制台“运营”页上的二维码',
        en: 'npm start, then scan the QR code on the terminal or the page of operations',
      },
    );
  const hours = Math.max(0, Math.floor((now - keptAt) / hourMs));
  const age =
    hours < 48
      ? { zh: `${hours} 小时`, en: `${hours} hours` }
      : { zh: `${Math.floor(hours / 24)} 天`, en: `${Math.floor(hours / 24)} days` };
  return ok({
    zh: `有登录状态，${age.zh}前保存；微信随时可能让它失效`,
    en: `a log-in was kept ${age.en} ago; WeChat may end it at any time`,
  });
}
