import { registerApp } from '@larksuiteoapi/node-sdk';
import { requirements } from './requirements.ts';

/** An app as the platform handed it over. The secret must not be shown. */
export type RegisteredApp = { appId: string; appSecret: string; brand: 'feishu' | 'lark' };

/** The app was not made; the message is for the person at the terminal. */
export class RegistrationError extends Error {}

export type RegistrationOptions = {
  /** An existing app to give these settings to. */
  appId?: string;
  /** Begin at Lark instead of Feishu. */
  lark?: boolean;
  botName: string;
  /** The address to open or scan, and how many seconds it holds. */
  onAddress(address: string, seconds: number): void;
  /** Hosts of the accounts service; those of Feishu and Lark by default. */
  hosts?: { feishu: string; lark: string };
  signal?: AbortSignal;
};

const accounts = { feishu: 'accounts.feishu.cn', lark: 'accounts.larksuite.com' };

/** Lets a person make (or update) the app by scanning a code: OAuth device flow (RFC 8628). Asks for the least. */
export async function register(options: RegistrationOptions): Promise<RegisteredApp> {
  const { appId, lark = false, botName, onAddress, hosts = accounts, signal } = options;
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  const result = await registerApp({
    domain: lark ? hosts.lark : hosts.feishu,
    larkDomain: hosts.lark,
    appPreset: { name: botName },
    addons: {
      preset: false,
      scopes: { tenant: names(requirements.scopes) },
      events: { items: { tenant: names(requirements.events) } },
      callbacks: { items: names(requirements.callbacks) },
    },
    ...(appId === undefined ? { createOnly: true } : { appId }),
    ...(signal ? { signal } : {}),
    onQRCodeReady: ({ url, expireIn }) => onAddress(url, expireIn),
  }).catch((error: unknown) => {
    throw new RegistrationError(describe(error));
  });
  if (appId !== undefined && result.client_id !== appId)
    throw new RegistrationError(`扫码时选择的是另一个应用（${result.client_id}），不是 ${appId}，没有改动任何设置。`);
  return {
    appId: result.client_id,
    appSecret: result.client_secret,
    brand: result.user_info?.tenant_brand ?? (lark ? 'lark' : 'feishu'),
  };
}

const reasons: Readonly<Record<string, string>> = {
  access_denied: '授权被拒绝了。',
  expired_token: '二维码已过期，请重新运行本命令。',
  abort: '已取消。',
};

/** The SDK throws plain objects with a code of the platform, or errors of the network that hold the whole request. */
function describe(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (error instanceof Error || typeof code !== 'string') {
    const reason = typeof code === 'string' ? `（${code}）` : '';
    return `连不上开放平台${reason}，请检查网络后再试。`;
  }
  return reasons[code] ?? `开放平台没有完成注册（${code}），请稍后再试。`;
}
