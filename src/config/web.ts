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
  consolePassword: setting({
    key: 'CONSOLE_PASSWORD',
    description: 'password of the web console',
    secret: true,
    schema: optionalText,
  }),
} as const;
