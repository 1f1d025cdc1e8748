import { setting } from './setting.ts';
import { numberOr, optionalText, textOr } from './texts.ts';

/** Settings of the web console. */
export const webSettings = {
  httpHost: setting({
    key: 'HTTP_HOST',
    description: 'address the web console listens on; another than 127.0.0.1 needs CONSOLE_PASSWORD',
    schema: textOr('127.0.0.1', (text) => (/^[\w.:-]+$/.test(text) ? text : undefined), 'write a host or an address'),
  }),
  httpPort: setting({
    key: 'HTTP_PORT',
    description: 'port of the web console',
    schema: numberOr(3000, 0, 65_535),
  }),
  publicAddress: setting({
    key: 'PUBLIC_ADDRESS',
    description:
      'address under which people reach the console, such as https://cases.example.org; answers then link to it',
    schema: optionalText
      .refine(
        (text) => text === undefined || isWebAddress(text),
        'write an address that begins with http:// or https://',
      )
      .transform((text) => text?.replace(/\/+$/, '')),
  }),
  consolePassword: setting({
    key: 'CONSOLE_PASSWORD',
    description: 'password of the web console',
    secret: true,
    schema: optionalText,
  }),
} as const;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
