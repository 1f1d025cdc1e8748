import type { Asked, Inspector } from '../../adapters/feishu/index.ts';
import type { Config } from '../../config.ts';
import type { Check } from './check.ts';
import { setTheClock } from './clock.ts';
import { consoleOf, refusalFinding, scopeFindings, subscriptionFindings } from './feishu-findings.ts';
import { broken, type Finding, off, ok, unknown, warning } from './finding.ts';
import { askRunning, portFinding, portProblem } from './port.ts';

/** Longest wait for one answer of the platform. */
const callMs = 8_000;
const warnFromMs = 60_000;
/** Questions older than ten minutes are not answered, so that half of that is much. */
const brokenFromMs = 5 * 60_000;

type Settings = NonNullable<Config['feishu']>;

/** The app as the platform knows it: credentials, clock, permissions, events, callbacks, connection. */
export const checkFeishu: Check = async ({ config, timers }) => {
  const { feishu } = config;
  if (!feishu)
    return [
      off(
        { zh: '没有启用', en: 'not in use' },
        { zh: 'npm run setup:feishu 扫码创建应用', en: 'npm run setup:feishu makes an app' },
      ),
    ];
  const { createInspector } = await import('../../adapters/feishu/index.ts');
  const inspector = createInspector(feishu, callMs, timers.now);
  const bot = await inspector.bot();
  if ('failure' in bot) return [refusalFinding(bot.failure, feishu), ...(await wayIn(config, feishu, undefined))];
  return [
    botFinding(bot.told, feishu),
    ...clockFinding(bot.told.aheadMs),
    ...scopeFindings(await inspector.scopes(), feishu),
    ...subscriptionFindings(await inspector.subscriptions(), feishu),
    ...(await wayIn(config, feishu, inspector)),
  ];
};

function botFinding({ name, isActive }: { name: string; isActive: boolean }, settings: Settings): Finding {
  const says = { zh: `编号和密钥都对，机器人叫“${name}”`, en: `id and secret are right, the bot is called “${name}”` };
  if (isActive) return ok(says);
  return broken(
    { zh: `${says.zh}，但是没有启用`, en: `${says.en}, and it is not in use` },
    {
      zh: `到 ${consoleOf(settings)} 添加“机器人”能力，创建版本并发布，等管理员通过`,
      en: `at ${consoleOf(settings)} add the bot ability, publish a version and have it approved`,
    },
  );
}

function clockFinding(aheadMs: number | undefined): Finding[] {
  if (aheadMs === undefined || Math.abs(aheadMs) < warnFromMs) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const says = {
    zh: `本机时间比飞书${aheadMs > 0 ? '慢' : '快'} ${seconds} 秒：提问会被当成过期的`,
    en: `this machine's clock is ${seconds} seconds ${aheadMs > 0 ? 'behind' : 'ahead of'} the platform's: questions seem too old`,
  };
  return [Math.abs(aheadMs) < brokenFromMs ? warning(says, setTheClock) : broken(says, setTheClock)];
}

/** How events reach the program; the long connection is asked for, never opened: it would take events away. */
async function wayIn(config: Config, settings: Settings, inspector: Inspector | undefined): Promise<Finding[]> {
  const { transport } = settings;
  if (transport.kind === 'webhook') return [await webhookFinding(config, transport)];
  return inspector ? [connectionFinding(await inspector.connection(), settings), others] : [];
}

async function webhookFinding(
  { httpHost, httpPort }: Config,
  { host, port }: { host: string; port: number },
): Promise<Finding> {
  const place = `${host}:${port}`;
  const code = port === 0 ? undefined : await portProblem(host, port);
  if (code === undefined) return ok({ zh: `Webhook 的端口 ${place} 空着`, en: `the webhook's port ${place} is free` });
  if (code === 'EADDRINUSE' && (await askRunning(httpHost, httpPort)))
    return ok({
      zh: `Webhook 的端口 ${place} 由正在运行的程序用着`,
      en: `the running program uses the webhook's port ${place}`,
    });
  return portFinding(code, place, { host: 'FEISHU_WEBHOOK_HOST', port: 'FEISHU_WEBHOOK_PORT' });
}

/** The platform takes 50 connections of an app, and more are refused with this code. */
const tooManyConnections = 1_000_040_350;

function connectionFinding(asked: Asked<true>, settings: Settings): Finding {
  if ('told' in asked) return ok({ zh: '平台同意建立长连接', en: 'the platform grants a long connection' });
  if (asked.failure.code !== tooManyConnections) return refusalFinding(asked.failure, settings);
  return broken(
    {
      zh: '这个应用的长连接已到上限：别处还有很多程序连着它',
      en: 'the app has as many long connections as it may: other programs hold them',
    },
    {
      zh: '关掉别处用同一个应用的程序，或者换一个应用',
      en: 'end the programs elsewhere that use this app, or use another app',
    },
  );
}

const others = unknown(
  {
    zh: '有没有别的程序也连着这个应用，平台不告诉；有的话消息会被随机分走',
    en: 'whether other programs are connected to this app is not told by the platform; each event would go to one of them',
  },
  {
    zh: '一个应用只给案例通用；开几个进程时让它们共用一个数据库（STATE_URL）',
    en: 'keep the app for this bot; let several processes of it share one database (STATE_URL)',
  },
);
