import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''];

/** Where Chromium is, or undefined; CHROMIUM names another place. */
export const browserPath = places.find((path) => path && existsSync(path));

/** Said by the suites that need a browser when there is none. */
export const howToInstall =
  'no Chromium found: skipped. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path';

/** A browser without a window that asks nobody outside. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** A page, and everything that went wrong on it: errors, violated policies, requests that left the console. */
export async function aPage(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: address, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') troubles.push(line.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) troubles.push(`asked outside: ${request.url()}`);
  });
  return { page, troubles, close: () => context.close() };
}
