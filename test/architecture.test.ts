import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findViolations, importsOf, type SourceFile } from './support/architecture.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function sourceFiles(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `src/${name.replaceAll('\\', '/')}`,
      text: readFileSync(join(root, 'src', name), 'utf8'),
    }));
}

describe('the source', () => {
  it('keeps its arrows in one direction, its settings in one place, its files small and well named', () => {
    expect(findViolations(sourceFiles())).toEqual([]);
  });

  it('is read by the check: every part of the house has files, and their imports are found', () => {
    const files = sourceFiles();
    for (const place of ['knowledge', 'bot', 'adapters', 'cli'])
      expect(files.some(({ path }) => path.startsWith(`src/${place}/`))).toBe(true);
    const paths = new Set(files.map(({ path }) => path));
    const targets = files.flatMap(importsOf).filter((target) => target.startsWith('src/'));
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((target) => !paths.has(target))).toEqual([]);
  });
});

describe('findViolations', () => {
  const wrong: [string, string, string][] = [
    ['knowledge imports bot', 'src/knowledge/load.ts', "import { reply } from '../bot/reply.ts';"],
    ['knowledge imports config', 'src/knowledge/text/a.ts', "import { loadConfig } from '../../config.ts';"],
    ['knowledge leaves src', 'src/knowledge/load.ts', "import data from '../../data/a.json';"],
    ['bot imports an adapter', 'src/bot/bot.ts', "import type { Adapter } from '../adapters/adapter.ts';"],
    ['bot imports config', 'src/bot/intents/help.ts', "import { loadConfig } from '../../config.ts';"],
    ['an adapter imports another one', 'src/adapters/feishu/a.ts', "import { b } from '../wechat/b.ts';"],
    ['a shared adapter file imports one adapter', 'src/adapters/plain.ts', "import { b } from './wechat/b.ts';"],
    ['an adapter imports config', 'src/adapters/web/a.ts', "import { loadConfig } from '../../config.ts';"],
    ['an adapter imports a command', 'src/adapters/web/a.ts', "import { run } from '../../cli/command.ts';"],
    ['an adapter imports the log', 'src/adapters/web/a.ts', "import { createLog } from '../../log.ts';"],
    ['bot imports the log', 'src/bot/bot.ts', "import { createLog } from '../log.ts';"],
    ['the log imports config', 'src/log.ts', "import { loadConfig } from './config.ts';"],
    ['config imports knowledge', 'src/config.ts', "import { load } from './knowledge/load.ts';"],
    ['a part of config imports knowledge', 'src/config/a.ts', "import { load } from '../knowledge/load.ts';"],
    ['an adapter imports a part of config', 'src/adapters/web/a.ts', "import { a } from '../../config/a.ts';"],
    ['an import on several lines', 'src/bot/bot.ts', "import {\n  a,\n  b,\n} from '../cli/command.ts';"],
    ['a dynamic import', 'src/bot/bot.ts', "const a = await import('../adapters/web/a.ts');"],
    ['an import for its effect', 'src/bot/bot.ts', "import '../adapters/web/a.ts';"],
    ['a re-export', 'src/knowledge/a.ts', "export * from '../bot/reply.ts';"],
    ['a type import in place', 'src/knowledge/a.ts', "let a: import('../bot/reply.ts').Reply;"],
  ];
  it.each(wrong)('reports that %s', (_what, path, text) => {
    expect(findViolations([{ path, text }])).toEqual([expect.stringContaining(`${path} must not import`)]);
  });

  const right: [string, string, string][] = [
    ['a command to import everything', 'src/cli/a.ts', "import '../adapters/web/a.ts';\nimport '../config.ts';"],
    ['main to import everything', 'src/main.ts', "import './adapters/web/a.ts';\nimport './config.ts';"],
    ['config to import its parts', 'src/config.ts', "import { a } from './config/a.ts';"],
    ['main to import the log', 'src/main.ts', "import { createLog } from './log.ts';"],
    ['bot to import knowledge', 'src/bot/intents/a.ts', "import { b } from '../../knowledge/b.ts';"],
    ['an adapter to import the port', 'src/adapters/web/a.ts', "import { b } from '../adapter.ts';"],
    ['an adapter to import its own files', 'src/adapters/web/a/b.ts', "import { b } from '../c/d.ts';"],
    ['packages anywhere', 'src/knowledge/a.ts', "import { z } from 'zod';\nimport { join } from 'node:path';"],
    ['a comment to speak of an import', 'src/knowledge/a.ts', "// as in: import '../bot/reply.ts'"],
  ];
  it.each(right)('allows %s', (_what, path, text) => {
    expect(findViolations([{ path, text }])).toEqual([]);
  });

  it.each([
    'const a = process.env.HOME;',
    "const a = process['env'];",
    'const { argv, env } = process;',
    "import { env } from 'node:process';",
  ])('reports a reader of the environment outside config.ts: %s', (text) => {
    expect(findViolations([{ path: 'src/bot/a.ts', text }])).toEqual(['src/bot/a.ts reads process.env']);
    expect(findViolations([{ path: 'src/config.ts', text }])).toEqual([]);
  });

  it.each(['src/bot/utils.ts', 'src/bot/helpers.ts', 'src/common.ts', 'src/knowledge/common/a.ts'])(
    'reports the vague name %s',
    (path) => {
      expect(findViolations([{ path, text: '' }])).toContain(`${path} has a name that says nothing`);
    },
  );

  it('reports a file of more than 300 lines and none of 300', () => {
    const path = 'src/bot/a.ts';
    expect(findViolations([{ path, text: '//\n'.repeat(300) }])).toEqual([]);
    expect(findViolations([{ path, text: '//\n'.repeat(301) }])).toEqual([`${path} has more than 300 lines`]);
  });

  it('reports a file outside the known parts of src', () => {
    expect(findViolations([{ path: 'src/misc/a.ts', text: '' }])).toEqual([
      'src/misc/a.ts lies in no known part of src',
    ]);
  });
});
