import { createHash } from 'node:crypto';

/**
 * The platform's own idempotency key: at most one message within an hour is shown for one uuid of at most 50 characters.
 * `part` tells apart what may be sent for one key, since another content or way needs another uuid.
 */
export function uuidOf(idempotencyKey: string, part: string): string {
  return createHash('sha256').update(`${idempotencyKey}\n${part}`).digest('hex').slice(0, 40);
}
