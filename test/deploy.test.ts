import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settings } from '../src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8');

describe('the files of deploy/', () => {
  it('copy into the image what is there and not kept out of it', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const letIn = read('Dockerfile.dockerignore').split('\n');
    expect(copied).toContain('package.json');
    for (const name of copied) {
      expect(existsSync(join(root, name)), name).toBe(true);
      expect(letIn).toContain(`!${name}`);
    }
  });

  it('let the image have all that the build and the installation read', () => {
    const copied = read('Dockerfile');
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const script of ['postinstall', 'build']) expect(scripts[script]).toMatch(/^node install\//);
    for (const name of ['install', 'tsconfig.json', 'tsconfig.build.json', 'src', 'data'])
      expect(copied).toMatch(new RegExp(`^COPY [^\n]*\\b${name.replaceAll('.', '\\.')}\\b`, 'm'));
  });

  it('name only settings that there are', () => {
    const known = new Set<string>(Object.values(settings).map(({ key }) => key));
    const { services } = parse(read('compose.yaml')) as { services: { bot: { environment: Record<string, string> } } };
    const ofLibraries = ['PGPASSWORD', 'NODE_ENV'];
    const named = [
      ...Object.keys(services.bot.environment),
      ...[...read('Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(
        ([, line = '']) => line.match(/\b[A-Z_]+(?==)/g) ?? [],
      ),
    ];
    expect(named).toContain('STATE_URL');
    expect(named.filter((name) => !known.has(name) && !ofLibraries.includes(name))).toEqual([]);
  });

  it('run nothing as the system user', () => {
    expect(read('Dockerfile').split('\nFROM ').at(-1)).toMatch(/^USER node$/m);
    expect(read('anlitong.service')).toMatch(/^User=(?!root).+$/m);
  });
});
