import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** Folder of the server's programs, where Debian's packages put them or on the path; undefined where there are none. */
export const postgresPrograms = findPrograms();

/** Said by whoever needs a server when its programs are missing. */
export const howToInstallPostgres =
  'no PostgreSQL server found: skipped. Install it (Debian: apt-get install postgresql) or put initdb and postgres on the PATH';

/** Signals by which a server ends: it lets nobody finish, or it falls as in a crash and mends its files at the start. */
const endings = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** A PostgreSQL server of its own, on a free port of this machine; nothing of it is left when it is stopped. */
export type PostgresServer = {
  /** Makes an empty database; answers its address. */
  createDatabase(): Promise<string>;
  /** Ends it and starts it again on the same port and files; resolves when it takes connections. */
  restart(how: keyof typeof endings): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a server that flushes every commit to the disk, as the real one does. */
export async function startPostgres(): Promise<PostgresServer> {
  if (!postgresPrograms) throw new Error(howToInstallPostgres);
  const folder = mkdtempSync(join(tmpdir(), 'anlitong-postgres-'));
  const port = await freePort();
  const place: Place = { programs: postgresPrograms, folder, port, user: ordinaryUser() };
  initialise(place);
  let server = await start(place);
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      const admin = new pg.Client({ connectionString: urlOf(port, 'postgres') });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      return urlOf(port, name);
    },
    async restart(how) {
      await end(server, endings[how]);
      server = await start(place);
    },
    async stop() {
      await end(server, endings.immediate);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where a server lies and as whom it runs. */
type Place = { programs: string; folder: string; port: number; user: { uid: number; gid: number } | undefined };

function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** The server refuses to run as the system's user. */
function ordinaryUser(): Place['user'] {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function initialise({ programs, folder, user }: Place): void {
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const options = ['-D', join(folder, 'data'), '-U', 'tea', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), options, { ...user, cwd: folder, stdio: 'ignore' });
}

async function start({ programs, folder, port, user }: Place): Promise<ChildProcess> {
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', join(folder, 'data'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (log.includes('ready to accept connections')) return;
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

function urlOf(port: number, database: string): string {
  return `postgres://tea@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
