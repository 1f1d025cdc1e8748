import type { Pace } from '../../bot/delivery/pace.ts';

/** What the operator says about WeChat. Pauses in milliseconds. */
export type WechatSettings = {
  /** The package of a wechaty puppet. */
  puppet: string;
  token?: string;
  /** The groups that are served, each with all the names it goes by; the first one stays its identity. Empty: all. */
  groups: readonly (readonly string[])[];
  /** What a message in a group may begin with instead of a mention; besides the account's own name. */
  prefixes: readonly string[];
  /** Absolute; only its owner can look into it. */
  sessionFolder: string;
  /** Environment of the process in which wechaty runs: proxies, a time zone, no secrets. */
  environment: Readonly<Record<string, string>>;
  pace: Pace;
  /** Most questions of one person in ten minutes. */
  perPerson: number;
  /** Nothing is sent for so long after a log-in. */
  quietAfterLoginMs: number;
};

/**
 * The pace that an account is believed to survive. There are no official numbers: bursts of a hundred, or one message a
 * second for an hour, got accounts blocked (reports of 2017 to 2024), so these stay far below.
 */
export const defaultPace = {
  chatGapMs: 5_000,
  accountGapMs: 3_000,
  jitterMs: 2_000,
  perMinute: 10,
  perDay: 200,
  digestGapMs: [30_000, 90_000],
  digestHours: { from: 9, to: 18 },
  quietHours: { from: 22, to: 7 },
  atOnce: 1,
} as const satisfies Pace;

export const defaultPerPerson = 5;
export const defaultQuietAfterLoginMs = 60_000;
