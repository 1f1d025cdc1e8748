import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

/** The files that pages load, and nothing else of that folder. */
const assets = [
  { name: 'app.css', type: 'text/css; charset=utf-8' },
  { name: 'app.js', type: 'text/javascript; charset=utf-8' },
  { name: 'icon.svg', type: 'image/svg+xml' },
] as const;

/** Serves the console's own style, script and icon. */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const { name, type } of assets) {
    const body = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    app.get(`/assets/${name}`, (c) =>
      c.req.header('if-none-match') === etag
        ? c.body(null, 304)
        : c.body(body, 200, { 'content-type': type, etag, 'cache-control': 'no-cache' }),
    );
  }
  return app;
}
