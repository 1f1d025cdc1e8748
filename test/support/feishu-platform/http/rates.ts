import { PlatformError } from './errors.ts';

/** Calls allowed in a sliding window of the platform's clock; a missing number is no limit. */
export interface RateLimits {
  /** Messages a second in one chat, else 230020; the platform's own figure is 5. */
  readonly chatPerSecond?: number;
  /** Changes a second of one message, else 230020; the platform's own figure is 5. */
  readonly patchPerSecond?: number;
  /** Message calls a second of the app, else 99991400 with x-ogw-ratelimit-reset; the platform's own figure is 50. */
  readonly appPerSecond?: number;
  /** Message calls a minute of the app, likewise; the platform's own figure is 1000. */
  readonly appPerMinute?: number;
}

/** Counts calls and refuses those over the limit. A refused call does not count. */
export interface RateGuard {
  app(): void;
  chat(chatId: string): void;
  change(messageId: string): void;
}

/** A guard over the given clock. */
export function createRateGuard(limits: RateLimits, now: () => number): RateGuard {
  const passed = new Map<string, number[]>();
  /** Milliseconds until there is room again; 0 when the call passed. */
  const wait = (key: string, windowMs: number, limit: number | undefined): number => {
    if (limit === undefined) return 0;
    const recent = (passed.get(key) ?? []).filter((at) => at > now() - windowMs);
    passed.set(key, recent);
    const oldest = recent[recent.length - limit];
    if (oldest !== undefined) return oldest + windowMs - now();
    recent.push(now());
    return 0;
  };
  const refuseBusy = (waitMs: number) => {
    if (waitMs > 0) throw new PlatformError(230020);
  };

  return {
    app: () => {
      const waitMs = Math.max(
        wait('app/second', 1000, limits.appPerSecond),
        wait('app/minute', 60_000, limits.appPerMinute),
      );
      if (waitMs === 0) return;
      const headers = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': String(Math.ceil(waitMs / 1000)) };
      throw new PlatformError(99991400, { headers });
    },
    chat: (chatId) => refuseBusy(wait(`chat/${chatId}`, 1000, limits.chatPerSecond)),
    change: (messageId) => refuseBusy(wait(`change/${messageId}`, 1000, limits.patchPerSecond)),
  };
}
