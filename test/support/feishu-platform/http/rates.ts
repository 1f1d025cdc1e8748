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
