import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts a push as the platform does: AES-256-CBC under sha256(encrypt key), base64 of the vector and the ciphertext. */
export function encryptPush(text: string, encryptKey: string): string {
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), vector);
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** The three headers of a signed push: hex(sha256(timestamp + nonce + encrypt key + raw body)). */
export function signPush(body: Buffer, encryptKey: string, timestampSeconds: number): Record<string, string> {
  const timestamp = String(timestampSeconds);
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  };
}
