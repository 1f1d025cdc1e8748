import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../test/support/postgres.ts';

export const engines = ['postgres', 'sqlite'] as const;
export type EngineName = (typeof engines)[number];

/** A database for the soak, flushed to the disk at every commit; nothing of it is left when it is stopped. */
export type SoakDatabase = {
  name: string;
  url: string;
  /** Lets the server fall as in a crash and starts it again; where there is no server, undefined. */
  restart?: () => Promise<void>;
  stop(): Promise<void>;
};

export async function aSoakDatabase(engine: EngineName): Promise<SoakDatabase> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'bench-soak-'));
    const url = `sqlite:${join(folder, 'bot.db')}`;
    return { name: 'SQLite', url, stop: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const server = await startPostgres();
  const url = await server.createDatabase();
  return { name: 'PostgreSQL', url, restart: () => server.restart('immediate'), stop: server.stop };
}
