import { Hono } from 'hono';
import type { Login } from '../security/login.ts';
import type { WebParts } from '../web-parts.ts';
import { healthReport, product } from './report.ts';

type MonitoringParts = Pick<WebParts, 'channels' | 'vitals' | 'metrics'>;

/**
 * `/healthz` says that the process runs, `/healthz/ready` whether it does its work, `/metrics` what it counted. The
 * metrics are for whoever may see the console: a scraper gives the password (RFC 7617 or RFC 6750).
 */
export function monitoringRoutes({ channels, vitals, metrics }: MonitoringParts, login: Login | undefined): Hono {
  return new Hono()
    .use('/healthz/*', async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
    })
    .get('/healthz', (c) => c.json({ product, live: true }))
    .get('/healthz/ready', async (c) => {
      const report = healthReport(channels(), await vitals());
      return c.json(report, report.ready ? 200 : 503);
    })
    .get('/metrics', async (c) => {
      const admission = (await login?.admits(c)) ?? 'ok';
      if (admission === 'blocked') return c.text('Too many wrong passwords.\n', 429);
      if (admission === 'wrong')
        return c.text('The password of the console is needed.\n', 401, { 'www-authenticate': 'Basic realm="metrics"' });
      return c.body(await metrics.render(channels(), await vitals()), 200, { 'content-type': metrics.contentType });
    });
}
