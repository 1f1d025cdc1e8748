// `npm run build [-- FOLDER]`: compiles src/ to dist/, or to another folder, and takes along what is not TypeScript. The
// result runs with `node FOLDER/main.js`; beside the folder it wants package.json, node_modules/ and data/.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? join(root, 'dist'));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const isTakenAlong = (path) => statSync(path).isDirectory() || !['.ts', '.md'].includes(extname(path));

// Files that were renamed since the last build would stay behind.
rmSync(target, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', target],
  { stdio: 'inherit' },
);
if (status === 0) cpSync(join(root, 'src'), target, { recursive: true, filter: isTakenAlong });
process.exitCode = status ?? 1;
