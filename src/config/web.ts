import { setting } from './setting.ts';
import { anyText, numberOr, optional, textOr } from './texts.ts';

/** Settings of the web console. */
export const webSettings = {
  httpHost: setting({
    key: 'HTTP_HOST',
    description: {
      zh: '控制台监听的地址；不是 127.0.0.1 时必须设 CONSOLE_PASSWORD',
      en: 'address the web console listens on; another than 127.0.0.1 needs CONSOLE_PASSWORD',
    },
    ...textOr('127.0.0.1', (text) => (/^[\w.:-]+$/.test(text) ? text : undefined), {
      zh: '写主机名或地址',
      en: 'write a host or an address',
    }),
  }),
  httpPort: setting({
    key: 'HTTP_PORT',
    description: {
      zh: '控制台的端口；/healthz 和 /metrics 也在这里',
      en: 'port of the web console, and of `/healthz` and `/metrics`',
    },
    ...numberOr(3000, 0, 65_535),
  }),
  publicAddress: setting({
    key: 'PUBLIC_ADDRESS',
    description: {
      zh: '别人打开控制台用的网址，例如 https://cases.example.org；写了，回答里就带链接',
      en: 'address under which people reach the console, such as https://cases.example.org; answers then link to it',
    },
    ...optional((text) => (isWebAddress(text) ? text.replace(/\/+$/, '') : undefined), {
      zh: '写以 http:// 或 https:// 开头的网址',
      en: 'write an address that begins with http:// or https://',
    }),
  }),
  consolePassword: setting({
    key: 'CONSOLE_PASSWORD',
    description: { zh: '控制台的密码', en: 'password of the web console' },
    secret: true,
    ...anyText,
  }),
} as const;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
