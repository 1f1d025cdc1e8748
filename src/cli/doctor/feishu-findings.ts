import { type Asked, type Requirement, requirements, type Subscribed } from '../../adapters/feishu/index.ts';
import type { Config } from '../../config.ts';
import { broken, type Finding, ok, unknown, warning } from './finding.ts';

type Settings = NonNullable<Config['feishu']>;
type Failure = Extract<Asked<never>, { failure: unknown }>['failure'];

/** The app in the developer console. */
export function consoleOf({ domain, appId }: Settings): string {
  return `${domain}/app/${appId}`;
}

/** What a call that failed says about the settings or the network. */
export function refusalFinding({ code, reason }: Failure, settings: Settings): Finding {
  const { domain } = settings;
  if (code === undefined)
    return unknown(
      {
        zh: `连不上 ${domain}（${reason}），所以没有查`,
        en: `${domain} cannot be reached (${reason}), so that nothing was asked`,
      },
      { zh: '检查网络、代理和 FEISHU_DOMAIN', en: 'check the network, the proxy and FEISHU_DOMAIN' },
    );
  const known = credentials[code];
  if (known) return broken(known.says, known.remedy);
  return broken(
    { zh: `平台不答应：${code} ${reason}`, en: `the platform refuses: ${code} ${reason}` },
    { zh: `到 ${consoleOf(settings)} 看应用的状态`, en: `look at the app at ${consoleOf(settings)}` },
  );
}

/** Codes of the calls for a token and for a long connection. */
const credentials: Readonly<Record<number, Pick<Finding, 'says'> & { remedy: NonNullable<Finding['remedy']> }>> = {
  10003: {
    says: { zh: '没有这个应用', en: 'there is no such app' },
    remedy: {
      zh: '核对 FEISHU_APP_ID；国际版要设 FEISHU_DOMAIN=lark',
      en: 'check FEISHU_APP_ID; Lark needs FEISHU_DOMAIN=lark',
    },
  },
  10014: {
    says: { zh: '应用的密钥不对', en: 'the secret of the app is wrong' },
    remedy: {
      zh: '从开发者后台“凭证与基础信息”重新复制 FEISHU_APP_SECRET',
      en: 'copy FEISHU_APP_SECRET anew from “Credentials” in the developer console',
    },
  },
};

/** The scopes that the bot needs beside those that are granted. */
export function scopeFindings(
  asked: Asked<{ granted: readonly string[]; pending: readonly string[] }>,
  settings: Settings,
): Finding[] {
  if ('failure' in asked) return [refusalFinding(asked.failure, settings)];
  const { granted, pending } = asked.told;
  const missing = requirements.scopes.filter(
    ({ name, instead = [] }) => ![name, ...instead].some((each) => granted.includes(each)),
  );
  if (missing.length === 0)
    return [
      ok({
        zh: `需要的 ${requirements.scopes.length} 项权限都有`,
        en: `all ${requirements.scopes.length} permissions are granted`,
      }),
    ];
  return missing.map((scope) =>
    lacking(
      scope,
      { zh: '没有权限', en: 'the permission is missing:' },
      pending.includes(scope.name)
        ? { zh: '已经申请，请管理员审核通过', en: 'it was asked for: have it approved' }
        : {
            zh: `到 ${consoleOf(settings)} 的“权限管理”开通，再发布一个版本`,
            en: `grant it under “Permissions” at ${consoleOf(settings)} and publish a version`,
          },
    ),
  );
}

/** The code of a call whose scope is not granted. */
const scopeMissing = 99_991_672;

/** Events and callbacks of the developer console, and how they come. */
export function subscriptionFindings(
  asked: Asked<{ events: Subscribed; callbacks: Subscribed }>,
  settings: Settings,
): Finding[] {
  if ('failure' in asked) {
    if (asked.failure.code !== scopeMissing) return [refusalFinding(asked.failure, settings)];
    return [
      unknown(
        { zh: '看不到后台订阅了哪些事件、用什么方式', en: 'events, callbacks and how they come cannot be seen' },
        {
          zh: `到 ${consoleOf(settings)} 的“事件与回调”核对，两处都应是${modes[settings.transport.kind].zh}；开通 application:application:self_manage 以后这里能直接查`,
          en: `look at “Events & callbacks” at ${consoleOf(settings)}: both should be ${modes[settings.transport.kind].en}; with application:application:self_manage it is asked here`,
        },
      ),
    ];
  }
  const { events, callbacks } = asked.told;
  return [
    ...partFindings({ zh: '事件', en: 'event' }, events, requirements.events, settings),
    ...partFindings({ zh: '回调', en: 'callback' }, callbacks, requirements.callbacks, settings),
  ];
}

const modes = {
  websocket: { zh: '长连接', en: 'the long connection' },
  webhook: { zh: '发送至开发者服务器', en: "the developer's server" },
} as const;

function partFindings(
  part: { zh: string; en: string },
  { mode, names }: Subscribed,
  needed: readonly Requirement[],
  settings: Settings,
): Finding[] {
  const { kind } = settings.transport;
  const remedy = {
    zh: `到 ${consoleOf(settings)} 的“事件与回调”→“${part.zh}配置”改，再发布一个版本`,
    en: `change it under “Events & callbacks” at ${consoleOf(settings)}, ${part.en} configuration, and publish a version`,
  };
  const missing = needed.filter(({ name }) => !names.includes(name));
  const wrongMode =
    mode !== undefined && mode !== kind
      ? [
          broken(
            {
              zh: `后台的${part.zh}不是用${modes[kind].zh}，机器人收不到`,
              en: `${part.en}s do not come by ${modes[kind].en}, so that the bot gets none`,
            },
            remedy,
          ),
        ]
      : [];
  const found = [
    ...wrongMode,
    ...missing.map((each) => lacking(each, { zh: `没有订阅${part.zh}`, en: `the ${part.en} is missing:` }, remedy)),
  ];
  if (found.length > 0) return found;
  const way =
    mode === undefined
      ? { zh: '方式没说', en: 'how they come is not told' }
      : { zh: modes[kind].zh, en: `by ${modes[kind].en}` };
  return [
    ok({
      zh: `${part.zh} ${needed.length} 个都订阅了，${way.zh}`,
      en: `${needed.length === 1 ? `the ${part.en} is` : `all ${needed.length} ${part.en}s are`} subscribed, ${way.en}`,
    }),
  ];
}

function lacking(
  { name, why, isEssential }: Requirement,
  what: { zh: string; en: string },
  remedy: { zh: string; en: string },
): Finding {
  const says = { zh: `${what.zh} ${name}（${why.zh}）`, en: `${what.en} ${name} (${why.en})` };
  return isEssential ? broken(says, remedy) : warning(says, remedy);
}
