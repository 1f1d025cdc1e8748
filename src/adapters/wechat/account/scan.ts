import { renderUnicodeCompact } from 'uqr';

/** A QR code that waits for a scan. Whoever shows it must keep it out of logs. */
export type Scan = { url: string; since: number };

export type ScanParts = {
  now: () => number;
  /** Shows text to the person at the terminal, where there is one. */
  show?: ((text: string) => void) | undefined;
  /** Tells the people in charge on another channel. */
  notify?: ((text: string) => void) | undefined;
};

export type ScanDesk = {
  current(): Scan | undefined;
  /** A code to scan, a new one every few minutes. */
  ask(url: string): void;
  /** The code was used or is of no use any more. */
  done(options: { isLoggedIn: boolean }): void;
};

const notifyAgainAfterMs = 6 * 60 * 60_000;

/** Shows QR codes, and calls for somebody once, not with each new code. */
export function createScanDesk({ now, show, notify }: ScanParts): ScanDesk {
  let scan: Scan | undefined;
  let notifiedAt = Number.NEGATIVE_INFINITY;
  return {
    current: () => scan,
    ask(url) {
      if (scan?.url === url) return;
      scan = { url, since: now() };
      show?.(`\n微信登录：请用微信“扫一扫”扫描下面的二维码。\n${renderUnicodeCompact(url)}\n`);
      if (now() - notifiedAt < notifyAgainAfterMs) return;
      notifiedAt = now();
      notify?.(
        '微信账号掉线了，需要重新扫码登录：请到控制台或运行机器人的终端扫描二维码。登录之前，微信群里的提问收不到。',
      );
    },
    done({ isLoggedIn }) {
      scan = undefined;
      if (isLoggedIn) notifiedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
