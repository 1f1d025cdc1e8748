import { newId } from '../ids.ts';
import { PlatformError } from './errors.ts';

/** Gives out tenant tokens and checks them. */
export interface TokenOffice {
  /** A token with its remaining lifetime in whole seconds; the same one until half an hour before its end. */
  issue(): { readonly token: string; readonly expire: number };
  /** Throws 99991661 without a bearer token and 99991663 for one that is unknown, expired or revoked. */
  check(authorization: string | undefined): void;
  revokeAll(): void;
}

const RENEWAL_MS = 30 * 60 * 1000;

/** An office whose tokens live for so many seconds of the given clock. */
export function createTokenOffice(now: () => number, lifetimeSeconds: number): TokenOffice {
  const expiries = new Map<string, number>();
  let current: string | undefined;
  const remaining = (token: string | undefined) => (expiries.get(token ?? '') ?? 0) - now();

  return {
    issue: () => {
      if (current === undefined || remaining(current) < Math.min(RENEWAL_MS, (lifetimeSeconds * 1000) / 2)) {
        current = newId('t-');
        expiries.set(current, now() + lifetimeSeconds * 1000);
      }
      return { token: current, expire: Math.floor(remaining(current) / 1000) };
    },
    check: (authorization) => {
      const token = authorization?.match(/^Bearer (\S+)$/)?.[1];
      if (token === undefined) throw new PlatformError(99991661);
      if (remaining(token) <= 0) throw new PlatformError(99991663);
    },
    revokeAll: () => expiries.clear(),
  };
}
