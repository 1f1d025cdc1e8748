import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a request is signed with our key: `X-Lark-Signature` is the SHA-256 of timestamp, nonce, encrypt key and the
 * bytes of the body, in hex (Feishu, "configure encrypt key").
 */
export function isSigned(
  body: Buffer,
  { timestamp, nonce, signature }: { timestamp: string; nonce: string; signature: string },
  encryptKey: string,
): boolean {
  const expected = createHash('sha256').update(timestamp).update(nonce).update(encryptKey).update(body).digest('hex');
  return isSame(signature.toLowerCase(), expected);
}

/** Whether two texts are the same, in a time that does not tell how far they are. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Decrypts what the platform encrypted: a vector of 16 bytes and AES-256-CBC under the SHA-256 of the encrypt key. */
export function decrypt(encrypted: string, encryptKey: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const key = createHash('sha256').update(encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}
