import type { IncomingMessage } from 'node:http';

/** Most bytes of a request; the platform's are far below. */
export const maxBodyBytes = 1_000_000;

/** Up to here a body is read to its end and thrown away, so that its sender hears why; beyond, it is cut off. */
const patienceBytes = 8 * maxBodyBytes;

/** The bytes of a body; undefined where they are too many. Rejects when the sender breaks off. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > patienceBytes) resolve(undefined);
    });
    request.on('end', () => resolve(bytes <= maxBodyBytes ? Buffer.concat(chunks) : undefined));
    request.on('error', reject);
    request.on('close', () => reject(new Error('broken off')));
  });
}
