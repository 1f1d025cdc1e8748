import type { AppIdentity } from '../app.ts';
import type { PushDefect, PushRequest } from './push.ts';
import { encryptPush, signPush } from './seal.ts';

/** What a push says, still in the clear. */
export type PushContent = Readonly<Record<string, unknown>> & { readonly header?: object };

const TWO_DAYS_SECONDS = 2 * 24 * 60 * 60;
const HUGE = 1_500_000;

/** The request of a push at the given time in ms, good or with one defect. `signed` is false for the address check. */
export function pushRequest(
  url: string,
  content: PushContent,
  app: AppIdentity,
  nowMs: number,
  { defect, signed }: { readonly defect?: PushDefect | undefined; readonly signed: boolean },
): PushRequest {
  const body = bodyOf(contentOf(content, defect), app, defect);
  const seconds = Math.floor(nowMs / 1000) - (defect === 'old-timestamp' ? TWO_DAYS_SECONDS : 0);
  const unsigned = !signed || defect === 'missing-signature' || defect === 'unprotected';
  const key = defect === 'bad-signature' ? `${app.encryptKey}?` : app.encryptKey;
  return {
    url: url + (SUFFIXES[defect ?? ''] ?? ''),
    method: defect === 'wrong-method' ? 'PUT' : 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      ...(!unsigned && signPush(body, key, seconds)),
    },
    body: arrivingBody(body, defect),
  };
}

const SUFFIXES: Readonly<Record<string, string>> = { 'wrong-path': '/elsewhere', 'query-string': '?debug=1' };

function contentOf(content: PushContent, defect: PushDefect | undefined): PushContent {
  const wrong = (field: string) =>
    content.header === undefined
      ? { ...content, [field]: 'wrong' }
      : { ...content, header: { ...content.header, [field]: 'wrong' } };
  if (defect === 'wrong-token') return wrong('token');
  if (defect === 'wrong-app') return wrong('app_id');
  return defect === 'huge-body' ? { ...content, padding: 'x'.repeat(HUGE) } : content;
}

function bodyOf(content: PushContent, { encryptKey }: AppIdentity, defect: PushDefect | undefined): Buffer {
  const text = JSON.stringify(content);
  const sealed = (key: string) => JSON.stringify({ encrypt: encryptPush(text, key) });
  if (defect === 'empty-body') return Buffer.alloc(0);
  if (defect === 'plaintext' || defect === 'unprotected') return Buffer.from(text);
  if (defect === 'broken-json') return Buffer.from(sealed(encryptKey).slice(0, -2));
  if (defect === 'garbage-ciphertext') return Buffer.from(JSON.stringify({ encrypt: 'AAAA' }));
  return Buffer.from(sealed(defect === 'wrong-key' ? `${encryptKey}?` : encryptKey));
}

function arrivingBody(body: Buffer, defect: PushDefect | undefined): Buffer {
  if (defect === 'truncated-body') return body.subarray(0, body.length / 2);
  if (defect !== 'tampered-body') return body;
  const changed = Buffer.from(body);
  const at = Math.floor(body.length / 2);
  // Stays valid base64: only the meaning changes.
  changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
  return changed;
}
