import { gunzipSync } from 'node:zlib';
import type { defaultHttpInstance } from '@larksuiteoapi/node-sdk';

/**
 * Lets registerApp reach a platform: the SDK always asks `https://{domain}` through its own HTTP instance, so calls to
 * the platform's host are turned to plain HTTP on the way. Give `host` as `domain` and `larkDomain`. Returns the undoing.
 */
export function routeRegistration(http: typeof defaultHttpInstance, host: string): () => void {
  const interceptor = http.interceptors.request.use((config) => {
    config.url = config.url?.replace(`https://${host}/`, `http://${host}/`) ?? '';
    return config;
  });
  return () => http.interceptors.request.eject(interceptor);
}

/** What the link of a QR code asks for: its `addons`, which registerApp packs as URL-safe base64 of gzipped JSON. */
export function addonsOf(link: string): unknown {
  const packed = new URL(link).searchParams.get('addons');
  return packed === null ? undefined : JSON.parse(gunzipSync(Buffer.from(packed, 'base64url')).toString());
}
