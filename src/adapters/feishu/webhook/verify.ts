import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { type Envelope, envelopeSchema } from '../inbound/envelope.ts';
import { decrypt, isSame, isSigned } from './crypto.ts';

/** Why a request is turned away, and with which status. */
export class Rejection extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** A request that is the platform's: an event with the signature that proves it, or the check of our address. */
export type Verified = { envelope: Envelope; signature: string } | { challenge: string };

export type WebhookKeys = { appId: string; encryptKey: string; verificationToken: string };

/**
 * How old a request may be: the last redelivery comes after seven hours, and it is not documented whether it is signed
 * anew. Repeats within the time are found by their signatures and by the ids of their events.
 */
const oldestMs = 8 * 3_600_000;
/** How far the platform's clock may be ahead of ours. */
const aheadMs = 5 * 60_000;

const bodySchema = z.object({ encrypt: z.string().min(1) });
const challengeSchema = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() });

/** Checks a request from the outside in; throws a `Rejection`. */
export function verifyRequest(body: Buffer, headers: IncomingHttpHeaders, keys: WebhookKeys, now: number): Verified {
  const signature = headers['x-lark-signature'];
  return typeof signature === 'string'
    ? verifySigned(body, headers, signature, keys, now)
    : verifyChallenge(body, keys);
}

function verifySigned(
  body: Buffer,
  headers: IncomingHttpHeaders,
  signature: string,
  keys: WebhookKeys,
  now: number,
): Verified {
  const timestamp = String(headers['x-lark-request-timestamp'] ?? '');
  const nonce = String(headers['x-lark-request-nonce'] ?? '');
  if (!isSigned(body, { timestamp, nonce, signature }, keys.encryptKey)) throw new Rejection(401, 'bad signature');
  if (!isRecent(timestamp, now)) throw new Rejection(401, 'timestamp outside the window');
  const content = contentOf(body, keys.encryptKey);
  if (content === undefined) throw new Rejection(400, 'not decipherable');
  const challenge = challengeSchema.safeParse(content).data;
  if (challenge) return acceptChallenge(challenge, keys);
  const envelope = envelopeSchema.safeParse(content).data;
  if (!envelope) throw new Rejection(400, 'not an event of version 2.0');
  if (!isSame(envelope.header.token ?? '', keys.verificationToken)) throw new Rejection(401, 'wrong token');
  if (envelope.header.app_id !== keys.appId) throw new Rejection(403, 'event of another app');
  return { envelope, signature };
}

/**
 * The check of an address is not signed. Whatever is wrong with an unsigned request, the answer is the same: others would
 * tell a stranger how far the deciphering came.
 */
function verifyChallenge(body: Buffer, keys: WebhookKeys): Verified {
  const challenge = challengeSchema.safeParse(contentOf(body, keys.encryptKey)).data;
  if (!challenge) throw new Rejection(401, 'no signature');
  return acceptChallenge(challenge, keys);
}

function acceptChallenge({ challenge, token }: z.infer<typeof challengeSchema>, keys: WebhookKeys): Verified {
  if (!isSame(token, keys.verificationToken)) throw new Rejection(401, 'wrong token');
  return { challenge };
}

/** Seconds since 1970, as the platform writes them. */
function isRecent(timestamp: string, now: number): boolean {
  if (!/^\d{10}$/.test(timestamp)) return false;
  const age = now - Number(timestamp) * 1000;
  return age <= oldestMs && age >= -aheadMs;
}

function contentOf(body: Buffer, encryptKey: string): unknown {
  try {
    const { encrypt } = bodySchema.parse(JSON.parse(body.toString('utf8')));
    return JSON.parse(decrypt(encrypt, encryptKey));
  } catch {
    return undefined;
  }
}
