import type { Health } from '../../adapter.ts';

export const wechatStates = [
  'stopped',
  'starting',
  'waiting-for-scan',
  'logged-in',
  'ready',
  'degraded',
  'resting',
  'backing-off',
  'logged-out',
  'failed',
] as const;
/**
 * How the account is doing. `resting`: WeChat said that it sends too often; `backing-off`: no connection, or the process
 * that runs wechaty is being started again.
 */
export type WechatState = (typeof wechatStates)[number];

/** How the account is doing, for people to read; no secrets, no ids. */
export type WechatStatus = {
  state: WechatState;
  since: number;
  detail?: string;
  lastReceivedAt?: number;
  lastSentAt?: number;
  /** Errors of wechaty since the start of the program. */
  errors: number;
  /** Groups and people that cannot be told apart or found, in words. */
  unresolved: readonly string[];
};

/** What is counted while it runs. */
export type Tallies = Pick<WechatStatus, 'errors' | 'lastReceivedAt' | 'lastSentAt'>;

export type StatusBoard = {
  now(): Pick<WechatStatus, 'state' | 'since' | 'detail'>;
  /** Nothing changes, not even the time, when it is in that state already. */
  set(state: WechatState, detail?: string): void;
};

export function createStatusBoard(now: () => number, onChange: (state: WechatState) => void): StatusBoard {
  let current: ReturnType<StatusBoard['now']> = { state: 'stopped', since: now() };
  return {
    now: () => current,
    set(state, detail) {
      const isNew = state !== current.state;
      current = { state, since: isNew ? now() : current.since, ...(detail === undefined ? {} : { detail }) };
      if (isNew) onChange(state);
    },
  };
}

/** Replies are sent while this says ready or degraded; in all other states they wait. */
const healthOf: Readonly<Record<WechatState, Health['state']>> = {
  stopped: 'stopped',
  starting: 'starting',
  'waiting-for-scan': 'waiting',
  'logged-in': 'starting',
  ready: 'ready',
  degraded: 'degraded',
  resting: 'waiting',
  'backing-off': 'starting',
  'logged-out': 'waiting',
  failed: 'failed',
};

const words: Readonly<Record<WechatState, string>> = {
  stopped: 'stopped',
  starting: 'starting wechaty',
  'waiting-for-scan': 'waiting for a scan of the QR code',
  'logged-in': 'logged in, loading the contacts',
  ready: 'ready',
  degraded: 'ready, but not everything is found',
  resting: 'WeChat says that it sends too often: it rests',
  'backing-off': 'pauses before the next try',
  'logged-out': 'logged out',
  failed: 'cannot run',
};

export function healthFrom({ state, since, detail, unresolved }: WechatStatus): Health {
  const parts = [words[state], detail, ...unresolved].filter((part) => part !== undefined);
  return { state: healthOf[state], detail: parts.join('; '), since };
}
