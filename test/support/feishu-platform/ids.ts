import { randomBytes } from 'node:crypto';

/** A new id with the platform's prefix (`om_`, `oc_`, `omt_`, …), unique across platforms and processes. */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}
