import { createServer } from 'node:net';
import { z } from 'zod';
import type { Bilingual } from '../../knowledge/language.ts';
import { broken, type Finding } from './finding.ts';

/** Whether a port could be listened on: undefined where it could, else Node's code of why not. */
export function portProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** What is said of a port that cannot be had; `settings` are those of its host and number. */
export function portFinding(code: string, place: string, settings: { host: string; port: string }): Finding {
  const remedies: Readonly<Record<string, Bilingual>> = {
    EADDRINUSE: { zh: `关掉那个程序，或者改 ${settings.port}`, en: `end that program, or change ${settings.port}` },
    EACCES: { zh: `把 ${settings.port} 改成 1024 以上`, en: `set ${settings.port} to one above 1024` },
  };
  const other = { zh: `检查 ${settings.host}`, en: `check ${settings.host}` };
  const taken = { zh: `${place} 被别的程序占着`, en: `another program uses ${place}` };
  const says =
    code === 'EADDRINUSE'
      ? taken
      : { zh: `不能监听 ${place}（${code}）`, en: `${place} cannot be listened on (${code})` };
  return broken(says, remedies[code] ?? other);
}

const reportSchema = z.object({
  product: z.literal('anlitong'),
  database: z.object({ state: z.string() }),
  clock: z.object({ state: z.string() }),
  channels: z.record(z.string(), z.string()),
});

/** How a running program says that its parts are doing. */
export type RunningReport = z.infer<typeof reportSchema>;

const patienceMs = 4_000;

/** Asks whatever listens there whether it is this program, running; undefined where it is not. */
export async function askRunning(host: string, port: number): Promise<RunningReport | undefined> {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const response = await fetch(`http://${reachable}:${port}/healthz/ready`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return reportSchema.parse(await response.json());
  } catch {
    return undefined;
  }
}
